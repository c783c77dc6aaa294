package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.deployment.ExecutionId;
import io.github.temporallambda.deployment.ExecutionStart;
import io.github.temporallambda.deployment.ExecutionState;
import io.github.temporallambda.deployment.WorkflowExecutions;
import io.github.temporallambda.mojo.parameter.RehearsedExecutions;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Executions that were started together.
 *
 * @param server where they run
 * @param wanted what was asked for
 * @param started all of them
 */
record ExecutionGroup(
    WorkflowExecutions server, RehearsedExecutions wanted, List<ExecutionId> started) {

  private static final Duration BETWEEN_READS = Duration.ofMillis(100);

  /** Starts them all. */
  static ExecutionGroup start(
      WorkflowExecutions server, RehearsedExecutions wanted, Supplier<String> workflowIds) {
    ExecutionStart start =
        new ExecutionStart(wanted.workflowType(), wanted.taskQueue(), wanted.inputs());
    List<ExecutionId> started =
        Stream.generate(workflowIds)
            .limit(wanted.count())
            .map(workflowId -> server.start(start, workflowId))
            .toList();
    return new ExecutionGroup(server, wanted, started);
  }

  /** Signals them all. */
  void signal(RehearsedExecutions.Signal signal) {
    started.forEach(execution -> server.signal(execution, signal.name(), signal.inputs()));
  }

  /** As they are now, in the order of {@link #started}. */
  List<ExecutionState> states() {
    return started.stream().map(server::describe).toList();
  }

  /** Reads them until all are as {@code wanted}, or the time is over; then as they are. */
  List<ExecutionState> await(Predicate<ExecutionState> wanted, Duration limit) {
    Deadline deadline = Deadline.after(limit);
    List<ExecutionState> states = states();
    while (!states.stream().allMatch(wanted) && !deadline.isOver()) {
      deadline.pause(BETWEEN_READS);
      states = states();
    }
    return states;
  }
}
