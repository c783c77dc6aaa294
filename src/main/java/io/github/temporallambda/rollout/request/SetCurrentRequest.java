package io.github.temporallambda.rollout.request;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.report.Fact;
import io.github.temporallambda.rollout.gate.GateSettings;
import java.util.List;
import java.util.Optional;

/**
 * One routing change without a project: to a version that is registered.
 *
 * @param id the version to route to
 * @param handler the handler that the gate starts; empty: the Lambda version's own
 * @param target the Temporal namespace it lives in
 * @param gate what to replay besides the executions that move
 * @param proof how the version proves itself; its smoke workflow too, where one is given
 * @param options the rest
 */
public record SetCurrentRequest(
    DeploymentVersionId id,
    Optional<HandlerName> handler,
    TemporalTarget target,
    GateSettings gate,
    ProofSettings proof,
    RolloutRequest.Options options)
    implements PublishedRequest {

  @Override
  public String goal() {
    return "set-current";
  }

  @Override
  public DeploymentName deploymentName() {
    return id.deploymentName();
  }

  @Override
  public List<Fact> facts() {
    return List.of(new Fact("version", id.toString()), new Fact("temporal", target.toString()));
  }
}
