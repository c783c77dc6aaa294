package io.github.temporallambda.replay.cause;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code Workflow.getVersion} does not support any more what the history recorded.
 *
 * @param words the SDK's own, with the change id and the versions
 * @param at the topmost line of the user's own code in its stack trace
 * @param eventId the marker that holds the version; the SDK does not say, the history does
 */
public record UnsupportedVersion(String words, Optional<Frame> at, OptionalLong eventId)
    implements ReplayCause {

  static final String EXCEPTION = "io.temporal.internal.statemachines.UnsupportedVersion";

  private static final Pattern CHANGE_ID =
      Pattern.compile("Version -?\\d+ of changeId (.+) is not supported");

  @Override
  public String kind() {
    return "unsupported-version";
  }

  @Override
  public String says() {
    return "a branch of Workflow.getVersion is gone: " + words;
  }

  @Override
  public boolean isInHistory() {
    return true;
  }

  /** An execution from before the first call has no marker. */
  @Override
  public ReplayCause within(RecordedEvents history) {
    Matcher changeId = CHANGE_ID.matcher(words);
    return changeId.find()
        ? new UnsupportedVersion(words, at, history.versionMarker(changeId.group(1)))
        : this;
  }

  @Override
  public Object likeness() {
    return says();
  }

  @Override
  public Advice advice() {
    return Advice.OLD_BRANCH;
  }
}
