package io.github.temporallambda.history;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list filter of a user's own, as {@code temporal workflow list --query} takes it. One that could
 * stand for itself, so that between parentheses it cannot change what stands around it.
 *
 * @param text the filter
 */
public record ListFilter(String text) {

  /** Visibility records these when an execution closes; no running one has them. */
  private static final Set<String> OF_CLOSED =
      Set.of(
          "historylength",
          "historysizebytes",
          "statetransitioncount",
          "closetime",
          "executionduration");

  private static final Pattern CLAUSE =
      Pattern.compile("\\b(order\\s+by|group\\s+by|limit\\s+\\d|having)\\b");

  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /**
   * @throws IllegalArgumentException when it is not one expression, with a sentence that may be
   *     shown
   */
  public ListFilter {
    if (text.isBlank()) {
      throw new IllegalArgumentException("the query is empty");
    }
    String bare = FilterScan.withoutStrings(text).toLowerCase(Locale.ROOT);
    Matcher clause = CLAUSE.matcher(bare);
    if (clause.find()) {
      throw new IllegalArgumentException(
          "the query holds "
              + clause.group(1).toUpperCase(Locale.ROOT)
              + ", and it can only filter");
    }
    WORD.matcher(bare)
        .results()
        .map(word -> word.group())
        .filter(OF_CLOSED::contains)
        .findFirst()
        .ifPresent(
            attribute -> {
              throw new IllegalArgumentException(
                  "the query asks for "
                      + attribute
                      + ", which visibility knows of closed executions alone: no running one would"
                      + " fit");
            });
  }

  /** Between parentheses, as a term beside others. */
  String term() {
    return "(" + text + ")";
  }
}
