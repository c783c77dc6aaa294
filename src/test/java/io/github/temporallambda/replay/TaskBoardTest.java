package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.RecordedHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskBoardTest {

  private static final RecordedHistory FIRST = history("1", "orders");
  private static final RecordedHistory SECOND = history("2", "orders");

  private final List<String> tokens = new ArrayList<>();
  private final List<RecordedHistory> given = new ArrayList<>();

  @Test
  void answerForATaskThatIsNotUnderWayIsRefused() throws Exception {
    TaskBoard board = new TaskBoard(List.of(FIRST), 10);
    board.poll("orders", this::take);

    assertThat(board.answered("another", Outcome.PASSED, "")).isFalse();
    assertThat(board.answered(tokens.get(0), Outcome.FAILED, "differs")).isTrue();
    assertThat(board.answered(tokens.get(0), Outcome.PASSED, "")).isFalse();

    assertThat(board.nextVerdict(Duration.ZERO).orElseThrow().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(board.nextVerdict(Duration.ZERO)).isEmpty();
    assertThat(board.isEmpty()).isTrue();
  }

  @Test
  void pollThatCameFirstIsAnsweredWhenAHistoryBecomesFree() {
    TaskBoard board = new TaskBoard(List.of(FIRST, SECOND), 1);
    board.poll("orders", this::take);
    board.poll("orders", this::take);
    assertThat(given).containsExactly(FIRST);

    board.answered(tokens.get(0), Outcome.PASSED, "");

    assertThat(given).containsExactly(FIRST, SECOND);
    assertThat(board.handedOut()).isEqualTo(2);
  }

  @Test
  void pollWhoseCallerIsGoneLosesNoHistory() {
    TaskBoard board = new TaskBoard(List.of(FIRST), 10);
    board.poll("orders", (token, history) -> false);
    assertThat(board.waiting()).containsExactly(FIRST);
    assertThat(board.handedOut()).isZero();

    board.poll("orders", this::take);

    assertThat(given).containsExactly(FIRST);
  }

  @Test
  void withdrawnPollGetsNothing() {
    TaskBoard board = new TaskBoard(List.of(FIRST), 1);
    TaskBoard.TaskPoll poll = this::take;
    board.poll("couriers", poll);

    assertThat(board.withdraw("couriers", poll)).isTrue();
    assertThat(board.withdraw("couriers", poll)).isFalse();
    board.settle(Set.of("couriers"));

    assertThat(given).isEmpty();
    assertThat(board.waiting()).containsExactly(FIRST);
  }

  @Test
  void historyIsFoundByItsRunIdWhileItIsUnderWay() {
    TaskBoard board = new TaskBoard(List.of(FIRST), 1);
    assertThat(board.underWay("1")).isEmpty();
    board.poll("orders", this::take);

    assertThat(board.underWay("1")).isEqualTo(Optional.of(FIRST));
    assertThat(board.underWay("2")).isEmpty();
  }

  private boolean take(String token, RecordedHistory history) {
    tokens.add(token);
    given.add(history);
    return true;
  }

  private static RecordedHistory history(String runId, String queue) {
    return new RecordedHistory("o", "o", runId, "Order", queue, 1, Path.of("none"));
  }
}
