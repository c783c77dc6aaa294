package io.github.temporallambda.mojo.parameter;

import java.util.Arrays;
import java.util.Locale;

/** What has to become of a rehearsed release. */
public enum Expectation {
  /** It becomes the Current Version. */
  ROUTED,
  /** The replay gate stops it, and nothing has changed then. */
  STOPPED;

  /** As written in the POM. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a label.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static Expectation of(String raw) {
    return Arrays.stream(values())
        .filter(value -> value.label().equals(raw))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("'" + raw + "' is neither routed nor stopped"));
  }
}
