package io.github.temporallambda.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Foreign text as GitHub-flavoured Markdown that shows it and does nothing else: no heading, link,
 * mention, picture or HTML, and no end of a table's cell. Everything that a report did not word
 * itself goes through here.
 *
 * <p>Code is the one form in which no such thing is looked for, wherever it is rendered; a
 * backslash would not keep an {@code @} from being a mention.
 */
final class Markdown {

  private static final int MOST_INLINE = 2_000;
  private static final int MOST_IN_A_BLOCK = 24 * 1024;

  private static final Pattern TICKS = Pattern.compile("`+");

  /**
   * A word or a short number, within what goes around it; nothing that Markdown or GitHub acts on.
   */
  private static final Pattern WORD =
      Pattern.compile("[(\"']?\\p{L}+(?:['’-]\\p{L}+)*[)\"']?[.,;:]?|\\d{1,3}(?:,\\d{3})*");

  private static final Pattern STOP = Pattern.compile("(?<=[^.,;: ])[.,;:]$");

  private Markdown() {}

  /** As code within a line; nothing for an empty text. */
  static String code(String text) {
    return span(inline(text));
  }

  /** As code within a cell of a table: a bar would end the cell, also within code. */
  static String cell(String text) {
    return Stream.of(inline(text).split("\\|", -1))
        .map(Markdown::span)
        .collect(Collectors.joining("\\|"));
  }

  private static String inline(String text) {
    return ForeignText.limited(ForeignText.line(text).strip(), MOST_INLINE);
  }

  /** A reader takes one space from both ends where both have one. */
  private static String span(String line) {
    if (line.isEmpty()) {
      return "";
    }
    String fence = fence(line, 1);
    boolean touches = line.startsWith("`") || line.endsWith("`");
    boolean spaced = line.startsWith(" ") && line.endsWith(" ") && !line.isBlank();
    return touches || spaced ? fence + " " + line + " " + fence : fence + line + fence;
  }

  /** As a sentence: plain words stay words, all else becomes code. */
  static String prose(String text) {
    StringBuilder prose = new StringBuilder();
    List<String> code = new ArrayList<>();
    for (String word : inline(text).split(" +", -1)) {
      if (WORD.matcher(word).matches()) {
        flush(code, prose);
        append(prose, word);
      } else {
        code.add(word);
      }
    }
    flush(code, prose);
    return prose.toString();
  }

  private static void flush(List<String> code, StringBuilder prose) {
    if (!code.isEmpty()) {
      String words = String.join(" ", code);
      String bare = withoutItsEnd(words);
      append(prose, code(bare) + words.substring(bare.length()));
      code.clear();
    }
  }

  /** Without what ends the sentence, or the parenthesis that began before the words. */
  private static String withoutItsEnd(String words) {
    String bare = STOP.matcher(words).replaceFirst("");
    boolean closes = bare.length() > 1 && bare.endsWith(")") && bare.indexOf('(') < 0;
    return closes ? bare.substring(0, bare.length() - 1) : bare;
  }

  private static void append(StringBuilder prose, String word) {
    prose.append(prose.length() == 0 ? "" : " ").append(word);
  }

  /**
   * As a block of code, its lines as they are; of a very long one the end is left out, and it says
   * so.
   *
   * @param language what the block is, for instance {@code shell}
   */
  static String block(String language, List<String> lines) {
    List<String> shown =
        lines.stream()
            .flatMap(line -> Stream.of(ForeignText.lines(line).split("\n", -1)))
            .map(line -> ForeignText.limited(line, MOST_INLINE))
            .toList();
    int kept = fitting(shown);
    String rest =
        kept == shown.size()
            ? ""
            : "\n… " + (shown.size() - kept) + " more lines, in the JSON report";
    String text = String.join("\n", shown.subList(0, kept)) + rest;
    String fence = fence(text, 3);
    return fence + language + "\n" + text + "\n" + fence;
  }

  private static int fitting(List<String> lines) {
    int size = 0;
    for (int i = 0; i < lines.size(); i++) {
      size += lines.get(i).length() + 1;
      if (size > MOST_IN_A_BLOCK) {
        return i;
      }
    }
    return lines.size();
  }

  /** Longer than any run of backticks in the text. */
  private static String fence(String text, int least) {
    int longest =
        TICKS
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .mapToInt(String::length)
            .max()
            .orElse(0);
    return "`".repeat(Math.max(least, longest + 1));
  }
}
