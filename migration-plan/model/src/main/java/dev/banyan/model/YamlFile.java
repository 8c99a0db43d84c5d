package dev.banyan.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/// Reads a YAML file into nodes that know their line and column. Nothing is constructed from it but
/// text, so a tag cannot name a class; size, depth and aliases are bounded.
final class YamlFile {
  private static final int LARGEST = 1 << 20;

  private final Path folder;
  private final Problems problems;

  YamlFile(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /// @param file relative to the plan's folder
  /// @return nothing where it cannot be read as YAML; the problems say why
  Optional<YamlValue> read(Path file, String name) {
    return text(file).flatMap(text -> parse(file, text)).map(node -> value(file, name, node));
  }

  private YamlValue value(Path file, String name, Node node) {
    return new YamlValue(name, node, new YamlValue.Source(file, problems));
  }

  private Optional<String> text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve(file));
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException notUtf8) {
      problems.add(new Place(file, 1, 1), "the file is not UTF-8 text; save it as UTF-8");
    } catch (IOException unreadable) {
      problems.add(
          new Place(file, 1, 1), "the file cannot be read (%s)".formatted(unreadable.getMessage()));
    }
    return Optional.empty();
  }

  private Optional<Node> parse(Path file, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    options.setNestingDepthLimit(20);
    options.setMaxAliasesForCollections(20);
    try {
      StreamReader reader = new StreamReader(text);
      @Nullable Node root =
          new Composer(new ParserImpl(reader, options), new Resolver(), options).getSingleNode();
      return Optional.of(root == null ? nothing() : root);
    } catch (MarkedYAMLException broken) {
      @Nullable Mark mark = broken.getProblemMark();
      Place place =
          mark == null
              ? new Place(file, 1, 1)
              : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
      problems.add(
          place,
          "this is not plain YAML: %s; the rest of the file was not read"
              .formatted(sentence(broken.getContext(), broken.getProblem())));
    } catch (ReaderException control) {
      problems.add(
          place(file, text, control.getPosition()),
          "the file contains the character U+%04X, which YAML does not allow; take it out"
              .formatted(control.getCodePoint()));
    } catch (YAMLException refused) {
      problems.add(
          new Place(file, 1, 1), "the file was refused: %s".formatted(refused.getMessage()));
    }
    return Optional.empty();
  }

  private static String sentence(@Nullable String context, @Nullable String problem) {
    if (context == null || problem == null) {
      return context == null ? String.valueOf(problem) : context;
    }
    return context + ", " + problem;
  }

  private static Place place(Path file, String text, int position) {
    String before = text.substring(0, Math.min(position, text.length()));
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new Place(file, line, before.length() - before.lastIndexOf('\n'));
  }

  /// What an empty file holds.
  private static Node nothing() {
    Mark start = new Mark("", 0, 0, 0, new int[0], 0);
    return new ScalarNode(Tag.NULL, "", start, start, ScalarStyle.PLAIN);
  }
}
