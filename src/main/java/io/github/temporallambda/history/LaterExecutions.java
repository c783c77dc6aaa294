package io.github.temporallambda.history;

import java.util.List;

/**
 * What to look at again some time after a {@link Selection}.
 *
 * @param executions those that were selected before, and those that came since, each once
 * @param facts how many came since
 */
public record LaterExecutions(List<AffectedExecution> executions, LaterFacts facts) {

  public LaterExecutions {
    executions = List.copyOf(executions);
  }
}
