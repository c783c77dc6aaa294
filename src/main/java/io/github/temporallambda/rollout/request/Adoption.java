package io.github.temporallambda.rollout.request;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.handler.HandlerName;
import java.util.Optional;

/**
 * A Lambda version that somebody published, and the deployment it is to serve.
 *
 * @param deploymentName the Worker Deployment
 * @param function the function, and how the controller may invoke it
 * @param functionVersion the number that Lambda gave the version, from 1
 * @param buildId the Build ID; empty: what the version's environment announces
 * @param commit the commit it was built from, where that is known
 * @param handler the handler that the gate starts; empty: the version's own
 */
public record Adoption(
    DeploymentName deploymentName,
    FunctionTarget function,
    long functionVersion,
    Optional<BuildId> buildId,
    Optional<GitCommit> commit,
    Optional<HandlerName> handler) {

  /**
   * @throws IllegalArgumentException when the number is not one that Lambda gives
   */
  public Adoption {
    if (functionVersion < 1) {
      throw new IllegalArgumentException("not a function version: " + functionVersion);
    }
  }
}
