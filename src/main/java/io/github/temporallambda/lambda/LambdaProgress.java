package io.github.temporallambda.lambda;

import java.time.Duration;

/** Hears of what takes long. Called on the caller's thread. */
public interface LambdaProgress {

  /** Hears nothing. */
  LambdaProgress SILENT = new LambdaProgress() {};

  /** The upload of so many bytes begins. */
  default void uploading(FunctionName functionName, long bytes) {}

  /** So many bytes begin to be put into a bucket. */
  default void storing(BucketName bucketName, long bytes) {}

  /**
   * So many bytes of a large request have gone out, of all that it has; code within a request to
   * Lambda counts as it is encoded, a third more than it is. Called for every few kilobytes, and
   * from the start again when AWS's SDK tries again.
   */
  default void sent(long bytes, long length) {}

  /** A wait goes on; called once per question asked. */
  default void waiting(FunctionName functionName, FunctionState state, Duration elapsed) {}

  /** The download of a version's code begins. */
  default void downloading(FunctionArn arn) {}
}
