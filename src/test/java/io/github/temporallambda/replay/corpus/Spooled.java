package io.github.temporallambda.replay.corpus;

import io.github.temporallambda.history.BrokenHistoryException;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.history.RecordedHistory;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.History;
import java.util.UUID;

/** Histories as the gate takes them. */
final class Spooled {

  private Spooled() {}

  /** Under that workflow ID, and a run ID of its own. */
  static RecordedHistory add(HistorySpool spool, String workflowId, History history)
      throws BrokenHistoryException {
    WorkflowExecution execution =
        WorkflowExecution.newBuilder()
            .setWorkflowId(workflowId)
            .setRunId(UUID.randomUUID().toString())
            .build();
    return spool.add(workflowId, execution, history);
  }
}
