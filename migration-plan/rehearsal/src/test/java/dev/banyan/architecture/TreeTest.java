package dev.banyan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What belongs to one machine or one network is not kept: a clone builds anywhere.
class TreeTest {
  /// Where packages come from is the business of whoever builds (Maven's settings).
  private static final Pattern REGISTRY =
      Pattern.compile(
          "\\b(?:(?:repo\\d?|registry|artifactory|nexus|plugins)\\.(?:[a-z0-9-]+\\.)+(?:org|com|io|net|dev|internal)"
              + "|(?:[a-z0-9-]+\\.)*(?:sonatype|npmjs|pypi|jitpack|pythonhosted)\\.(?:org|com|io))\\b");

  private static final Pattern MACHINE =
      Pattern.compile("(?<![\\w.}/-])/(?:home|root|Users|work)/[\\w.-]+|\\b[A-Z]:\\\\+Users\\\\");

  @Test
  void no_package_registry_is_named() {
    assertThat(findings(REGISTRY)).isEmpty();
  }

  @Test
  void no_path_of_a_machine_is_named() {
    assertThat(findings(MACHINE)).isEmpty();
  }

  @Test
  void both_would_be_found() {
    List<String> registries = List.of("repo1.maven" + ".org", "registry.npmjs" + ".org");
    List<String> machines = List.of("/home" + "/someone/banyan", "C:" + "\\Users\\someone");

    assertThat(registries).allMatch(host -> REGISTRY.matcher("https://" + host + "/x").find());
    assertThat(machines).allMatch(path -> MACHINE.matcher("see " + path).find());
    assertThat(REGISTRY.matcher("http://maven.apache.org/POM/4.0.0").find()).isFalse();
    assertThat(MACHINE.matcher("https://example.org/home/page").find()).isFalse();
  }

  private static List<String> findings(Pattern pattern) {
    return House.files().stream()
        .flatMap(
            file ->
                text(file).stream()
                    .flatMap(text -> pattern.matcher(text).results())
                    .map(match -> file + ": " + match.group()))
        .toList();
  }

  /// Nothing for what is not text.
  private static Optional<String> text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(House.root().resolve(file));
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException binary) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
