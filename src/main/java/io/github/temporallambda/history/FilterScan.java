package io.github.temporallambda.history;

/**
 * Reads a list filter as the server's SQL parser does: strings in {@code '}, {@code "} and {@code
 * `}, where a backslash takes the next character with it and a doubled quote is one of the string.
 */
final class FilterScan {

  private final String text;
  private final StringBuilder bare = new StringBuilder();
  private int depth;

  private FilterScan(String text) {
    this.text = text;
  }

  /**
   * The filter with {@code ''} for each string.
   *
   * @throws IllegalArgumentException when a quote or a parenthesis is left open, when one is closed
   *     that was not opened, or when there is more than an expression; with a sentence that may be
   *     shown
   */
  static String withoutStrings(String text) {
    FilterScan scan = new FilterScan(text);
    int at = 0;
    while (at < text.length()) {
      at = scan.next(at);
    }
    if (scan.depth > 0) {
      throw new IllegalArgumentException("the query opens a parenthesis that it does not close");
    }
    return scan.bare.toString();
  }

  private int next(int at) {
    char c = text.charAt(at);
    if (c == '\'' || c == '"' || c == '`') {
      bare.append("''");
      return endOfString(at);
    }
    if (c == ';' || c == '#' || text.startsWith("--", at) || text.startsWith("/*", at)) {
      throw new IllegalArgumentException(
          "the query holds '" + c + "' outside of quotes, which ends or hides what follows");
    }
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (depth < 0) {
      throw new IllegalArgumentException("the query closes a parenthesis that it did not open");
    }
    bare.append(c);
    return at + 1;
  }

  private int endOfString(int start) {
    char quote = text.charAt(start);
    int at = start + 1;
    while (at < text.length()) {
      boolean pair = at + 1 < text.length();
      if (text.charAt(at) == '\\' && quote != '`') {
        at += 2;
      } else if (text.charAt(at) != quote) {
        at++;
      } else if (pair && text.charAt(at + 1) == quote) {
        at += 2;
      } else {
        return at + 1;
      }
    }
    throw new IllegalArgumentException("the query opens a quote that it does not close");
  }
}
