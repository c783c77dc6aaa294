package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.deployment.ExecutionState;
import io.github.temporallambda.mojo.parameter.RehearsedExecutions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a rehearsal tells of executions, always by what the server says of them. */
final class ExecutionWords {

  private ExecutionWords() {}

  /** {@code 3 OrderWorkflow on orders; 3 running under orders:1 (first)}. */
  static String started(
      RehearsedExecutions wanted, List<ExecutionState> states, ReleaseNames names) {
    return wanted.count()
        + " "
        + wanted.workflowType()
        + " on task queue "
        + wanted.taskQueue()
        + ": "
        + count(states, state -> state.status() + under(state, names));
  }

  /** {@code approve: 3 of 3 OrderWorkflow go on under orders:2 (second); 3 completed}. */
  static String wentOn(
      RehearsedExecutions wanted,
      RehearsedExecutions.Signal signal,
      List<ExecutionState> states,
      ReleaseNames names) {
    return signal.name()
        + ": "
        + count(
            states,
            state ->
                "of "
                    + states.size()
                    + " "
                    + wanted.workflowType()
                    + " go on"
                    + under(state, names))
        + "; "
        + count(states, ExecutionState::status);
  }

  static String under(ExecutionState state, ReleaseNames names) {
    return state.version().map(version -> " under " + names.shown(version)).orElse("")
        + (state.pinned() ? ", Pinned" : "");
  }

  private static String count(List<ExecutionState> states, Function<ExecutionState, String> by) {
    Map<String, Long> counts =
        states.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
