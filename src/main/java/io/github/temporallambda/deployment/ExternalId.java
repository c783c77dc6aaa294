package io.github.temporallambda.deployment;

/**
 * The external ID that the server presents when it assumes the invocation role. Hides itself: it is
 * in no message and in no log.
 *
 * @param value 2 to 1224 characters, as AWS STS takes it
 */
public record ExternalId(String value) {

  /**
   * @throws IllegalArgumentException when the length is not within what STS takes; the message does
   *     not hold the value
   */
  public ExternalId {
    if (!value.matches("[\\w+=,.@:/-]{2,1224}")) {
      throw new IllegalArgumentException(
          "not an external ID: 2 to 1224 of letters, digits and + = , . @ : / - _");
    }
  }

  @Override
  public String toString() {
    return "(hidden)";
  }
}
