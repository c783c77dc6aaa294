package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.history.AffectedExecution;
import io.github.temporallambda.history.AffectedExecutions;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The executions that go to the target with their next task: every running one that is not Pinned
 * on the task queues of the target or of what is left, and whatever the versions that are left have
 * progressed. All of them, and no sample: one that is left out could not be rescued.
 */
final class MovingBack {

  private final AffectedExecutions executions;
  private final RollbackPlan plan;
  private final Set<String> taskQueues;

  /**
   * @param polled what the target's code polls
   */
  MovingBack(
      AffectedExecutions executions,
      RollbackObserved observed,
      RollbackPlan plan,
      Set<PolledTaskQueue> polled) {
    this.executions = executions;
    this.plan = plan;
    Stream<PolledTaskQueue> bound =
        plan.left().stream()
            .flatMap(id -> observed.version(id).stream())
            .map(DeploymentVersion::taskQueues)
            .flatMap(Set::stream);
    this.taskQueues =
        Stream.concat(polled.stream(), bound)
            .filter(queue -> queue.type() == TaskQueueType.WORKFLOW)
            .map(PolledTaskQueue::name)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** As the server tells them now; visibility may lag by a moment. */
  List<AffectedExecution> read() {
    Map<String, AffectedExecution> byRun = new LinkedHashMap<>();
    add(byRun, new ExecutionScope.Moving(plan.target().id().deploymentName(), taskQueues));
    for (DeploymentVersionId left : plan.left()) {
      add(byRun, new ExecutionScope.ProgressedOn(left));
    }
    return List.copyOf(byRun.values());
  }

  private void add(Map<String, AffectedExecution> byRun, ExecutionScope scope) {
    executions.read(scope).forEach(execution -> byRun.put(execution.runId(), execution));
  }
}
