package io.github.temporallambda.history;

import java.util.List;
import java.util.Optional;

/**
 * The executions that are to be replayed or recorded.
 *
 * @param executions running ones, each once
 * @param completed completed ones on top, newest first; material to replay, nothing that moves
 * @param facts how many there were to choose from
 * @param seen by which those that come later are told
 */
public record Selection(
    List<AffectedExecution> executions,
    List<AffectedExecution> completed,
    SelectionFacts facts,
    SeenExecutions seen) {

  public Selection {
    executions = List.copyOf(executions);
    completed = List.copyOf(completed);
  }

  /** One by which none that comes later is told. */
  public Selection(
      List<AffectedExecution> executions, List<AffectedExecution> completed, SelectionFacts facts) {
    this(executions, completed, facts, SeenExecutions.NONE);
  }

  /** Exactly these, which are all that there are. */
  public static Selection of(List<AffectedExecution> executions) {
    int all = executions.size();
    return new Selection(
        executions, List.of(), new SelectionFacts(all, all, all, List.of(), Optional.empty(), 0));
  }
}
