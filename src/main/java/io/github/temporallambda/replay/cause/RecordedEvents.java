package io.github.temporallambda.replay.cause;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A history's bytes ({@code temporal.api.history.v1.History}), of which only the events that are
 * asked for are parsed. The ids of its events are 1, 2, 3 ….
 */
public final class RecordedEvents {

  private static final int BEFORE = 3;
  private static final int AFTER = 2;

  private final byte[] history;

  /** Of these bytes, which are not copied. */
  @SuppressWarnings("ArrayIsStoredDirectly")
  public RecordedEvents(byte[] history) {
    this.history = history;
  }

  /** The event with the three before and the two after it; empty where there is none such. */
  public List<RecordedEvent> around(long eventId) {
    return read(eventId - BEFORE, eventId + AFTER).stream()
        .map(event -> new RecordedEvent(event.getEventId(), type(event), EventNames.of(event)))
        .toList();
  }

  /** The event of the first call of {@code getVersion} with that change id; empty without one. */
  public OptionalLong versionMarker(String changeId) {
    return read(1, Long.MAX_VALUE).stream()
        .filter(event -> VersionMarker.isOf(event, changeId))
        .mapToLong(HistoryEvent::getEventId)
        .findFirst();
  }

  /** The history up to that event, without it; empty where it has none such. */
  public Optional<byte[]> before(long eventId) {
    OptionalLong start = eventId <= 1 ? OptionalLong.empty() : start(eventId);
    return start.isPresent()
        ? Optional.of(Arrays.copyOf(history, (int) start.orElseThrow()))
        : Optional.empty();
  }

  private List<HistoryEvent> read(long first, long last) {
    List<HistoryEvent> events = new ArrayList<>();
    try {
      CodedInputStream in = CodedInputStream.newInstance(history);
      for (long id = 1; id <= last && nextEvent(in); id++) {
        int length = in.readRawVarint32();
        if (id >= first) {
          events.add(HistoryEvent.parseFrom(in.readRawBytes(length)));
        } else {
          in.skipRawBytes(length);
        }
      }
      return events;
    } catch (IOException broken) {
      return List.of();
    }
  }

  private OptionalLong start(long eventId) {
    try {
      CodedInputStream in = CodedInputStream.newInstance(history);
      int start = 0;
      for (long id = 1; nextEvent(in); id++) {
        if (id == eventId) {
          return OptionalLong.of(start);
        }
        in.skipRawBytes(in.readRawVarint32());
        start = in.getTotalBytesRead();
      }
      return OptionalLong.empty();
    } catch (IOException broken) {
      return OptionalLong.empty();
    }
  }

  /** Goes to the next event's length, past fields that are not known here. */
  private static boolean nextEvent(CodedInputStream in) throws IOException {
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == History.EVENTS_FIELD_NUMBER) {
        return true;
      }
      if (!in.skipField(tag)) {
        throw new InvalidProtocolBufferException("a group ends that did not begin");
      }
    }
    return false;
  }

  private static String type(HistoryEvent event) {
    String name = event.getEventType().name();
    return name.startsWith("EVENT_TYPE_") ? name.substring("EVENT_TYPE_".length()) : name;
  }
}
