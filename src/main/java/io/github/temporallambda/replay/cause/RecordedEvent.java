package io.github.temporallambda.replay.cause;

/**
 * One event of a history, with nothing of a payload.
 *
 * @param id its number, from 1
 * @param type for instance {@code ACTIVITY_TASK_SCHEDULED}
 * @param name what it is of: the activity's or workflow's type, the signal, update or marker; empty
 *     where it has none
 */
public record RecordedEvent(long id, String type, String name) {

  @Override
  public String toString() {
    return id + " " + type + (name.isEmpty() ? "" : " " + name);
  }
}
