package io.github.temporallambda.report;

import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BulletList;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;

/**
 * A Markdown report by places: {@code decision} is its first line, a section's name its heading up
 * to a colon or, where it has none, the first cell of its table. Rows are told by their first cell
 * and by their number, columns by their head, items by their number, and what an empty line parts
 * by the number of these.
 */
final class MarkdownPlaces {

  private final Places places = new Places();
  private String section = "";
  private int item;
  private int paragraph;

  private MarkdownPlaces() {}

  static Places of(String markdown) {
    MarkdownPlaces reading = new MarkdownPlaces();
    Node node = MarkdownReading.parse(markdown).getFirstChild();
    for (; node != null; node = node.getNext()) {
      reading.read(node);
    }
    return reading.places;
  }

  private void read(Node node) {
    if (node instanceof Heading heading && heading.getLevel() == 3) {
      places.add("decision", MarkdownReading.shown(heading));
    } else if (node instanceof Heading heading) {
      String title = MarkdownReading.shown(heading);
      section = title.split(":", 2)[0];
      item = 0;
      paragraph = 0;
      places.add(section + "/title", title);
    } else if (node instanceof TableBlock table) {
      table(table);
    } else if (node instanceof BulletList list) {
      MarkdownReading.all(list, ListItem.class).forEach(this::item);
    } else {
      text(node);
    }
  }

  private void text(Node node) {
    if (node.getFirstChild() instanceof StrongEmphasis) {
      next();
    }
    String text = MarkdownReading.shown(node).replaceFirst("\n$", "");
    places.add(section + "/" + item, text);
    places.add(section, text);
    for (String line : text.split("\n", -1)) {
      paragraph += line.isEmpty() ? 1 : 0;
      places.add(section + "/paragraph" + paragraph, line);
    }
  }

  private void item(Node node) {
    next();
    places.add(section + "/" + item, MarkdownReading.shown(node));
    places.add(section, MarkdownReading.shown(node));
  }

  private void next() {
    item++;
    places.count(section + "/count");
  }

  private void table(TableBlock table) {
    List<List<String>> rows =
        MarkdownReading.all(table, TableRow.class).stream()
            .map(
                row ->
                    MarkdownReading.all(row, TableCell.class).stream()
                        .map(MarkdownReading::shown)
                        .toList())
            .toList();
    List<String> head = rows.get(0);
    String name = section.isEmpty() ? head.get(0) : section;
    for (int i = 1; i < rows.size(); i++) {
      places.count(name + "/count");
      for (int j = 0; j < head.size(); j++) {
        String column = head.get(j).isEmpty() ? "" : "/" + head.get(j);
        places.add(name + "/row" + i + column, rows.get(i).get(j));
        if (j > 0) {
          places.add(name + "/" + rows.get(i).get(0) + column, rows.get(i).get(j));
        }
      }
    }
  }
}
