package io.github.temporallambda.deployment;

import io.temporal.api.failure.v1.Failure;
import java.util.ArrayList;
import java.util.List;

/** What a failure says, without its payloads and stack traces. */
final class FailureTexts {

  private static final int DEEPEST = 10;

  private FailureTexts() {}

  /** The messages from the outermost to the cause; those that only repeat are left out. */
  static String of(Failure failure) {
    List<String> messages = new ArrayList<>();
    Failure at = failure;
    for (int depth = 0; depth < DEEPEST; depth++) {
      String message = at.getMessage().strip();
      if (!message.isEmpty() && messages.stream().noneMatch(outer -> outer.contains(message))) {
        messages.add(message);
      }
      if (!at.hasCause()) {
        break;
      }
      at = at.getCause();
    }
    return messages.isEmpty() ? "no message" : String.join(": ", messages);
  }
}
