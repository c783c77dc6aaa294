package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.connection.RpcProblems;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes one routing change, reads it back, and tells a lost race from a refusal. */
final class RoutingWrites {

  private final TemporalTarget target;
  private final Function<DeploymentName, RoutingState> read;

  RoutingWrites(TemporalTarget target, Function<DeploymentName, RoutingState> read) {
    this.target = target;
    this.read = read;
  }

  /** Makes {@code call} once; {@code reached} tells of a routing whether it has the change. */
  RoutingState write(RoutingChange change, Runnable call, Predicate<RoutingState> reached) {
    Optional<StatusRuntimeException> unclear = Optional.empty();
    try {
      call.run();
    } catch (StatusRuntimeException e) {
      if (!RpcProblems.isAmbiguous(e)) {
        throw refused(change, e);
      }
      unclear = Optional.of(e);
    }
    RoutingState after = read.apply(change.deploymentName());
    if (reached.test(after)) {
      return after;
    }
    throw unclear.map(e -> failed(change, e)).orElseGet(() -> overtaken(change, after));
  }

  private ProblemException refused(RoutingChange change, StatusRuntimeException e) {
    String text = String.valueOf(e.getStatus().getDescription());
    if (e.getStatus().getCode() != Status.Code.FAILED_PRECONDITION) {
      return failed(change, e);
    }
    if (text.contains("conflict token mismatch")) {
      return overtaken(change, read.apply(change.deploymentName()));
    }
    if (text.contains("ManagerIdentity")) {
      return new ProblemException(
          Problem.conflict(
              "The routing of " + change.deploymentName() + " is kept by another manager.",
              List.of(text),
              "release it: temporal worker deployment manager-identity unset --deployment-name "
                  + change.deploymentName()));
    }
    if (text.contains("missing active task queues")) {
      return new ProblemException(
          Problem.gate(
              "The server refuses to " + change + ": task queues in use have no poller there.",
              List.of(text),
              "poll those task queues with the new build, or let them run empty first"));
    }
    return failed(change, e);
  }

  private ProblemException failed(RoutingChange change, StatusRuntimeException e) {
    return RpcProblems.remote("Could not " + change + ".", target, e);
  }

  private static ProblemException overtaken(RoutingChange change, RoutingState now) {
    List<String> evidence = new ArrayList<>();
    evidence.add("last changed by " + now.lastModifierIdentity());
    evidence.add("current: " + now.current().map(Object::toString).orElse("unversioned"));
    now.ramp()
        .ifPresent(
            ramp ->
                evidence.add(
                    "ramping: "
                        + ramp.to().map(Object::toString).orElse("unversioned")
                        + " at "
                        + ramp.percentage()
                        + " %"));
    return new ProblemException(
        Problem.conflict(
            "Could not " + change + ": someone else changed the routing meanwhile.",
            evidence,
            "look at it with mvn temporal-lambda:status, then run it again"));
  }
}
