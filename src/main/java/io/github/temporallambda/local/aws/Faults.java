package io.github.temporallambda.local.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The faults that are set, in the order set. Safe for concurrent use. */
final class Faults {

  private static final Duration UNTIL_READ = Duration.ofDays(365);

  private final List<Fault> set = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  synchronized void add(Fault fault) {
    set.add(fault);
  }

  synchronized void clear() {
    set.clear();
  }

  /** Lets go of the requests that hang. */
  void close() {
    closed.countDown();
  }

  /**
   * Applies the first fault that is set for the operation, and uses it up by one.
   *
   * @return how long the operation's effect takes, where the fault is about that
   * @throws AwsError when the fault is a refusal, or at the end of one that hangs
   */
  Optional<Pace> strike(String operation) {
    Fault.Effect effect = take(operation).orElse(null);
    if (effect instanceof Fault.Refusal refusal) {
      throw new AwsError(refusal.status(), refusal.code(), refusal.message());
    }
    if (effect instanceof Fault.Hang) {
      hang();
    }
    return effect instanceof Fault.Unfinished unfinished
        ? Optional.of(new Pace(unfinished.reads(), UNTIL_READ, unfinished.failure()))
        : Optional.empty();
  }

  private synchronized Optional<Fault.Effect> take(String operation) {
    for (int i = 0; i < set.size(); i++) {
      Fault fault = set.get(i);
      if (fault.operation().equals(operation)) {
        if (fault.times() == 1) {
          set.remove(i);
        } else {
          set.set(i, new Fault(operation, fault.times() - 1, fault.effect()));
        }
        return Optional.of(fault.effect());
      }
    }
    return Optional.empty();
  }

  private void hang() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AwsError(500, "ServiceException", "closed");
  }
}
