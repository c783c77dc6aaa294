package io.github.temporallambda.lambda;

import java.util.regex.Pattern;

/**
 * An AWS account.
 *
 * @param value 12 digits
 */
public record AccountId(String value) {

  private static final Pattern ALLOWED = Pattern.compile("[0-9]{12}");

  /**
   * @throws IllegalArgumentException when {@code value} is not 12 digits
   */
  public AccountId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException("'" + value + "' is not an AWS account: write 12 digits");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
