package io.github.temporallambda.history;

import java.util.List;

/**
 * The executions that are to be replayed or recorded.
 *
 * @param executions running ones, each once
 * @param completed completed ones on top, newest first; material to replay, nothing that moves
 * @param facts how many there were to choose from
 */
public record Selection(
    List<AffectedExecution> executions, List<AffectedExecution> completed, SelectionFacts facts) {

  public Selection {
    executions = List.copyOf(executions);
    completed = List.copyOf(completed);
  }
}
