package io.github.temporallambda.report;

/**
 * Text that others chose: workflow IDs, exceptions' words, names. It may hold anything; what a
 * terminal, a log or a page would act on instead of showing it is replaced here.
 */
final class ForeignText {

  private static final char REPLACEMENT = '\uFFFD';

  private ForeignText() {}

  /** On one line, with line ends and tabs as spaces, and no invisible character. */
  static String line(String text) {
    return shown(text.replaceAll("\\R", " ").replace('\t', ' '));
  }

  /** With its lines as they are, and no other invisible character. */
  static String lines(String text) {
    return shown(text.replaceAll("\\R", "\n").replace("\t", "  "));
  }

  /** At most so many UTF-16 units, marked where it is cut; never half a character. */
  static String limited(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().map(c -> isShown(c) ? c : REPLACEMENT).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  /** Neither a control character, nor one that turns direction, nor half of a pair. */
  private static boolean isShown(int c) {
    int type = Character.getType(c);
    return c == '\n'
        || (type != Character.CONTROL
            && type != Character.FORMAT
            && type != Character.LINE_SEPARATOR
            && type != Character.PARAGRAPH_SEPARATOR
            && type != Character.SURROGATE
            && (c & 0xFFFE) != 0xFFFE);
  }
}
