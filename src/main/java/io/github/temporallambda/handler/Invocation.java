package io.github.temporallambda.handler;

import java.time.Duration;

/**
 * How a handler is called, as far as the environment does not say it.
 *
 * @param repeated called again each time it returns (the replay gate); otherwise the JVM ends when
 *     the handler has returned (an invocation of the local Lambda)
 * @param timeout from the call until the deadline that {@code Context.getRemainingTimeInMillis}
 *     counts down to; the process is not ended by it
 * @param functionArn what {@code Context.getInvokedFunctionArn} answers; a qualified ARN
 * @param requestId what {@code Context.getAwsRequestId} answers
 */
public record Invocation(boolean repeated, Duration timeout, String functionArn, String requestId) {

  /**
   * @throws IllegalArgumentException when the timeout is not positive
   */
  public Invocation {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("the timeout is positive: " + timeout);
    }
  }
}
