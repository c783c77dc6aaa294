package io.github.temporallambda.local.temporal.binary;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Why something failed, as half a sentence. */
final class Reasons {

  private Reasons() {}

  /** The message, or what kind of failure it was where it has none. */
  static String of(IOException failure) {
    @Nullable String message = failure.getMessage();
    if (message != null && !message.isBlank()) {
      return message;
    }
    String name = failure.getClass().getSimpleName().replaceFirst("Exception$", "");
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
