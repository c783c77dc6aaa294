package io.github.temporallambda.replay;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.history.RecordedHistory;
import java.nio.file.Path;
import java.util.List;

/**
 * What the gate is asked: do these histories replay on this artifact, and does it announce the
 * Deployment Version that is about to be registered?
 *
 * @param layout the artifact, unpacked as Lambda does: classes at the root, {@code lib/*.jar}
 * @param handler the handler to start
 * @param expected the Deployment Version that every poll must announce
 * @param namespace the namespace that every poll must name
 * @param environment variables for the handler
 * @param histories the histories, with distinct run IDs; may be empty: then the artifact only shows
 *     what it polls
 * @param limits how long to wait
 * @param javaExecutable the {@code java} command for the artifact's JVM
 */
public record GateRequest(
    Path layout,
    HandlerName handler,
    DeploymentVersionId expected,
    String namespace,
    ForkEnvironment environment,
    List<RecordedHistory> histories,
    GateLimits limits,
    Path javaExecutable) {

  /**
   * @throws IllegalArgumentException when two histories have the same run ID
   */
  public GateRequest {
    histories = List.copyOf(histories);
    if (histories.stream().map(RecordedHistory::runId).distinct().count() != histories.size()) {
      throw new IllegalArgumentException("two histories have the same run ID");
    }
  }

  /** Names the environment variables and leaves out their values. */
  @Override
  public String toString() {
    return "GateRequest["
        + handler
        + " as "
        + expected
        + " in "
        + namespace
        + ", "
        + histories.size()
        + " histories, "
        + environment
        + "]";
  }
}
