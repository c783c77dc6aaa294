package io.github.temporallambda.rollout.status;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.history.ExecutionCounts;
import io.github.temporallambda.history.OpenExecutions;
import io.github.temporallambda.history.OtherExecutions;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts what a deployment's versions hold, and what else runs on their task queues. */
public final class StatusCounts {

  private final ExecutionCounts counts;

  /** Counts through {@code counts}. */
  public StatusCounts(ExecutionCounts counts) {
    this.counts = counts;
  }

  /** Stops at the first count that fails: the others would wait as long for the same answer. */
  Counted count(DeploymentName deploymentName, List<DeploymentVersion> versions) {
    Map<DeploymentVersionId, OpenExecutions> open = new HashMap<>();
    try {
      for (DeploymentVersion version : versions) {
        open.put(version.id(), counts.of(version.id()));
      }
      OtherExecutions others = counts.beside(deploymentName, workflowQueues(versions));
      return new Counted(open, Optional.of(others), Optional.empty());
    } catch (ProblemException e) {
      return new Counted(open, Optional.empty(), Optional.of(e.problems().get(0)));
    }
  }

  private static Set<String> workflowQueues(List<DeploymentVersion> versions) {
    return versions.stream()
        .flatMap(version -> version.taskQueues().stream())
        .filter(queue -> queue.type() == TaskQueueType.WORKFLOW)
        .map(PolledTaskQueue::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What was counted.
   *
   * @param open by version; those are missing that were not counted
   * @param others what else runs; empty when it was not counted
   * @param uncounted why something was not; empty when everything was
   */
  record Counted(
      Map<DeploymentVersionId, OpenExecutions> open,
      Optional<OtherExecutions> others,
      Optional<Problem> uncounted) {

    Counted {
      open = Map.copyOf(open);
    }

    Optional<OpenExecutions> of(DeploymentVersionId id) {
      return Optional.ofNullable(open.get(id));
    }
  }
}
