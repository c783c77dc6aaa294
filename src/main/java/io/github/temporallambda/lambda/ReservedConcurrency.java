package io.github.temporallambda.lambda;

import java.util.Optional;

/**
 * How many executions of a function may run at once; of the function, not of one version.
 *
 * @param executions 0 throttles every invocation; empty: none are reserved, and the account's are
 *     shared
 */
public record ReservedConcurrency(Optional<Integer> executions) {

  /** Whether nothing of the function can run. */
  public boolean isOff() {
    return executions.filter(reserved -> reserved == 0).isPresent();
  }
}
