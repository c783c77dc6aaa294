package io.github.temporallambda.replay.cause;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cause that no other name fits, as it was told.
 *
 * @param words the SDK's own, on one line; never empty
 */
public record OwnWords(String words) implements ReplayCause {

  private static final Pattern EVENT = Pattern.compile("Failure handling event (\\d{1,18}) of");

  /** These words, or that there were none. */
  static OwnWords of(String words) {
    return new OwnWords(words.isBlank() ? "the worker gave no reason" : words.strip());
  }

  @Override
  public String kind() {
    return "other";
  }

  @Override
  public String says() {
    return words;
  }

  @Override
  public OptionalLong eventId() {
    return eventId(words);
  }

  /** The event that the SDK names where handling one failed. */
  static OptionalLong eventId(String words) {
    Matcher event = EVENT.matcher(words);
    return event.find() ? OptionalLong.of(Long.parseLong(event.group(1))) : OptionalLong.empty();
  }

  @Override
  public Object likeness() {
    return words.replaceAll("\\d+", "#");
  }

  @Override
  public Advice advice() {
    return Advice.see(
        Advice.REPLAY_TEST,
        "these are the SDK's own words; the report holds its stack trace",
        "replay one of the examples under a debugger: WorkflowReplayer, in a test");
  }
}
