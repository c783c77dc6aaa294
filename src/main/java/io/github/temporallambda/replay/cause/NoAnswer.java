package io.github.temporallambda.replay.cause;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The worker did not answer in time.
 *
 * @param within how long was waited
 * @param alone whether it was the first and only history of its JVM; otherwise others were replayed
 *     beside it, and several of its workflow type had not answered alone
 */
public record NoAnswer(Duration within, boolean alone) implements ReplayCause {

  private static final String ALONE = ", replayed alone";
  private static final String BESIDE =
      " beside others, as some of its workflow type did not that were replayed alone";
  private static final Pattern SAID =
      Pattern.compile("did not answer within (\\d{1,9}) s(" + ALONE + "|" + BESIDE + ")");

  /** Reads {@link #says}; empty when the words are others. */
  static Optional<NoAnswer> read(String words) {
    Matcher said = SAID.matcher(words);
    return said.matches()
        ? Optional.of(
            new NoAnswer(
                Duration.ofSeconds(Long.parseLong(said.group(1))), said.group(2).equals(ALONE)))
        : Optional.empty();
  }

  @Override
  public String kind() {
    return "no-answer";
  }

  @Override
  public String says() {
    return "did not answer within " + within.toSeconds() + " s" + (alone ? ALONE : BESIDE);
  }

  @Override
  public Advice advice() {
    return Advice.of(
        "look in the workflow for a loop that never waits, or for a lock or call that blocks its"
            + " thread; where it is only slow, allow one history more time, for instance"
            + " -Dtemporal-lambda.replayTimeout=PT2M");
  }
}
