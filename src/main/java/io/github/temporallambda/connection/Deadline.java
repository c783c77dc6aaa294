package io.github.temporallambda.connection;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.time.Duration;
import java.util.List;

/**
 * A moment on the monotonic clock until which something is tried again. Not a wall-clock time: it
 * does not move when the machine's clock is set.
 */
public final class Deadline {

  private final long start = System.nanoTime();
  private final Duration limit;

  private Deadline(Duration limit) {
    this.limit = limit;
  }

  /** The moment {@code limit} from now; over at once when that is zero or negative. */
  public static Deadline after(Duration limit) {
    return new Deadline(limit);
  }

  /** The time since this was made. */
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** The time left; zero when over, never negative. */
  public Duration remaining() {
    Duration left = limit.minus(elapsed());
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Whether no time is left. */
  public boolean isOver() {
    return remaining().isZero();
  }

  /**
   * Waits for {@code pause}, or until this is over when that comes first.
   *
   * @throws ProblemException REMOTE, when the thread is interrupted; it stays so
   */
  public void pause(Duration pause) {
    Duration wait = pause.compareTo(remaining()) < 0 ? pause : remaining();
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(
          new Problem(
              ProblemKind.REMOTE,
              "Interrupted while waiting for the Temporal service.",
              List.of(),
              List.of("run it again: what was done is found done")),
          e);
    }
  }
}
