package io.github.temporallambda.rollout;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.handler.HandlerName;
import java.util.Optional;

/**
 * What is to be released. The Build ID {@code dev} belongs to development mode, and to nothing
 * else.
 *
 * @param id the Worker Deployment Version it will be
 * @param commit the commit it was built from; empty where that is not known, and in development
 *     mode, where it does not count
 * @param artifact what was built, or what Lambda holds
 * @param handler where the module names it; else the function's own setting counts
 * @param mode how it comes to run
 */
public record Candidate(
    DeploymentVersionId id,
    Optional<GitCommit> commit,
    DeploymentPackage artifact,
    Optional<HandlerName> handler,
    ReleaseMode mode) {

  /**
   * @throws IllegalArgumentException when the Build ID is {@code dev} without development mode, or
   *     another in it
   */
  public Candidate {
    if (id.buildId().isDevelopment() != (mode instanceof ReleaseMode.Development)) {
      throw new IllegalArgumentException(id + " does not go with " + mode);
    }
  }

  /** Of what was built, to be published. */
  public Candidate(
      DeploymentVersionId id,
      Optional<GitCommit> commit,
      DeploymentPackage artifact,
      Optional<HandlerName> handler) {
    this(id, commit, artifact, handler, new ReleaseMode.Publishing());
  }
}
