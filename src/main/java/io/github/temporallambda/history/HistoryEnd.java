package io.github.temporallambda.history;

import com.google.protobuf.util.Timestamps;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Instant;

/**
 * The last event of a history, by which one that has not grown is known: histories are only ever
 * added to.
 *
 * <p>The number of events alone would not do: a workflow task that is being tried again may show as
 * events that are not recorded yet, and others come to stand in their place.
 *
 * @param eventId its place, from 1
 * @param taskId the server's own number of the write
 * @param time when it was recorded
 */
public record HistoryEnd(long eventId, long taskId, Instant time) {

  static HistoryEnd of(HistoryEvent last) {
    return new HistoryEnd(
        last.getEventId(),
        last.getTaskId(),
        Instant.ofEpochMilli(Timestamps.toMillis(last.getEventTime())));
  }
}
