package io.github.temporallambda.rollout;

import io.github.temporallambda.deployment.ExternalId;
import io.github.temporallambda.lambda.FunctionName;
import java.util.Optional;

/**
 * The Lambda function that is released to, and how Temporal's controller may invoke it.
 *
 * @param functionName the function
 * @param invocationRole ARN of the role that the controller assumes; Temporal Cloud demands it
 * @param externalId what that role's trust policy asks for; never printed
 */
public record FunctionTarget(
    FunctionName functionName, Optional<String> invocationRole, Optional<ExternalId> externalId) {}
