package io.github.temporallambda.rollout;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.history.HistoryFormat;
import java.nio.file.Path;
import java.util.Set;

/**
 * What to record.
 *
 * @param deploymentName whose executions
 * @param taskQueues the workflow task queues; empty: those of the deployment's current version
 * @param selection which of the executions that would move
 * @param format how they are written
 * @param directory where
 */
public record RecordRequest(
    DeploymentName deploymentName,
    Set<String> taskQueues,
    ExecutionSelection selection,
    HistoryFormat format,
    Path directory) {

  public RecordRequest {
    taskQueues = Set.copyOf(taskQueues);
  }
}
