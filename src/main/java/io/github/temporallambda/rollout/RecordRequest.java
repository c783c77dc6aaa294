package io.github.temporallambda.rollout;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.history.HistoryFormat;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What to record.
 *
 * @param deploymentName whose executions
 * @param taskQueues the workflow task queues; empty: those of the deployment's current version
 * @param workflowTypes empty: every type
 * @param listFilter a visibility query that executions must fit as well; empty: none
 * @param maxHistories how many at most, at least 1
 * @param format how they are written
 * @param directory where
 */
public record RecordRequest(
    DeploymentName deploymentName,
    Set<String> taskQueues,
    Set<String> workflowTypes,
    Optional<String> listFilter,
    int maxHistories,
    HistoryFormat format,
    Path directory) {

  public RecordRequest {
    taskQueues = Set.copyOf(taskQueues);
    workflowTypes = Set.copyOf(workflowTypes);
    if (maxHistories < 1) {
      throw new IllegalArgumentException("at least one history: " + maxHistories);
    }
  }
}
