package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.ExternalId;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.rollout.request.FunctionTarget;
import java.util.Optional;

/**
 * As whom the server's controller invokes the function.
 *
 * @param role ARN of the IAM role that it assumes; empty: its own credentials, which Temporal Cloud
 *     refuses
 * @param externalId presented with the role; never printed
 */
public record InvocationAccess(Optional<String> role, Optional<ExternalId> externalId) {

  /**
   * What was asked for, completed by what the version itself has, else by what the current version
   * has: who releases the second time need not know the role again. The external ID of one role is
   * never presented with another.
   */
  static InvocationAccess of(Observed observed, FunctionTarget asked) {
    Optional<LambdaCompute> before =
        observed
            .registered()
            .flatMap(DeploymentVersion::compute)
            .or(
                () ->
                    observed
                        .current()
                        .map(CurrentRelease::deploymentVersion)
                        .flatMap(DeploymentVersion::compute));
    Optional<String> roleBefore = before.flatMap(LambdaCompute::invocationRole);
    Optional<String> role = asked.invocationRole().or(() -> roleBefore);
    return new InvocationAccess(
        role,
        asked
            .externalId()
            .or(
                () ->
                    role.equals(roleBefore)
                        ? before.flatMap(LambdaCompute::externalId)
                        : Optional.empty()));
  }

  /** Nothing but the controller's own credentials. */
  static InvocationAccess none() {
    return new InvocationAccess(Optional.empty(), Optional.empty());
  }

  /** Whether an external ID is given and no role that it could belong to. */
  boolean lacksRole() {
    return role.isEmpty() && externalId.isPresent();
  }

  /** The compute config for {@code functionArn}. */
  public LambdaCompute compute(String functionArn) {
    return new LambdaCompute(functionArn, role, externalId);
  }
}
