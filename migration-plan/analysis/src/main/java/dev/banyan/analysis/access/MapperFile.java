package dev.banyan.analysis.access;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// A mapper file of MyBatis, its dynamic statements written out: each condition met, each loop gone
/// through once, the first of each choice taken.
final class MapperFile {
  private static final Set<String> STATEMENTS = Set.of("select", "insert", "update", "delete");

  /// @param namespace the mapper's; often a type
  record Mapped(String namespace, String id, String sql) {}

  /// It is no well-formed XML.
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private final Map<String, Element> fragments = new HashMap<>();

  private MapperFile() {}

  static List<Mapped> read(String xml) throws Broken {
    Element root = parsed(xml);
    MapperFile file = new MapperFile();
    List<Mapped> statements = new ArrayList<>();
    for (Element child : children(root)) {
      if (child.getTagName().equals("sql")) {
        file.fragments.put(child.getAttribute("id"), child);
      }
    }
    for (Element child : children(root)) {
      if (STATEMENTS.contains(child.getTagName())) {
        statements.add(
            new Mapped(
                root.getAttribute("namespace"),
                child.getAttribute("id"),
                file.text(child)
                    .replaceAll("\\s+", " ")
                    .replaceAll("(?i)(where|\\() (?:or|and) ", "$1 ")
                    .strip()));
      }
    }
    return statements;
  }

  private static Element parsed(String xml) throws Broken {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      factory.setExpandEntityReferences(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      builder.setEntityResolver((id, system) -> new InputSource(new StringReader("")));
      return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    } catch (SAXException | IOException broken) {
      throw new Broken(String.valueOf(broken.getMessage()), broken);
    } catch (ParserConfigurationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      if (nodes.item(i) instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  private String text(Node parent) {
    StringBuilder text = new StringBuilder();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element) {
        text.append(' ').append(dynamic(element)).append(' ');
      } else if (node.getNodeType() == Node.TEXT_NODE
          || node.getNodeType() == Node.CDATA_SECTION_NODE) {
        text.append(node.getNodeValue());
      }
    }
    return text.toString();
  }

  private String dynamic(Element element) {
    return switch (element.getTagName()) {
      case "include" -> {
        String name = element.getAttribute("refid");
        Element fragment = fragments.get(name.substring(name.lastIndexOf('.') + 1));
        yield fragment == null ? "" : text(fragment);
      }
      case "where" -> after("where ", text(element).strip().replaceFirst("(?i)^(and|or)\\b", ""));
      case "set" -> after("set ", text(element).strip().replaceFirst(",$", ""));
      case "trim" -> trimmed(element);
      case "foreach" ->
          element.getAttribute("open") + text(element).strip() + element.getAttribute("close");
      case "choose" -> children(element).stream().findFirst().map(this::text).orElse("");
      case "bind", "selectKey" -> "";
      default -> text(element);
    };
  }

  private String trimmed(Element element) {
    String text = text(element).strip();
    for (String prefix : element.getAttribute("prefixOverrides").split("\\|")) {
      if (!prefix.isBlank()
          && text.regionMatches(true, 0, prefix.strip(), 0, prefix.strip().length())) {
        text = text.substring(prefix.strip().length());
        break;
      }
    }
    for (String suffix : element.getAttribute("suffixOverrides").split("\\|")) {
      if (!suffix.isBlank() && text.endsWith(suffix.strip())) {
        text = text.substring(0, text.length() - suffix.strip().length());
        break;
      }
    }
    return element.getAttribute("prefix") + " " + text + " " + element.getAttribute("suffix");
  }

  private static String after(String keyword, String text) {
    return text.isBlank() ? "" : keyword + text;
  }
}
