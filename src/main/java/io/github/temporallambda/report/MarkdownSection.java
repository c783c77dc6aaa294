package io.github.temporallambda.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of the Markdown report that has its share of the whole's size: what does not fit is left
 * out from its end, and it says so.
 *
 * @param head what comes before the blocks: the heading, the head of a table
 * @param separator what stands between blocks
 * @param blocks rows, items or paragraphs, each whole
 * @param foot what follows, also where blocks were left out
 */
record MarkdownSection(String head, String separator, List<String> blocks, String foot) {

  MarkdownSection {
    blocks = List.copyOf(blocks);
  }

  /** A list or table under a heading. */
  static MarkdownSection ofLines(String head, List<String> lines) {
    return new MarkdownSection(head, "\n", lines, "");
  }

  /** Paragraphs under a heading. */
  static MarkdownSection ofParagraphs(String head, List<String> paragraphs) {
    return new MarkdownSection(head + "\n", "\n\n", paragraphs, "");
  }

  /** The text, without a line end; nothing where there is no block. */
  Optional<String> within(int bytes) {
    if (blocks.isEmpty()) {
      return Optional.empty();
    }
    List<String> kept = new ArrayList<>();
    int size = size(head) + size(foot);
    for (String block : blocks) {
      size += size(block) + separator.length();
      if (size > bytes) {
        break;
      }
      kept.add(block);
    }
    String text = head + "\n" + String.join(separator, kept);
    int leftOut = blocks.size() - kept.size();
    String rest =
        leftOut == 0 ? "" : "\n\n" + leftOut + " more are left out here; the JSON report has them.";
    return Optional.of(text + rest + (foot.isEmpty() ? "" : "\n\n" + foot));
  }

  private static int size(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
