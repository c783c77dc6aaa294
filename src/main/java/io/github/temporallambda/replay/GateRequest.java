package io.github.temporallambda.replay;

import io.github.temporallambda.buildid.DeploymentVersionId;

/**
 * What the gate is asked: do these histories replay on this artifact, and does it announce the
 * Deployment Version that is about to be registered?
 *
 * @param code the artifact and its handler
 * @param expected the Deployment Version that every poll must announce
 * @param namespace the namespace that every poll must name
 * @param environment variables for the handler
 * @param material the histories
 * @param limits how long to wait
 */
public record GateRequest(
    HandlerCode code,
    DeploymentVersionId expected,
    String namespace,
    ForkEnvironment environment,
    GateMaterial material,
    GateLimits limits) {

  /** Names the environment variables and leaves out their values. */
  @Override
  public String toString() {
    return "GateRequest["
        + code.handler()
        + " as "
        + expected
        + " in "
        + namespace
        + ", "
        + environment
        + "]";
  }
}
