package io.github.temporallambda.rollout.status;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.lambda.FunctionName;
import java.util.Optional;

/**
 * Which deployment's status is asked for.
 *
 * @param deploymentName the Worker Deployment
 * @param target the Temporal namespace it lives in, as a release to it would name it
 * @param functionName the function that is to be its; empty: the one that its versions name
 */
public record StatusRequest(
    DeploymentName deploymentName, TemporalTarget target, Optional<FunctionName> functionName) {}
