package io.github.temporallambda.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/** Whatever foreign text holds, it is shown and does nothing: read back by another's parser. */
final class MarkdownTest {

  @Provide
  Arbitrary<String> hostile() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "|",
            "`",
            "``",
            "\\",
            "\n",
            "\r",
            "#",
            "# head",
            "- item",
            "1. item",
            "<b>",
            "</table>",
            "<!--",
            "@alice",
            "#12",
            "https://evil.example/x",
            "www.evil.example",
            "a@b.example",
            "[x](http://y)",
            "![i](http://y)",
            "~~~",
            "```",
            "---",
            "|---|",
            "**",
            "_",
            "$x$",
            ":tada:",
            "&amp;",
            "&#64;",
            "\u001b[31m",
            "\u202e",
            "\u0000",
            " ",
            "\t",
            "order",
            "Füße",
            "3f2c1a9b7d10",
            "12",
            "\uD800",
            "é",
            "😀",
            "::error::",
            "a",
            ".",
            "'",
            "\u2028");
    return Arbitraries.oneOf(
        pieces.list().ofMaxSize(12).map(list -> String.join("", list)),
        pieces.list().ofMaxSize(12).map(list -> String.join(" ", list)),
        Arbitraries.strings().ofMaxLength(30));
  }

  @Property(tries = 2000)
  void codeIsCodeAndHoldsTheText(@ForAll("hostile") String text) {
    Node paragraph =
        only(MarkdownReading.parse("Before " + Markdown.code(text) + " after"), Paragraph.class);

    assertThat(MarkdownReading.shown(paragraph)).isEqualTo("Before " + shown(text) + " after");
    assertThat(MarkdownReading.kinds(paragraph)).isSubsetOf(Text.class, Code.class);
  }

  @Property(tries = 2000)
  void cellStaysOneCellAndHoldsTheText(@ForAll("hostile") String text) {
    Node table =
        MarkdownReading.parse(
            "| a | b |\n|---|---|\n| " + Markdown.cell(text) + " | end |\n\nafter");
    List<Node> cells = MarkdownReading.all(table, TableCell.class);

    assertThat(cells).hasSize(4);
    assertThat(MarkdownReading.shown(cells.get(2)).strip()).isEqualTo(shown(text));
    assertThat(MarkdownReading.shown(cells.get(3))).isEqualTo("end");
    assertThat(MarkdownReading.kinds(cells.get(2))).isSubsetOf(Text.class, Code.class);
  }

  @Property(tries = 2000)
  void proseIsWordsAndCodeAndNothingElse(@ForAll("hostile") String text) {
    String prose = Markdown.prose(text);
    Node document = MarkdownReading.parse("Told: " + prose);
    Node item = MarkdownReading.parse("- " + prose + "\n- next");

    assertThat(MarkdownReading.kinds(only(document, Paragraph.class)))
        .isSubsetOf(Text.class, Code.class);
    assertThat(words(MarkdownReading.shown(document))).isEqualTo(words("Told: " + shown(text)));
    assertThat(MarkdownReading.all(item, ListItem.class)).hasSize(2);
    assertThat(MarkdownReading.all(item, Link.class)).isEmpty();
  }

  /** Outside of code there is nothing that GitHub makes a mention, a reference or a link of. */
  @Property(tries = 2000)
  void plainWordsOfProseHoldNothingThatIsActedOn(@ForAll("hostile") String text) {
    String outside =
        MarkdownReading.all(MarkdownReading.parse("Told: " + Markdown.prose(text)), Text.class)
            .stream()
            .map(node -> ((Text) node).getLiteral())
            .collect(Collectors.joining(" "));

    assertThat(outside).doesNotContainPattern("[@#<>&|`*_~\\[\\]$/\\\\]|www|[0-9a-f]{7}");
  }

  @Property(tries = 2000)
  void blockStaysOneBlockAndHoldsEachLine(
      @ForAll("hostile") String first, @ForAll("hostile") String second) {
    Node document =
        MarkdownReading.parse(Markdown.block("text", List.of(first, second)) + "\n\nafter");

    FencedCodeBlock block = (FencedCodeBlock) document.getFirstChild();
    assertThat(block.getLiteral())
        .isEqualTo(ForeignText.lines(first) + "\n" + ForeignText.lines(second) + "\n");
    assertThat(block.getNext()).isInstanceOf(Paragraph.class);
  }

  @Example
  void numbersAndWordsStayPlainAndNamesBecomeCode() {
    assertThat(Markdown.prose("48,211 executions of orders:b1, by @ada: see #7."))
        .isEqualTo("48,211 executions of `orders:b1`, by `@ada`: see `#7`.");
    assertThat(Markdown.prose("not read (Temporal answered DATA_LOSS); by count(all), too"))
        .isEqualTo("not read (Temporal answered `DATA_LOSS`); by `count(all)`, too");
  }

  private static String shown(String text) {
    return ForeignText.line(text).strip();
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split(" +", -1));
  }

  private static Node only(Node document, Class<? extends Node> kind) {
    assertThat(MarkdownReading.kinds(document)).containsExactly(kind);
    return document.getFirstChild();
  }
}
