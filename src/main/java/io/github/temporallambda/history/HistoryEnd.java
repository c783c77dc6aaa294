package io.github.temporallambda.history;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

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

  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;
  private static final int ID = HistoryEvent.EVENT_ID_FIELD_NUMBER << 3 | VARINT;
  private static final int TASK_ID = HistoryEvent.TASK_ID_FIELD_NUMBER << 3 | VARINT;
  private static final int TIME = HistoryEvent.EVENT_TIME_FIELD_NUMBER << 3 | LENGTH_DELIMITED;
  private static final int SECONDS = Timestamp.SECONDS_FIELD_NUMBER << 3 | VARINT;
  private static final int NANOS = Timestamp.NANOS_FIELD_NUMBER << 3 | VARINT;

  static HistoryEnd of(HistoryEvent last) {
    return new HistoryEnd(
        last.getEventId(),
        last.getTaskId(),
        Instant.ofEpochMilli(Timestamps.toMillis(last.getEventTime())));
  }

  /**
   * Reads the bytes of a whole event, which lies between these two places.
   *
   * @throws IOException when it is malformed
   */
  static HistoryEnd of(byte[] bytes, int from, int to) throws IOException {
    WireFields fields = new WireFields(bytes, from, to);
    long eventId = 0;
    long taskId = 0;
    Instant time = Instant.EPOCH;
    while (fields.next()) {
      if (fields.tag() == ID) {
        eventId = fields.value();
      } else if (fields.tag() == TASK_ID) {
        taskId = fields.value();
      } else if (fields.tag() == TIME) {
        time = time(new WireFields(bytes, fields.start(), fields.end()));
      }
    }
    return new HistoryEnd(eventId, taskId, time);
  }

  private static Instant time(WireFields timestamp) throws IOException {
    long seconds = 0;
    long nanos = 0;
    while (timestamp.next()) {
      seconds = timestamp.tag() == SECONDS ? timestamp.value() : seconds;
      nanos = timestamp.tag() == NANOS ? timestamp.value() : nanos;
    }
    return Instant.ofEpochSecond(seconds, nanos).truncatedTo(ChronoUnit.MILLIS);
  }
}
