package io.github.temporallambda.replay;

/** The kinds of task a task queue holds, as in {@code temporal.api.enums.v1.TaskQueueType}. */
public enum TaskQueueType {
  WORKFLOW,
  ACTIVITY,
  NEXUS
}
