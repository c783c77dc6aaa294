package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionVersion;
import java.util.List;
import java.util.Optional;

/**
 * The world as a run found it, read once before anything is planned.
 *
 * @param function the function's {@code $LATEST}, or the version that is adopted
 * @param published its published versions, by number
 * @param registered the Deployment Version of the candidate's Build ID, where it exists
 * @param routing the deployment's routing, where the deployment exists
 * @param current the version that is current now, where it is one of this deployment
 * @param handlerPresent whether the artifact holds the handler's class
 * @param contradictions what does not go with the candidate
 */
public record Observed(
    FunctionConfiguration function,
    List<FunctionVersion> published,
    Optional<DeploymentVersion> registered,
    Optional<RoutingState> routing,
    Optional<CurrentRelease> current,
    boolean handlerPresent,
    Contradictions contradictions) {

  public Observed {
    published = List.copyOf(published);
  }

  /** A world where nothing contradicts the candidate. */
  public Observed(
      FunctionConfiguration function,
      List<FunctionVersion> published,
      Optional<DeploymentVersion> registered,
      Optional<RoutingState> routing,
      Optional<CurrentRelease> current,
      boolean handlerPresent) {
    this(function, published, registered, routing, current, handlerPresent, Contradictions.none());
  }
}
