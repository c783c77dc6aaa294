package io.github.temporallambda.replay.cause;

/**
 * Nobody polls where the execution is.
 *
 * @param taskQueue the execution's
 * @param polled the queues that the artifact polls for workflow tasks, in words
 */
public record QueueNotPolled(String taskQueue, String polled) implements ReplayCause {

  @Override
  public String kind() {
    return "queue-not-polled";
  }

  @Override
  public String says() {
    return "the artifact polls no workflow tasks of task queue '"
        + taskQueue
        + "', only of "
        + polled;
  }

  @Override
  public Advice advice() {
    return Advice.of(
        "start a worker on that task queue in this handler: nobody else would take the tasks of"
            + " these executions",
        "or keep the version that polls it current, until they are completed");
  }
}
