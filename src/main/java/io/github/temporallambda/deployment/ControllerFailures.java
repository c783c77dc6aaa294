package io.github.temporallambda.deployment;

import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folds a controller's events into the failures of activities that have not succeeded since. */
final class ControllerFailures {

  /** By activity type, the one that failed last at the end. */
  private final Map<String, String> failures = new LinkedHashMap<>();

  /** Adds the events of one run, from its first on; runs in the order in which they ran. */
  void addRun(List<HistoryEvent> events) {
    Map<Long, String> activityTypes = new HashMap<>();
    for (HistoryEvent event : events) {
      switch (event.getEventType()) {
        case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED ->
            activityTypes.put(
                event.getEventId(),
                event.getActivityTaskScheduledEventAttributes().getActivityType().getName());
        case EVENT_TYPE_ACTIVITY_TASK_COMPLETED -> {
          long scheduled = event.getActivityTaskCompletedEventAttributes().getScheduledEventId();
          failures.remove(activityTypes.getOrDefault(scheduled, ""));
        }
        case EVENT_TYPE_ACTIVITY_TASK_FAILED -> {
          var failed = event.getActivityTaskFailedEventAttributes();
          add(activityTypes, failed.getScheduledEventId(), event, failed.getFailure());
        }
        case EVENT_TYPE_ACTIVITY_TASK_TIMED_OUT -> {
          var timedOut = event.getActivityTaskTimedOutEventAttributes();
          add(activityTypes, timedOut.getScheduledEventId(), event, timedOut.getFailure());
        }
        default -> {
          // No other event tells of an activity's end.
        }
      }
    }
  }

  /** The last failure on one line: when, which activity, and what it says; empty when none. */
  Optional<String> last() {
    return failures.values().stream().reduce((former, later) -> later);
  }

  private void add(
      Map<Long, String> activityTypes, long scheduled, HistoryEvent event, Failure failure) {
    String activityType = activityTypes.getOrDefault(scheduled, "activity");
    failures.remove(activityType);
    Instant time = Instant.ofEpochSecond(event.getEventTime().getSeconds());
    failures.put(activityType, time + " " + activityType + ": " + FailureTexts.of(failure));
  }
}
