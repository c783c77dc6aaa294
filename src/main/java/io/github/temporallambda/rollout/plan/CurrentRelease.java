package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.buildid.CommitRelation;
import io.github.temporallambda.deployment.DeploymentVersion;
import java.util.Optional;

/**
 * The version that is current when a run begins.
 *
 * @param deploymentVersion the version with its metadata
 * @param relation how its commit stands to the candidate's, as git tells it
 * @param running the candidate's content, where that is what runs behind it
 */
public record CurrentRelease(
    DeploymentVersion deploymentVersion,
    CommitRelation relation,
    Optional<RunningContent> running) {

  /** One that runs other content, or content that is not looked at. */
  public CurrentRelease(DeploymentVersion deploymentVersion, CommitRelation relation) {
    this(deploymentVersion, relation, Optional.empty());
  }
}
