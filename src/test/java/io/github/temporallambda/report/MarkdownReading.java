package io.github.temporallambda.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Markdown as another's parser reads it, with tables and with what becomes a link by itself. */
final class MarkdownReading {

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create(), AutolinkExtension.create()))
          .build();

  private MarkdownReading() {}

  static Node parse(String markdown) {
    return PARSER.parse(markdown);
  }

  /** What a reader sees of {@code node}. */
  static String shown(Node node) {
    StringBuilder text = new StringBuilder();
    for (Node each : all(node, Node.class)) {
      if (each instanceof Text plain) {
        text.append(plain.getLiteral());
      } else if (each instanceof Code code) {
        text.append(code.getLiteral());
      } else if (each instanceof FencedCodeBlock block) {
        text.append(block.getLiteral());
      } else if (each instanceof SoftLineBreak) {
        text.append('\n');
      }
    }
    return text.toString();
  }

  /** The rows of all tables: the cells, by what is in their first one. */
  static Map<String, List<String>> rows(Node document) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    for (Node row : all(document, TableRow.class)) {
      List<String> cells = all(row, TableCell.class).stream().map(MarkdownReading::shown).toList();
      rows.putIfAbsent(cells.get(0), cells.subList(1, cells.size()));
    }
    return rows;
  }

  static List<Class<?>> kinds(Node parent) {
    List<Class<?>> kinds = new ArrayList<>();
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      kinds.add(child.getClass());
    }
    return kinds;
  }

  static List<Node> all(Node parent, Class<? extends Node> kind) {
    List<Node> found = new ArrayList<>();
    if (kind.isInstance(parent) && !(parent instanceof Document)) {
      found.add(parent);
    }
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      found.addAll(all(child, kind));
    }
    return found;
  }
}
