package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.deployment.ExecutionState;
import io.github.temporallambda.deployment.WorkflowExecutions;
import io.github.temporallambda.mojo.parameter.RehearsedExecutions;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.StepReport;
import io.github.temporallambda.report.StepStatus;
import io.github.temporallambda.rollout.FunctionLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Starts, after each release, the executions that were asked for, and has open ones go on. */
final class ExecutionRounds {

  /** A function's cold start, a few activities, and a slow machine. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** How long is looked on after that, so that what completes by itself is seen completed. */
  private static final Duration UNTIL_AT_REST = Duration.ofSeconds(5);

  private final WorkflowExecutions server;
  private final FunctionLog functionLog;
  private final Narration narration;
  private final Clock clock;
  private final List<ExecutionGroup> groups = new ArrayList<>();
  private int started;

  ExecutionRounds(
      WorkflowExecutions server, FunctionLog functionLog, Narration narration, Clock clock) {
    this.server = server;
    this.functionLog = functionLog;
    this.narration = narration;
    this.clock = clock;
  }

  /**
   * What comes after a release: starts first, then signals.
   *
   * @throws ProblemException GATE, when executions do not get as far as they have to
   */
  void after(Rehearsed rehearsed, List<RehearsedExecutions> all, ReleaseNames names) {
    String release = rehearsed.release().release().name();
    for (RehearsedExecutions wanted : all) {
      if (wanted.after().equals(release)) {
        step("start", () -> start(wanted, rehearsed, names));
      }
    }
    for (ExecutionGroup group : List.copyOf(groups)) {
      group
          .wanted()
          .signal()
          .filter(signal -> signal.after().equals(release))
          .ifPresent(signal -> step("signal", () -> signal(group, signal, rehearsed, names)));
    }
  }

  /** Those that are open now. */
  OpenExecutions open() {
    return OpenExecutions.of(groups);
  }

  private String start(RehearsedExecutions wanted, Rehearsed rehearsed, ReleaseNames names) {
    ExecutionGroup group =
        ExecutionGroup.start(server, wanted, () -> wanted.workflowType() + "-" + ++started);
    groups.add(group);
    Predicate<ExecutionState> reached =
        wanted.awaited() ? ExecutionState::isCompleted : ExecutionState::isProgressed;
    List<ExecutionState> states =
        group.await(state -> closed(state) || reached.test(state), PATIENCE);
    require(group, states, reached, rehearsed, wanted.awaited() ? "complete" : "begin");
    if (!wanted.awaited()) {
      states = group.await(ExecutionState::isAtRest, UNTIL_AT_REST);
    }
    return ExecutionWords.started(wanted, states, names);
  }

  private String signal(
      ExecutionGroup group,
      RehearsedExecutions.Signal signal,
      Rehearsed rehearsed,
      ReleaseNames names) {
    group.signal(signal);
    List<ExecutionState> states = group.await(ExecutionState::isProgressed, PATIENCE);
    require(group, states, ExecutionState::isProgressed, rehearsed, "go on");
    states = group.await(state -> !state.isRunning(), UNTIL_AT_REST);
    return ExecutionWords.wentOn(group.wanted(), signal, states, names);
  }

  private static boolean closed(ExecutionState state) {
    return !state.isRunning();
  }

  private void require(
      ExecutionGroup group,
      List<ExecutionState> states,
      Predicate<ExecutionState> reached,
      Rehearsed rehearsed,
      String what) {
    List<String> evidence = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      if (!reached.test(states.get(i)) || failed(states.get(i))) {
        evidence.add(group.started().get(i) + " is " + states.get(i).status());
        evidence.addAll(server.troubles(group.started().get(i)));
      }
    }
    if (evidence.isEmpty()) {
      return;
    }
    Problem problem =
        Problem.gate(
            "Not all of "
                + group.wanted().count()
                + " "
                + group.wanted().workflowType()
                + " did "
                + what
                + " after release "
                + rehearsed.release().release().name()
                + ".",
            evidence,
            "mend the workflow, or <input>, <signal> and <leave> of this <execution>");
    throw new ProblemException(
        rehearsed.functionArn().map(arn -> functionLog.completed(problem, arn)).orElse(problem));
  }

  /** Closed, but not by its own good end. */
  private static boolean failed(ExecutionState state) {
    return closed(state) && !state.isCompleted();
  }

  private void step(String name, Supplier<String> work) {
    narration.stepBegins(name);
    Instant begin = clock.instant();
    String detail = work.get();
    narration.stepEnds(
        new StepReport(
            name, StepStatus.DONE, detail, begin, Duration.between(begin, clock.instant())));
  }
}
