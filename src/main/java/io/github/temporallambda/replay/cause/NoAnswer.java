package io.github.temporallambda.replay.cause;

import java.time.Duration;

/**
 * The worker did not answer in time.
 *
 * @param within how long was waited
 */
public record NoAnswer(Duration within) implements ReplayCause {

  @Override
  public String kind() {
    return "no-answer";
  }

  @Override
  public String says() {
    return "did not answer within " + within.toSeconds() + " s, replayed alone";
  }

  @Override
  public Advice advice() {
    return Advice.of(
        "look in the workflow for a loop that never waits, or for a lock or call that blocks its"
            + " thread; where it is only slow, allow one history more time, for instance"
            + " -Dtemporal-lambda.replayTimeout=PT2M");
  }
}
