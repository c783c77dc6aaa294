package io.github.temporallambda.handler;

import java.util.regex.Pattern;

/**
 * The handler string of a Java function as Lambda takes it: {@code pkg.Class} or {@code
 * pkg.Class::method}.
 *
 * @param value at most 128 characters, as Lambda limits it
 */
public record HandlerName(String value) {

  private static final String IDENTIFIER = "[\\p{L}_$][\\p{L}\\p{N}_$]*";
  private static final Pattern ALLOWED =
      Pattern.compile(IDENTIFIER + "(\\." + IDENTIFIER + ")*(::" + IDENTIFIER + ")?");

  /**
   * @throws IllegalArgumentException when {@code value} does not name a Java handler
   */
  public HandlerName {
    if (value.length() > 128 || !ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'" + value + "' is not a Java handler: write pkg.Class or pkg.Class::method");
    }
  }

  /** The binary name of the class, without the method. */
  public String className() {
    int colons = value.indexOf("::");
    return colons < 0 ? value : value.substring(0, colons);
  }

  @Override
  public String toString() {
    return value;
  }
}
