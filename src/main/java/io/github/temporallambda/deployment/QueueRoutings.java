package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.RpcProblems;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.grpc.StatusRuntimeException;
import io.temporal.api.deployment.v1.WorkerDeploymentVersion;
import io.temporal.api.taskqueue.v1.TaskQueueVersioningInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Where task queues route by their own account ({@code DescribeTaskQueue}), which is what the
 * server dispatches by.
 */
final class QueueRoutings {

  private final DeploymentCalls calls;
  private final Function<DeploymentVersionId, DeploymentVersion> versions;

  QueueRoutings(DeploymentCalls calls, Function<DeploymentVersionId, DeploymentVersion> versions) {
    this.calls = calls;
    this.versions = versions;
  }

  /**
   * What they say.
   *
   * @param asked how many task queues were asked
   * @param otherwise a line for each that routes otherwise or did not answer
   */
  record Found(int asked, List<String> otherwise) {

    Found {
      otherwise = List.copyOf(otherwise);
    }

    /** Nobody who could be asked is no proof. */
    boolean allFollow() {
      return asked > 0 && otherwise.isEmpty();
    }
  }

  /**
   * Asks the task queues of the versions that {@code state} routes to; none where it routes to
   * unversioned workers alone.
   */
  Found of(RoutingState state) {
    Set<PolledTaskQueue> queues = new TreeSet<>();
    Stream.concat(state.current().stream(), state.ramp().flatMap(Ramp::to).stream())
        .forEach(id -> queues.addAll(versions.apply(id).taskQueues()));
    List<String> otherwise = new ArrayList<>();
    for (PolledTaskQueue queue : queues) {
      otherwise(state, queue).ifPresent(otherwise::add);
    }
    return new Found(queues.size(), otherwise);
  }

  private Optional<String> otherwise(RoutingState state, PolledTaskQueue queue) {
    TaskQueueVersioningInfo told;
    try {
      told = calls.describe(queue);
    } catch (StatusRuntimeException e) {
      return Optional.of(queue + " could not be asked: " + RpcProblems.answer(e));
    }
    Optional<String> current = words(told.getCurrentDeploymentVersion());
    Optional<String> ramping = words(told.getRampingDeploymentVersion());
    boolean follows =
        current.equals(state.current().map(Object::toString))
            && ramping.equals(state.ramp().flatMap(Ramp::to).map(Object::toString))
            && told.getRampingVersionPercentage() == state.ramp().map(Ramp::percentage).orElse(0f);
    return follows
        ? Optional.empty()
        : Optional.of(
            queue
                + " routes to "
                + current.orElse("unversioned workers")
                + ramping.map(to -> ", ramping to " + to).orElse(""));
  }

  /** Empty where there is none. */
  private static Optional<String> words(WorkerDeploymentVersion version) {
    return version.getBuildId().isEmpty()
        ? Optional.empty()
        : Optional.of(version.getDeploymentName() + ":" + version.getBuildId());
  }
}
