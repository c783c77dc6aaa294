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
 *     beside it, which may have kept it from answering, and it was not tried alone
 */
public record NoAnswer(Duration within, boolean alone) implements ReplayCause {

  private static final String ALONE = ", replayed alone";
  private static final String BESIDE = " beside others, and was not replayed alone";
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
    String look =
        "look in the workflow for a loop that never waits, or for a lock or call that blocks its"
            + " thread; where it is only slow, allow one history more time, for instance"
            + " -Dtemporal-lambda.replayTimeout=PT2M";
    String whole =
        "those replayed beside it may have kept it from answering: mend what did not answer alone,"
            + " or allow the gate more time to try each alone, for instance"
            + " -Dtemporal-lambda.gateTimeout=PT30M";
    return alone ? Advice.see(Advice.DEBUGGING, look) : Advice.see(Advice.DEBUGGING, whole, look);
  }
}
