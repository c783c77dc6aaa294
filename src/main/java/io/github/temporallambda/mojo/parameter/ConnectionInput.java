package io.github.temporallambda.mojo.parameter;

import io.github.temporallambda.buildid.DeploymentName;

/**
 * Which deployment a goal is about and how its two services are reached.
 *
 * @param deploymentName the Worker Deployment
 * @param temporal how Temporal is reached
 * @param aws how AWS is reached
 */
public record ConnectionInput(
    DeploymentName deploymentName, TemporalInput temporal, AwsInput aws) {}
