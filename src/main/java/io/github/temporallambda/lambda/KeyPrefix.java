package io.github.temporallambda.lambda;

import java.util.regex.Pattern;

/**
 * What the keys of uploaded code begin with, for instance {@code temporal-lambda} or {@code
 * releases/workers}.
 *
 * @param value at most 512 of the characters that need no escape anywhere, in parts separated by
 *     {@code /}; it neither begins nor ends with one
 */
public record KeyPrefix(String value) {

  private static final Pattern ALLOWED =
      Pattern.compile("[A-Za-z0-9_.=-]{1,128}(/[A-Za-z0-9_.=-]{1,128})*");

  private static final Pattern DOTS = Pattern.compile("(.*/)?\\.{1,2}(/.*)?");

  private static final int LONGEST = 512;

  /**
   * @throws IllegalArgumentException when {@code value} is not such a prefix; also for parts {@code
   *     .} and {@code ..}, which some clients would resolve
   */
  public KeyPrefix {
    if (value.length() > LONGEST
        || !ALLOWED.matcher(value).matches()
        || DOTS.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'"
              + value
              + "' is not a key prefix: parts of A-Z a-z 0-9 - _ . = separated by /, without a /"
              + " at either end");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
