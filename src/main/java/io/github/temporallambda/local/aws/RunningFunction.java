package io.github.temporallambda.local.aws;

import java.util.concurrent.CompletableFuture;

/** The process of one invocation. */
public interface RunningFunction {

  /**
   * Completes when the process is gone and its output has been handed over: with 0 when the handler
   * returned, with another status when the function failed.
   */
  CompletableFuture<Integer> exit();

  /** Ends the process by force; {@link #exit} completes soon after. Safe to repeat. */
  void end();
}
