package io.github.temporallambda.history;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;

/**
 * What an event is, read from its bytes without its attributes.
 *
 * @param id its event id
 * @param type the number of its event type
 * @param ignorable whether the server says that a worker that does not know it may pass over it
 */
record EventHead(long id, int type, boolean ignorable) {

  private static final int VARINT = 0;
  private static final int ID = HistoryEvent.EVENT_ID_FIELD_NUMBER << 3 | VARINT;
  private static final int TYPE = HistoryEvent.EVENT_TYPE_FIELD_NUMBER << 3 | VARINT;
  private static final int MAY_IGNORE = HistoryEvent.WORKER_MAY_IGNORE_FIELD_NUMBER << 3 | VARINT;

  /**
   * Reads the bytes of a whole event, which lies between these two places, as far as needed:
   * servers write id and type before all else.
   */
  static EventHead of(byte[] bytes, int from, int to) throws IOException {
    WireFields fields = new WireFields(bytes, from, to);
    long id = 0;
    int type = EventType.EVENT_TYPE_UNSPECIFIED_VALUE;
    boolean ignorable = false;
    while (!isEnough(id, type) && fields.next()) {
      int tag = fields.tag();
      if (tag == ID) {
        id = fields.value();
      } else if (tag == TYPE) {
        type = (int) fields.value();
      } else if (tag == MAY_IGNORE) {
        ignorable = fields.value() != 0;
      }
    }
    return new EventHead(id, type, ignorable);
  }

  /** Of a type that is known nobody asks whether it may be ignored. */
  private static boolean isEnough(long id, int type) {
    return id != 0
        && type != EventType.EVENT_TYPE_UNSPECIFIED_VALUE
        && EventType.forNumber(type) != null;
  }

  /**
   * @throws BrokenHistoryException when neither this plugin nor, by its own rule, a worker knows
   *     what to do with it
   */
  void requireKnownType() throws BrokenHistoryException {
    if (type == EventType.EVENT_TYPE_UNSPECIFIED_VALUE) {
      throw new BrokenHistoryException(
          "event " + id + " has no event type, or one that is not known to this plugin");
    }
    if (EventType.forNumber(type) == null && !ignorable) {
      throw new BrokenHistoryException(
          "event " + id + " has event type " + type + ", which is not known to this plugin");
    }
  }
}
