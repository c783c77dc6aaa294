package io.github.temporallambda.replay.cause;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/** Temporal's commands as what code does, and what the SDK compares of them. */
final class Commands {

  private static final Map<String, String> DOES =
      Map.ofEntries(
          entry("SCHEDULE_ACTIVITY_TASK", "schedules an activity"),
          entry("REQUEST_CANCEL_ACTIVITY_TASK", "cancels an activity"),
          entry("START_TIMER", "starts a timer"),
          entry("CANCEL_TIMER", "cancels a timer"),
          entry("START_CHILD_WORKFLOW_EXECUTION", "starts a child workflow"),
          entry("SIGNAL_EXTERNAL_WORKFLOW_EXECUTION", "signals another workflow"),
          entry("REQUEST_CANCEL_EXTERNAL_WORKFLOW_EXECUTION", "cancels another workflow"),
          entry("RECORD_MARKER", "records a marker (side effect, local activity or getVersion)"),
          entry("UPSERT_WORKFLOW_SEARCH_ATTRIBUTES", "upserts search attributes"),
          entry("MODIFY_WORKFLOW_PROPERTIES", "upserts the memo"),
          entry("PROTOCOL_MESSAGE", "answers an update"),
          entry("SCHEDULE_NEXUS_OPERATION", "schedules a Nexus operation"),
          entry("REQUEST_CANCEL_NEXUS_OPERATION", "cancels a Nexus operation"),
          entry("COMPLETE_WORKFLOW_EXECUTION", "completes the workflow"),
          entry("FAIL_WORKFLOW_EXECUTION", "fails the workflow"),
          entry("CANCEL_WORKFLOW_EXECUTION", "ends the workflow as cancelled"),
          entry("CONTINUE_AS_NEW_WORKFLOW_EXECUTION", "continues as new"));

  private static final Map<String, String> CHECKS =
      Map.of(
          "activityType", "activity type",
          "workflowType", "workflow type",
          "workflowId", "workflow id",
          "operation", "operation",
          "service", "service");

  /** Ids that the SDK counts or draws: they differ where something before them does. */
  private static final Set<String> COUNTED = Set.of("activityId", "timerId", "scheduleEventId");

  private Commands() {}

  /** What code does that gives this command. */
  static String does(String command) {
    return DOES.getOrDefault(command, "gives the command " + command);
  }

  /**
   * A comparison that failed.
   *
   * @param name what was compared
   * @param ofCode the command's value
   * @param ofHistory the event's value
   */
  record Check(String name, String ofCode, String ofHistory) {

    String recorded(String eventType) {
      return eventType + (CHECKS.containsKey(name) ? named(ofHistory) : "");
    }

    String code(String command) {
      if (CHECKS.containsKey(name)) {
        return does(command) + named(ofCode);
      }
      return COUNTED.contains(name)
          ? does(command) + " under another id: the calls before it differ in number or order"
          : does(command);
    }

    private String named(String value) {
      return ", " + CHECKS.get(name) + " '" + value + "'";
    }
  }
}
