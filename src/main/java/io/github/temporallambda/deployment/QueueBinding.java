package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.StopRequest;
import io.github.temporallambda.replay.PolledTaskQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Waits until a version has proven that it polls: exactly the task queues and types that its
 * artifact polled in the gate are bound to it. A server routes to a version that never polled, so
 * this is what stands between a broken function and production.
 */
public final class QueueBinding {

  private final WorkerDeployments deployments;
  private final ControllerHistory history;
  private final BindingPace pace;
  private final StopRequest stop;

  /**
   * A wait that reads through {@code deployments} and looks into {@code history} when it fails.
   *
   * @param pace how often it looks, and when it has the function invoked again
   */
  public QueueBinding(WorkerDeployments deployments, ControllerHistory history, BindingPace pace) {
    this(deployments, history, pace, new StopRequest());
  }

  /**
   * The same for a run that may be asked to stop.
   *
   * @param stop ends the wait early
   */
  public QueueBinding(
      WorkerDeployments deployments,
      ControllerHistory history,
      BindingPace pace,
      StopRequest stop) {
    this.deployments = deployments;
    this.history = history;
    this.pace = pace;
    this.stop = stop;
  }

  /**
   * Waits until exactly {@code expected} is bound. Safe to repeat; writes nothing but, at most
   * twice, the same compute config again, which makes the controller invoke the function at once.
   *
   * @param compute the version's compute config as it is
   * @param expected what the artifact polled in the gate; not empty
   * @param timeout when to give up
   * @return the version as last read, with exactly {@code expected} bound
   * @throws ProblemException GATE, when another pair than these is bound, or one is still missing
   *     at the end (the problem names them, and the controller's last failure); REMOTE, when the
   *     version does not exist or the server fails; INTERRUPTED, when the run is asked to stop
   */
  public DeploymentVersion awaitBound(
      DeploymentVersionId id,
      LambdaCompute compute,
      Set<PolledTaskQueue> expected,
      Duration timeout,
      BindingListener listener) {
    if (expected.isEmpty()) {
      throw new IllegalArgumentException("a worker polls at least one task queue");
    }
    Deadline deadline = Deadline.after(timeout);
    Set<PolledTaskQueue> missing = Set.of();
    int invocations = 0;
    while (true) {
      DeploymentVersion version = deployments.describeExisting(id);
      Set<PolledTaskQueue> nowMissing = without(expected, version.taskQueues());
      refuseOthers(version, expected);
      if (nowMissing.isEmpty()) {
        return version;
      }
      if (deadline.isOver()) {
        throw notBound(version, nowMissing, timeout);
      }
      if (!nowMissing.equals(missing)) {
        listener.waitingFor(nowMissing);
        missing = nowMissing;
      }
      if (isInvocationDue(invocations, deadline.elapsed())) {
        listener.invokedAgain(++invocations);
        deployments.updateComputeConfig(id, compute);
      }
      stop.endWait("task queues " + list(nowMissing));
      deadline.pause(pace.poll());
    }
  }

  private boolean isInvocationDue(int done, Duration elapsed) {
    List<Duration> due = pace.invokeAgainAfter();
    return done < due.size() && elapsed.compareTo(due.get(done)) >= 0;
  }

  private static void refuseOthers(DeploymentVersion version, Set<PolledTaskQueue> expected) {
    Set<PolledTaskQueue> others = without(version.taskQueues(), expected);
    if (!others.isEmpty()) {
      throw new ProblemException(
          Problem.gate(
              "Deployment version " + version.id() + " polls other task queues than the gate saw.",
              List.of("bound, not seen in the gate: " + list(others)),
              "find who else polls as Build ID "
                  + version.id().buildId()
                  + ", or what the handler reads from its environment to name its task queues"));
    }
  }

  private ProblemException notBound(
      DeploymentVersion version, Set<PolledTaskQueue> missing, Duration timeout) {
    List<String> evidence = new ArrayList<>();
    evidence.add("not bound after " + timeout.toSeconds() + " s: " + list(missing));
    evidence.add(
        version.taskQueues().isEmpty() ? "none is bound" : "bound: " + list(version.taskQueues()));
    version.compute().ifPresent(compute -> evidence.add("invoked: " + compute.functionArn()));
    history
        .lastFailure(version.id())
        .ifPresent(failure -> evidence.add("the server's controller failed: " + failure));
    return new ProblemException(
        Problem.gate(
            "Deployment version " + version.id() + " does not poll what the gate saw.",
            evidence,
            "read the function's log for this function version; then run it again: the same"
                + " version is taken up"));
  }

  private static Set<PolledTaskQueue> without(Set<PolledTaskQueue> all, Set<PolledTaskQueue> less) {
    Set<PolledTaskQueue> rest = new TreeSet<>(all);
    rest.removeAll(less);
    return rest;
  }

  private static String list(Set<PolledTaskQueue> pairs) {
    return pairs.stream().map(PolledTaskQueue::toString).collect(Collectors.joining(", "));
  }
}
