package io.github.temporallambda.history;

/**
 * One execution's history, whose bytes lie in a {@link HistorySpool} for as long as they are
 * needed, so that memory does not grow with the number of histories.
 *
 * @param origin where it came from, in a user's words: a path below the histories directory
 * @param workflowId as recorded; the file's name where the history does not tell
 * @param runId as recorded; never empty, unique in a spool
 * @param workflowType the type's name
 * @param taskQueue the task queue that the execution was started on; empty where that is not known
 * @param eventCount number of events; 0 where the history could not be read
 * @param content the bytes
 */
public record RecordedHistory(
    String origin,
    String workflowId,
    String runId,
    String workflowType,
    String taskQueue,
    int eventCount,
    HistoryContent content) {

  public RecordedHistory {
    if (eventCount < 0) {
      throw new IllegalArgumentException("no history has fewer events than none: " + origin);
    }
  }
}
