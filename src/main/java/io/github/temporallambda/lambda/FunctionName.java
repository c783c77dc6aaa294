package io.github.temporallambda.lambda;

import java.util.regex.Pattern;

/**
 * The bare name of a Lambda function, for instance {@code order-worker}; never an ARN, so that the
 * Region is always said separately.
 *
 * @param value 1 to 64 letters, digits, {@code -} and {@code _}, as Lambda limits it
 */
public record FunctionName(String value) {

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /**
   * @throws IllegalArgumentException when {@code value} is not a bare function name
   */
  public FunctionName {
    if (value.startsWith("arn:") || value.contains(":")) {
      throw new IllegalArgumentException(
          "'" + value + "' is an ARN or qualified: write the bare function name and the Region");
    }
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'" + value + "' is not a function name: 1 to 64 of A-Z a-z 0-9 - _");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
