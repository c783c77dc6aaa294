package io.github.temporallambda.rollout;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalTarget;

/**
 * One routing change without a project: to a version that is registered.
 *
 * @param id the version to route to
 * @param target the Temporal namespace it lives in
 * @param gate what to replay besides the executions that move
 * @param proof how the version proves itself; its smoke workflow too, where one is given
 * @param options the rest
 */
public record SetCurrentRequest(
    DeploymentVersionId id,
    TemporalTarget target,
    GateSettings gate,
    ProofSettings proof,
    RolloutRequest.Options options) {}
