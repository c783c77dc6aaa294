package io.github.temporallambda.lambda;

import java.time.Duration;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionEventInvokeConfigRequest;

/**
 * What Lambda may do with the asynchronous invocations by which Temporal's controller starts
 * workers. The controller invokes again by itself where work waits, so Lambda's own repetitions
 * only start workers that nobody waits for: left as they are, one that fails to start is started
 * three times, and one that was throttled up to six hours later.
 */
final class AsyncLimits {

  private static final int RETRY_ATTEMPTS = 0;

  /** The controller's own pause after an invocation that brought no poller. */
  private static final Duration EVENT_AGE = Duration.ofMinutes(5);

  private AsyncLimits() {}

  /** Whether a version has exactly these. */
  static boolean areSet(GetFunctionEventInvokeConfigResponse config) {
    Integer attempts = config.maximumRetryAttempts();
    Integer age = config.maximumEventAgeInSeconds();
    return attempts != null
        && attempts == RETRY_ATTEMPTS
        && age != null
        && age == EVENT_AGE.toSeconds();
  }

  /** Both of them: a put drops what it does not name. */
  static PutFunctionEventInvokeConfigRequest request(FunctionArn arn) {
    return PutFunctionEventInvokeConfigRequest.builder()
        .functionName(arn.functionName().value())
        .qualifier(arn.qualifier())
        .maximumRetryAttempts(RETRY_ATTEMPTS)
        .maximumEventAgeInSeconds(Math.toIntExact(EVENT_AGE.toSeconds()))
        .build();
  }
}
