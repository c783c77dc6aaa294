package io.github.temporallambda.lambda;

import java.time.Duration;

/** Hears of what takes long. Called on the caller's thread. */
public interface LambdaProgress {

  /** Hears nothing. */
  LambdaProgress SILENT = new LambdaProgress() {};

  /** The upload of so many bytes begins. */
  default void uploading(FunctionName functionName, long bytes) {}

  /** A wait goes on; called once per question asked. */
  default void waiting(FunctionName functionName, FunctionState state, Duration elapsed) {}

  /** The download of a version's code begins. */
  default void downloading(FunctionArn arn) {}
}
