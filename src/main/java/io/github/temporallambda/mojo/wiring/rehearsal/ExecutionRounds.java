package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.deployment.ExecutionState;
import io.github.temporallambda.deployment.WorkflowExecutions;
import io.github.temporallambda.mojo.parameter.RehearsedExecutions;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.rollout.run.FunctionLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts, after each release, the executions that were asked for, and has open ones go on. */
final class ExecutionRounds {

  /** How long is looked on after that, so that what completes by itself is seen completed. */
  private static final Duration UNTIL_AT_REST = Duration.ofSeconds(5);

  private final WorkflowExecutions server;
  private final FunctionLog functionLog;
  private final Steps steps;
  private final Duration patience;
  private final List<ExecutionGroup> groups = new ArrayList<>();
  private int started;

  /**
   * @param patience how long executions may take to get as far as they have to
   */
  ExecutionRounds(
      WorkflowExecutions server, FunctionLog functionLog, Steps steps, Duration patience) {
    this.server = server;
    this.functionLog = functionLog;
    this.steps = steps;
    this.patience = patience;
  }

  /**
   * What comes after a release: starts first, then signals.
   *
   * @throws ProblemException GATE, when executions do not get as far as they have to
   */
  void after(Rehearsed rehearsed, List<RehearsedExecutions> all, ReleaseNames names) {
    String release = rehearsed.release().release().name();
    ExecutionProof proof = new ExecutionProof(server, functionLog, rehearsed);
    for (RehearsedExecutions wanted : all) {
      if (wanted.after().equals(release)) {
        groups.add(steps.step("start", () -> start(wanted, proof, names)));
      }
    }
    for (ExecutionGroup group : List.copyOf(groups)) {
      group
          .wanted()
          .signal()
          .filter(signal -> signal.after().equals(release))
          .ifPresent(signal -> steps.step("signal", () -> signal(group, signal, proof, names)));
    }
  }

  /** Those that are open now. */
  OpenExecutions open() {
    return OpenExecutions.of(groups);
  }

  private Steps.Told<ExecutionGroup> start(
      RehearsedExecutions wanted, ExecutionProof proof, ReleaseNames names) {
    ExecutionGroup group =
        ExecutionGroup.start(server, wanted, () -> wanted.workflowType() + "-" + ++started);
    if (wanted.awaited()) {
      List<ExecutionState> closed = group.await(ExecutionState::isClosed, patience);
      proof.require(group, closed, ExecutionState::isCompleted, "complete");
      return new Steps.Told<>(group, ExecutionWords.started(wanted, closed, names));
    }
    List<ExecutionState> begun = group.await(ExecutionState::isProgressed, patience);
    proof.require(group, begun, ExecutionState::isProgressed, "begin");
    List<ExecutionState> atRest = group.await(ExecutionState::isAtRest, UNTIL_AT_REST);
    proof.require(group, atRest, state -> true, "stay open");
    return new Steps.Told<>(group, ExecutionWords.started(wanted, atRest, names));
  }

  private Steps.Told<ExecutionGroup> signal(
      ExecutionGroup group,
      RehearsedExecutions.Signal signal,
      ExecutionProof proof,
      ReleaseNames names) {
    group.signal(signal);
    List<ExecutionState> progressed = group.await(ExecutionState::isProgressed, patience);
    proof.require(group, progressed, ExecutionState::isProgressed, "go on");
    List<ExecutionState> lastSeen = group.await(ExecutionState::isClosed, UNTIL_AT_REST);
    proof.require(group, lastSeen, state -> true, "go on well");
    return new Steps.Told<>(group, ExecutionWords.wentOn(group.wanted(), signal, lastSeen, names));
  }
}
