package io.github.temporallambda.replay.cause;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the SDK says of a call of {@code Workflow.getVersion} that was added too late. */
final class Versions {

  private static final Pattern BEFORE_MARKER =
      Pattern.compile("getVersion call before the existing version marker event");
  private static final Pattern ALREADY_SET = Pattern.compile("Version is already set to (-?\\d+)");

  private Versions() {}

  static boolean isTold(String words) {
    return BEFORE_MARKER.matcher(words).find() || ALREADY_SET.matcher(words).find();
  }

  static Optional<NonDeterminism> of(String words, OptionalLong eventId, String type) {
    Matcher set = ALREADY_SET.matcher(words);
    if (BEFORE_MARKER.matcher(words).find() || set.find()) {
      return Optional.of(
          new NonDeterminism(
              eventId,
              type.isEmpty() ? "a version marker of this change id, later" : type,
              "calls getVersion with that change id earlier than the code that recorded it",
              words));
    }
    return Optional.empty();
  }
}
