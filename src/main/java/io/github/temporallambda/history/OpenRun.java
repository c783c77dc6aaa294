package io.github.temporallambda.history;

import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;

/** A run with its whole history in memory; only few are at a time. */
record OpenRun(AffectedExecution execution, History history) {

  /** Whether nothing has closed it; one without events is broken, not closed. */
  boolean isOpen() {
    return history.getEventsCount() == 0 || !RunEnd.isClosed(last());
  }

  HistoryEvent last() {
    return history.getEvents(history.getEventsCount() - 1);
  }
}
