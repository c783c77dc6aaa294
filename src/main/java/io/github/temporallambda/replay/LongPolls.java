package io.github.temporallambda.replay;

import io.github.temporallambda.replay.http2.UnaryCall;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Ends polls for which there is nothing, as the server does: after a while, with an empty task. */
final class LongPolls implements AutoCloseable {

  /** Below the SDK's own deadline for long polls, which is 70 s. */
  private static final long SECONDS = 50;

  private final ScheduledThreadPoolExecutor timer;

  LongPolls() {
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "replay-polls");
              thread.setDaemon(true);
              return thread;
            });
    // Ten thousand polls a minute are answered long before their time.
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Runs it when a poll that comes now has waited for its time. */
  Future<?> expiry(Runnable action) {
    return timer.schedule(action, SECONDS, TimeUnit.SECONDS);
  }

  /** Lets the poll wait for its time, and gives it nothing. */
  void giveNothing(UnaryCall poll) {
    Future<?> expiry = expiry(() -> poll.answer());
    poll.onCancel(() -> expiry.cancel(false));
  }

  /** Forgets all polls. Safe to repeat. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
