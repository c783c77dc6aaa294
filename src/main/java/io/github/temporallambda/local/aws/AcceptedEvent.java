package io.github.temporallambda.local.aws;

import java.time.Instant;

/**
 * An asynchronous invocation that was accepted and has not succeeded yet.
 *
 * @param reference as it was invoked; its qualifier decides about retries
 * @param functionArn the same as an ARN
 * @param revision what runs, frozen when it was accepted
 * @param attempt 0 for the first
 */
record AcceptedEvent(
    FunctionReference reference,
    String functionArn,
    FunctionRevision revision,
    String requestId,
    Instant acceptedAt,
    int attempt) {

  String functionName() {
    return reference.functionName();
  }

  AcceptedEvent nextAttempt() {
    return new AcceptedEvent(reference, functionArn, revision, requestId, acceptedAt, attempt + 1);
  }
}
