package io.github.temporallambda.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A history's bytes, gone over without being parsed. */
class HistoryWalkTest {

  private static final int UNHEARD = 4711;

  @Property(tries = 200)
  void pagesTellWhatTheWholeTells(
      @ForAll @IntRange(min = 1, max = 20) int events, @ForAll List<@IntRange(max = 20) Integer> at)
      throws BrokenHistoryException {
    History whole = history(events);
    HistoryWalk walk = new HistoryWalk();
    int from = 0;
    for (int to : at.stream().filter(each -> each <= events).sorted().toList()) {
      walk.over(bytes(whole.getEventsList().subList(from, to)));
      from = to;
    }
    walk.over(bytes(whole.getEventsList().subList(from, events)));

    assertThat(walk.events()).isEqualTo(events);
    assertThat(walk.last()).isEqualTo(whole.getEvents(events - 1));
    assertThat(walk.end()).isEqualTo(HistoryEnd.of(whole.getEvents(events - 1)));
    assertThat(walk.started()).isEqualTo(names(whole.getEvents(0)));
  }

  private static StartedEvent names(HistoryEvent first) {
    WorkflowExecutionStartedEventAttributes all =
        first.getWorkflowExecutionStartedEventAttributes();
    return new StartedEvent(
        all.getWorkflowType().getName(),
        all.getTaskQueue().getName(),
        all.getWorkflowId(),
        all.getOriginalExecutionRunId(),
        all.getFirstExecutionRunId());
  }

  /** Parsing the whole would find no other number of events. */
  @Property(tries = 500)
  void historyThatIsCutOffIsAsManyWholeEventsOrBroken(
      @ForAll @IntRange(min = 1, max = 6) int events, @ForAll @IntRange(max = 400) int at)
      throws InvalidProtocolBufferException {
    byte[] whole = history(events).toByteArray();
    byte[] cut = Arrays.copyOf(whole, Math.min(at, whole.length));
    HistoryWalk walk = new HistoryWalk();
    try {
      walk.over(cut);
      assertThat(walk.events()).isEqualTo(History.parseFrom(cut).getEventsCount());
    } catch (BrokenHistoryException broken) {
      assertThat(broken)
          .hasMessage(
              walk.events() == 0
                  ? "it is not a binary protobuf of a history"
                  : "it is cut off, or damaged, after event " + walk.events());
      assertThatThrownBy(() -> History.parseFrom(cut))
          .isInstanceOf(InvalidProtocolBufferException.class);
    }
  }

  @Test
  void historyWithoutEventsHasNoLast() throws BrokenHistoryException {
    HistoryWalk walk = new HistoryWalk();
    walk.over(new byte[0]);

    assertThatThrownBy(walk::last).hasMessage("it has no events");
  }

  @Test
  void eventTypeThatIsNotKnownIsNamedByItsNumber() {
    byte[] bytes = with(Histories.task(3).toBuilder().setEventTypeValue(UNHEARD).build());

    assertThatThrownBy(() -> new HistoryWalk().over(bytes))
        .hasMessage("event 3 has event type 4711, which is not known to this plugin");
  }

  @Test
  void eventThatAWorkerMayPassOverIsNoHindrance() throws BrokenHistoryException {
    HistoryWalk walk = new HistoryWalk();

    walk.over(
        with(
            Histories.task(3).toBuilder()
                .setEventTypeValue(UNHEARD)
                .setWorkerMayIgnore(true)
                .build()));

    assertThat(walk.events()).isEqualTo(3);
  }

  @Test
  void startWithoutATypeOfEventIsNoStart() {
    byte[] bytes = bytes(List.of(Histories.started("w", "r").toBuilder().clearEventType().build()));

    assertThatThrownBy(() -> new HistoryWalk().over(bytes))
        .hasMessageContaining("its first event is EVENT_TYPE_UNSPECIFIED");
  }

  private static byte[] with(HistoryEvent third) {
    return bytes(List.of(Histories.started("w", "r"), Histories.task(2), third));
  }

  private static History history(int events) {
    History.Builder history = History.newBuilder().addEvents(Histories.started("w", "r"));
    for (int id = 2; id <= events; id++) {
      history.addEvents(Histories.task(id));
    }
    return history.build();
  }

  private static byte[] bytes(List<HistoryEvent> events) {
    return History.newBuilder().addAllEvents(events).build().toByteArray();
  }
}
