package io.github.temporallambda.rollout;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.handler.HandlerName;
import java.util.Optional;

/**
 * What is to be released.
 *
 * @param id the Worker Deployment Version it will be
 * @param commit the commit it was built from; empty where a published version is routed without a
 *     project
 * @param artifact what was built
 * @param handler where the module names it; else the function's own setting counts
 */
public record Candidate(
    DeploymentVersionId id,
    Optional<GitCommit> commit,
    DeploymentPackage artifact,
    Optional<HandlerName> handler) {}
