package io.github.temporallambda.replay.cause;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.MarkerRecordedEventAttributes;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RecordedEventsTest {

  private static final History TEN = history(10);

  @Test
  void threeBeforeAndTwoAfterAreRead() {
    assertThat(ids(new RecordedEvents(TEN.toByteArray()).around(5)))
        .containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
    assertThat(ids(new RecordedEvents(TEN.toByteArray()).around(1))).containsExactly(1L, 2L, 3L);
    assertThat(ids(new RecordedEvents(TEN.toByteArray()).around(10)))
        .containsExactly(7L, 8L, 9L, 10L);
    assertThat(new RecordedEvents(TEN.toByteArray()).around(20)).isEmpty();
  }

  @Property
  void cutHistoryIsTheWholeOneUpToThere(@ForAll @LongRange(min = 2, max = 10) long eventId)
      throws InvalidProtocolBufferException {
    byte[] before = new RecordedEvents(TEN.toByteArray()).before(eventId).orElseThrow();

    assertThat(History.parseFrom(before).getEventsList())
        .isEqualTo(TEN.getEventsList().subList(0, (int) eventId - 1));
  }

  @Test
  void nothingIsCutWhereThereIsNoSuchEvent() {
    assertThat(new RecordedEvents(TEN.toByteArray()).before(1)).isEmpty();
    assertThat(new RecordedEvents(TEN.toByteArray()).before(11)).isEmpty();
    assertThat(new RecordedEvents(TEN.toByteArray()).before(-3)).isEmpty();
  }

  @Test
  void markerOfAVersionIsFoundByItsChangeId() {
    History history =
        TEN.toBuilder()
            .addEvents(marker(11, "Version", "{}"))
            .addEvents(marker(12, "Version", "no JSON"))
            .addEvents(marker(13, "SideEffect", "\"by-card\""))
            .addEvents(marker(14, "Version", "\"by-cheque\""))
            .addEvents(marker(15, "Version", "\"by-card\""))
            .addEvents(marker(16, "Version", "\"by-card\""))
            .build();
    RecordedEvents events = new RecordedEvents(history.toByteArray());

    assertThat(events.versionMarker("by-card")).hasValue(15);
    assertThat(events.versionMarker("by-cheque")).hasValue(14);
    assertThat(events.versionMarker("by-hand")).isEmpty();
  }

  private static HistoryEvent marker(long id, String name, String changeId) {
    Payload payload =
        Payload.newBuilder()
            .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
            .setData(ByteString.copyFromUtf8(changeId))
            .build();
    return HistoryEvent.newBuilder()
        .setEventId(id)
        .setEventType(EventType.EVENT_TYPE_MARKER_RECORDED)
        .setMarkerRecordedEventAttributes(
            MarkerRecordedEventAttributes.newBuilder()
                .setMarkerName(name)
                .putDetails("changeId", Payloads.newBuilder().addPayloads(payload).build()))
        .build();
  }

  @Property
  void foreignBytesTellNothingAndBreakNothing(@ForAll byte[] bytes, @ForAll long eventId) {
    RecordedEvents events = new RecordedEvents(bytes);

    assertThat(events.around(eventId)).isNotNull();
    assertThat(events.versionMarker("x")).isEmpty();
    assertThat(events.before(eventId).map(ByteString::copyFrom))
        .satisfiesAnyOf(
            nothing -> assertThat(nothing).isEmpty(),
            cut -> assertThat(ByteString.copyFrom(bytes).startsWith(cut.orElseThrow())).isTrue());
  }

  private static List<Long> ids(List<RecordedEvent> events) {
    return events.stream().map(RecordedEvent::id).toList();
  }

  private static History history(int events) {
    return History.newBuilder()
        .addAllEvents(
            LongStream.rangeClosed(1, events)
                .mapToObj(
                    id ->
                        HistoryEvent.newBuilder()
                            .setEventId(id)
                            .setEventType(EventType.EVENT_TYPE_TIMER_STARTED)
                            .build())
                .toList())
        .build();
  }
}
