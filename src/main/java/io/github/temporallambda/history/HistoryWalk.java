package io.github.temporallambda.history;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.util.Optional;

/**
 * Goes over the bytes of a history, page after page. Of an event it reads id and type alone; only
 * the first and the last are ever parsed. What can be replayed begins with a start, counts its
 * events without a gap, and holds one run.
 */
final class HistoryWalk {

  private static final int LENGTH_DELIMITED = 2;
  private static final int EVENT = History.EVENTS_FIELD_NUMBER << 3 | LENGTH_DELIMITED;

  private Optional<StartedEvent> started = Optional.empty();
  private byte[] last = new byte[0];
  private int lastFrom;
  private int lastTo;
  private int lastType;
  private int events;

  /**
   * Goes on with a page: whole events, as a {@code History} holds them; not copied.
   *
   * @throws BrokenHistoryException when the history cannot be replayed as it is
   */
  void over(byte[] bytes) throws BrokenHistoryException {
    WireFields fields = new WireFields(bytes, 0, bytes.length);
    try {
      while (fields.next()) {
        if (fields.tag() == EVENT) {
          event(bytes, fields.start(), fields.end());
        }
      }
    } catch (IOException malformed) {
      throw notAHistory();
    }
  }

  /** How many events there were so far. */
  int events() {
    return events;
  }

  /**
   * What the first event says.
   *
   * @throws BrokenHistoryException when there was none
   */
  StartedEvent started() throws BrokenHistoryException {
    return started.orElseThrow(() -> new BrokenHistoryException("it has no events"));
  }

  /**
   * The last event so far.
   *
   * @throws BrokenHistoryException when there was none, or when it cannot be parsed
   */
  HistoryEvent last() throws BrokenHistoryException {
    if (events == 0) {
      throw new BrokenHistoryException("it has no events");
    }
    return parsed(ByteString.copyFrom(last, lastFrom, lastTo - lastFrom));
  }

  private void event(byte[] bytes, int from, int to) throws BrokenHistoryException, IOException {
    int place = events + 1;
    EventHead head = EventHead.of(bytes, from, to);
    if (place == 1) {
      started = Optional.of(StartedEvent.of(head, bytes, from, to));
    } else if (head.type() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED_VALUE) {
      throw new BrokenHistoryException(
          "it holds two runs: event " + place + " is WORKFLOW_EXECUTION_STARTED again");
    }
    if (head.id() != place) {
      throw new BrokenHistoryException(
          "its event ids are not 1, 2, 3 …: where " + place + " belongs stands " + head.id());
    }
    head.requireKnownType();
    lastType = head.type();
    last = bytes;
    lastFrom = from;
    lastTo = to;
    events = place;
  }

  /**
   * Where the history ends so far.
   *
   * @throws BrokenHistoryException when there was no event, or the last is malformed
   */
  HistoryEnd end() throws BrokenHistoryException {
    if (events == 0) {
      throw new BrokenHistoryException("it has no events");
    }
    try {
      return HistoryEnd.of(last, lastFrom, lastTo);
    } catch (IOException malformed) {
      throw notAHistory();
    }
  }

  /** Whether the last event so far closed its run. */
  boolean isClosed() {
    return RunEnd.isClosed(EventType.forNumber(lastType));
  }

  private HistoryEvent parsed(ByteString event) throws BrokenHistoryException {
    try {
      return HistoryEvent.parseFrom(event);
    } catch (InvalidProtocolBufferException malformed) {
      throw notAHistory();
    }
  }

  private BrokenHistoryException notAHistory() {
    return new BrokenHistoryException(
        events == 0
            ? "it is not a binary protobuf of a history"
            : "it is cut off, or damaged, after event " + events);
  }
}
