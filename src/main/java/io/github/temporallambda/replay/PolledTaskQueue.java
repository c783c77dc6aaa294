package io.github.temporallambda.replay;

import java.util.Comparator;
import java.util.Locale;

/**
 * A task queue and a type of task that a worker polls on it. What the artifact polled in the gate
 * is exactly what must be bound to its Deployment Version.
 *
 * @param name the task queue's name; never a sticky queue's
 * @param type the type of task polled
 */
public record PolledTaskQueue(String name, TaskQueueType type)
    implements Comparable<PolledTaskQueue> {

  private static final Comparator<PolledTaskQueue> ORDER =
      Comparator.comparing(PolledTaskQueue::name).thenComparing(PolledTaskQueue::type);

  @Override
  public int compareTo(PolledTaskQueue other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return name + " (" + type.name().toLowerCase(Locale.ROOT) + ")";
  }
}
