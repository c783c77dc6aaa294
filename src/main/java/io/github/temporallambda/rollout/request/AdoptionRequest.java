package io.github.temporallambda.rollout.request;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.report.Fact;
import io.github.temporallambda.rollout.gate.GateSettings;
import java.util.List;

/**
 * The release of a Lambda version that somebody published.
 *
 * @param adoption which one
 * @param target the Temporal namespace to release to
 * @param gate what to replay besides the executions that move
 * @param proof how the version proves itself
 * @param options the rest
 */
public record AdoptionRequest(
    Adoption adoption,
    TemporalTarget target,
    GateSettings gate,
    ProofSettings proof,
    RolloutRequest.Options options)
    implements PublishedRequest {

  @Override
  public String goal() {
    return "promote";
  }

  @Override
  public DeploymentName deploymentName() {
    return adoption.deploymentName();
  }

  @Override
  public List<Fact> facts() {
    return List.of(
        new Fact("deployment", deploymentName().value()),
        new Fact(
            "function",
            adoption.function().functionName() + ", version " + adoption.functionVersion()),
        new Fact("temporal", target.toString()));
  }
}
