package io.github.temporallambda.history;

import io.temporal.api.enums.v1.EventType;
import java.util.List;

/** What an execution did last, roughly, by its last event: what it waits for, most often. */
final class LastEventKind {

  /** A longer prefix stands before one that it begins with. */
  private static final List<String> KINDS =
      List.of(
          "WORKFLOW_EXECUTION_SIGNALED",
          "WORKFLOW_EXECUTION_UPDATE",
          "WORKFLOW_TASK",
          "ACTIVITY_TASK",
          "TIMER",
          "MARKER",
          "CHILD_WORKFLOW_EXECUTION",
          "START_CHILD_WORKFLOW_EXECUTION",
          "SIGNAL_EXTERNAL_WORKFLOW_EXECUTION",
          "EXTERNAL_WORKFLOW_EXECUTION",
          "NEXUS_OPERATION",
          "UPSERT_WORKFLOW_SEARCH_ATTRIBUTES");

  private static final String PREFIX = "EVENT_TYPE_";

  private LastEventKind() {}

  /** One word for types that belong together. */
  static String of(EventType type) {
    String name = type.name().substring(type.name().startsWith(PREFIX) ? PREFIX.length() : 0);
    return KINDS.stream().filter(name::startsWith).findFirst().orElse("OTHER");
  }
}
