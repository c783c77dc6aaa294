package io.github.temporallambda.replay.cause;

import java.util.List;
import java.util.Set;

/**
 * Nobody polls where the execution is.
 *
 * @param taskQueue the execution's
 * @param polled the queues that the artifact polls for workflow tasks, sorted; may be empty
 */
public record QueueNotPolled(String taskQueue, List<String> polled) implements ReplayCause {

  public QueueNotPolled {
    polled = List.copyOf(polled);
  }

  /** Of queues in any order. */
  public QueueNotPolled(String taskQueue, Set<String> polled) {
    this(taskQueue, polled.stream().sorted().toList());
  }

  @Override
  public String kind() {
    return "queue-not-polled";
  }

  @Override
  public String says() {
    return "the artifact polls no workflow tasks of task queue '"
        + taskQueue
        + (polled.isEmpty() ? "', of no task queue" : "', only of " + String.join(", ", polled));
  }

  @Override
  public Advice advice() {
    return Advice.see(
        Advice.WORKERS,
        "start a worker on that task queue in this handler: nobody else would take the tasks of"
            + " these executions",
        "or keep the version that polls it current, until they are completed");
  }
}
