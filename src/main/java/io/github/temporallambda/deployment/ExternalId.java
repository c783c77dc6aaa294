package io.github.temporallambda.deployment;

import java.util.regex.Pattern;

/**
 * The external ID that the server presents when it assumes the invocation role. Hides itself: it is
 * in no message and in no log.
 *
 * @param value 2 to 1224 characters, as AWS STS takes it
 */
public record ExternalId(String value) {

  private static final Pattern ALLOWED = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

  /**
   * @throws IllegalArgumentException when it is not what STS takes; the message does not hold the
   *     value
   */
  public ExternalId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "not an external ID: 2 to 1224 of letters, digits and + = , . @ : / - _");
    }
  }

  /** Whether {@code value} is what STS takes for an external ID. */
  public static boolean isValid(String value) {
    return ALLOWED.matcher(value).matches();
  }

  @Override
  public String toString() {
    return "(hidden)";
  }
}
