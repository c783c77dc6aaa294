package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.connection.RpcProblems;
import io.github.temporallambda.connection.RpcReaction;
import io.github.temporallambda.connection.RpcRefusal;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Makes one routing change, reads it back, and tells a lost race from a refusal. */
final class RoutingWrites {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration BETWEEN_CALLS = Duration.ofSeconds(1);

  private final TemporalTarget target;
  private final String identity;
  private final Function<DeploymentName, RoutingState> read;

  /**
   * @param identity who we are to the server, which keeps who changed a routing last
   */
  RoutingWrites(
      TemporalTarget target, String identity, Function<DeploymentName, RoutingState> read) {
    this.target = target;
    this.identity = identity;
    this.read = read;
  }

  /**
   * Makes {@code call} once; {@code reached} tells of a routing whether it has the change. Where
   * the answer leaves open whether it was made, a routing that somebody else changed last to the
   * very same is theirs.
   */
  RoutingState write(RoutingChange change, Runnable call, Predicate<RoutingState> reached) {
    Optional<StatusRuntimeException> unclear = Optional.empty();
    try {
      paced(call);
    } catch (StatusRuntimeException e) {
      if (!RpcProblems.isAmbiguous(e)) {
        throw refused(change, e);
      }
      unclear = Optional.of(e);
    }
    RoutingState after = read.apply(change.deploymentName());
    if (reached.test(after)) {
      if (unclear.isPresent() && !isOurs(change, after)) {
        throw overtaken(change, after);
      }
      return after;
    }
    throw unclear.map(e -> failed(change, e)).orElseGet(() -> overtaken(change, after));
  }

  private boolean isOurs(RoutingChange change, RoutingState after) {
    return change instanceof RoutingChange.ClaimManager
        || after.lastModifierIdentity().equals(identity);
  }

  /** Routing changes are limited to about one a second: what was not let in is made again. */
  private static void paced(Runnable call) {
    Deadline deadline = Deadline.after(PATIENCE);
    while (true) {
      try {
        call.run();
        return;
      } catch (StatusRuntimeException e) {
        if (RpcRefusal.of(e).reaction() != RpcReaction.RETRY || deadline.isOver()) {
          throw e;
        }
      }
      deadline.pause(BETWEEN_CALLS);
    }
  }

  private ProblemException refused(RoutingChange change, StatusRuntimeException e) {
    String text = String.valueOf(e.getStatus().getDescription());
    RpcRefusal row = RpcRefusal.of(e);
    if (row == RpcRefusal.TOKEN) {
      return overtaken(change, read.apply(change.deploymentName()));
    }
    if (row == RpcRefusal.MANAGER) {
      return new ProblemException(
          Problem.conflict(
              "The routing of " + change.deploymentName() + " is kept by another manager.",
              List.of(text),
              "release it: temporal worker deployment manager-identity unset --deployment-name "
                  + change.deploymentName()));
    }
    if (row == RpcRefusal.TASK_QUEUES) {
      return new ProblemException(
          Problem.gate(
              "The server refuses to " + change + ": task queues in use have no poller there.",
              List.of(text),
              row.hint()));
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
