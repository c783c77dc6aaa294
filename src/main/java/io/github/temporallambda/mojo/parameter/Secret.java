package io.github.temporallambda.mojo.parameter;

/**
 * A value that must not be seen: an API key, an external ID. Hides itself in {@code toString}.
 *
 * @param value what is to be handed on, to nobody but the service it is for
 */
public record Secret(String value) {

  /**
   * @throws IllegalArgumentException when it is blank or has white space around it; the message
   *     does not hold the value
   */
  public Secret {
    if (value.isBlank() || !value.strip().equals(value)) {
      throw new IllegalArgumentException("the value is blank or has white space around it");
    }
  }

  @Override
  public String toString() {
    return "(hidden)";
  }
}
