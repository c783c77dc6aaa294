package io.github.temporallambda.deployment;

import java.time.Duration;
import java.util.List;

/**
 * How often a wait for task queues looks, and when it has the controller invoke the function again.
 *
 * @param poll between two describes; positive
 * @param invokeAgainAfter from the start of the wait, ascending, at most two. The controller itself
 *     does not call again for 300 s when an invocation brought no poller
 */
public record BindingPace(Duration poll, List<Duration> invokeAgainAfter) {

  public BindingPace {
    invokeAgainAfter = List.copyOf(invokeAgainAfter);
    if (poll.isNegative() || poll.isZero()) {
      throw new IllegalArgumentException("a positive time between two describes: " + poll);
    }
    if (invokeAgainAfter.size() > 2) {
      throw new IllegalArgumentException("at most two further invocations: " + invokeAgainAfter);
    }
  }

  /** Every half second; again after 20 s and after 60 s. */
  public static BindingPace usual() {
    return new BindingPace(
        Duration.ofMillis(500), List.of(Duration.ofSeconds(20), Duration.ofSeconds(60)));
  }
}
