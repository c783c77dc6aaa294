package io.github.temporallambda.rollout;

import io.github.temporallambda.buildid.CommitRelation;
import io.github.temporallambda.deployment.DeploymentVersion;

/**
 * The version that is current when a run begins.
 *
 * @param deploymentVersion the version with its metadata
 * @param relation how its commit stands to the candidate's, as git tells it
 */
public record CurrentRelease(DeploymentVersion deploymentVersion, CommitRelation relation) {}
