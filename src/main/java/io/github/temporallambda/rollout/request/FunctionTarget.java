package io.github.temporallambda.rollout.request;

import io.github.temporallambda.deployment.ExternalId;
import io.github.temporallambda.lambda.CodeBucket;
import io.github.temporallambda.lambda.FunctionName;
import java.util.Optional;

/**
 * The Lambda function that is released to, how code gets there, and how Temporal's controller may
 * invoke it.
 *
 * @param functionName the function
 * @param invocationRole ARN of the role that the controller assumes; Temporal Cloud demands it
 * @param externalId what that role's trust policy asks for; never printed
 * @param bucket the bucket through which code is published; empty where requests hold it
 */
public record FunctionTarget(
    FunctionName functionName,
    Optional<String> invocationRole,
    Optional<ExternalId> externalId,
    Optional<CodeBucket> bucket) {

  /** One to which requests hold the code. */
  public FunctionTarget(
      FunctionName functionName, Optional<String> invocationRole, Optional<ExternalId> externalId) {
    this(functionName, invocationRole, externalId, Optional.empty());
  }

  /** A copy whose code goes through {@code other}. */
  public FunctionTarget through(Optional<CodeBucket> other) {
    return new FunctionTarget(functionName, invocationRole, externalId, other);
  }
}
