package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.problem.StopRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * While this is open, Ctrl-C and SIGTERM ask the run to stop rather than cut it off: this JVM goes
 * down only when the run has reported and closed this, or after 25 seconds. What runs longer than
 * 20 is interrupted. A second signal changes nothing; SIGKILL gives no chance, and the next run
 * rebuilds the state from both systems anyway.
 */
public final class StopOnSignal implements AutoCloseable {

  private static final Duration UNTIL_INTERRUPTED = Duration.ofSeconds(20);
  private static final Duration UNTIL_GIVEN_UP = Duration.ofSeconds(5);

  private final StopRequest stop;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread run = Thread.currentThread();
  private final Thread hook = new Thread(this::stopAndWait, "stop-on-signal");

  private StopOnSignal(StopRequest stop) {
    this.stop = stop;
  }

  /**
   * Listens for the run of this thread; where the JVM goes down already, the run is asked now.
   *
   * @param command what a user who stopped the run pastes to go on
   */
  public static StopOnSignal armed(String command) {
    StopOnSignal armed = new StopOnSignal(new StopRequest(command));
    try {
      Runtime.getRuntime().addShutdownHook(armed.hook);
    } catch (IllegalStateException goingDown) {
      armed.ask();
    }
    return armed;
  }

  /** What the run has to heed. */
  public StopRequest stop() {
    return stop;
  }

  /**
   * Waits until the run is asked to stop, or {@code atMost} is over.
   *
   * @param atMost empty: however long it takes
   * @throws InterruptedException when the thread is interrupted
   */
  void await(Optional<Duration> atMost) throws InterruptedException {
    if (atMost.isPresent()) {
      var unused = asked.await(atMost.get().toMillis(), TimeUnit.MILLISECONDS);
    } else {
      asked.await();
    }
  }

  private void ask() {
    stop.ask();
    asked.countDown();
  }

  private void stopAndWait() {
    ask();
    try {
      if (!isOverWithin(UNTIL_INTERRUPTED)) {
        run.interrupt();
        var unused = isOverWithin(UNTIL_GIVEN_UP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isOverWithin(Duration time) throws InterruptedException {
    return over.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * The run has reported. Where the JVM goes down this does not return as long as that takes, at
   * most 5 seconds. Safe to repeat.
   */
  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException goingDown) {
      awaitHalt();
    }
  }

  /**
   * The hook lets the JVM go now. An exit of this thread between the last hook and the halt would
   * put its own code (Maven's is 1) in the place of the signal's.
   */
  private static void awaitHalt() {
    // Taken off meanwhile, since nothing can be waited for with it.
    boolean interrupted = Thread.interrupted();
    LockSupport.parkNanos(UNTIL_GIVEN_UP.toNanos());
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
