package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.HistoryContent;
import io.github.temporallambda.history.RecordedHistory;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TaskBoardTest {

  private static final RecordedHistory FIRST = history("1", "orders");
  private static final RecordedHistory SECOND = history("2", "orders");

  private final List<String> tokens = new ArrayList<>();
  private final List<RecordedHistory> given = new ArrayList<>();
  private final Queue<HistoryVerdict> verdicts = new ArrayDeque<>();
  private Backlog backlog = new Backlog(verdicts::add);

  @Test
  void answerForATaskThatIsNotUnderWayIsRefused() {
    TaskBoard board = board(10, FIRST);
    board.poll("orders", this::take);

    assertThat(board.answered("another", Outcome.PASSED, "")).isFalse();
    assertThat(board.answered(tokens.get(0), Outcome.FAILED, "differs")).isTrue();
    assertThat(board.answered(tokens.get(0), Outcome.PASSED, "")).isFalse();

    assertThat(verdicts.remove().outcome()).isEqualTo(Outcome.FAILED);
    assertThat(verdicts).isEmpty();
    assertThat(board.isIdle()).isTrue();
  }

  @Test
  void pollThatCameFirstIsAnsweredWhenAHistoryBecomesFree() {
    TaskBoard board = board(1, FIRST, SECOND);
    board.poll("orders", this::take);
    board.poll("orders", this::take);
    assertThat(given).containsExactly(FIRST);

    board.answered(tokens.get(0), Outcome.PASSED, "");

    assertThat(given).containsExactly(FIRST, SECOND);
    assertThat(board.handedOut()).isEqualTo(2);
  }

  @Test
  void pollWhoseCallerIsGoneLosesNoHistory() {
    TaskBoard board = board(10, FIRST);
    board.poll("orders", (token, history) -> false);
    assertThat(backlog.size()).isEqualTo(1);
    assertThat(board.handedOut()).isZero();

    board.poll("orders", this::take);

    assertThat(given).containsExactly(FIRST);
  }

  @Test
  void withdrawnPollGetsNothing() {
    TaskBoard board = board(1, FIRST);
    TaskBoard.TaskPoll poll = this::take;
    board.poll("couriers", poll);

    assertThat(board.withdraw("couriers", poll)).isTrue();
    assertThat(board.withdraw("couriers", poll)).isFalse();
    backlog.settle(Set.of("couriers"));
    board.dispatchAll();

    assertThat(given).isEmpty();
    assertThat(backlog.size()).isEqualTo(1);
  }

  @Test
  void historyIsFoundByItsRunIdWhileItIsUnderWay() {
    TaskBoard board = board(1, FIRST);
    assertThat(board.underWay("1")).isEmpty();
    board.poll("orders", this::take);

    assertThat(board.underWay("1")).isEqualTo(Optional.of(FIRST));
    assertThat(board.underWay("2")).isEmpty();
  }

  @Test
  void historyThatComesLaterIsGivenToThePollThatWaits() throws InterruptedException {
    TaskBoard board = board(10);
    board.poll("orders", this::take);

    backlog.recorded(FIRST);

    assertThat(given).containsExactly(FIRST);
  }

  /** A worker keeps its tasks apart by run ID, and answers the second of two never. */
  @Test
  void secondHistoryOfARunWaitsUntilTheFirstIsAnswered() {
    RecordedHistory again = history("1", "orders");
    TaskBoard board = board(10, FIRST, again, SECOND);
    for (int i = 0; i < 3; i++) {
      board.poll("orders", this::take);
    }
    assertThat(given).containsExactly(FIRST, SECOND);

    board.answered(tokens.get(0), Outcome.PASSED, "");

    assertThat(given).containsExactly(FIRST, SECOND, again);
  }

  @Test
  void boardOfAForkThatIsGoneHandsOutNothing() {
    TaskBoard board = board(10, FIRST);
    board.stop();

    board.poll("orders", this::take);

    assertThat(given).isEmpty();
    assertThat(backlog.size()).isEqualTo(1);
  }

  private TaskBoard board(int mostUnderWay, RecordedHistory... histories) {
    backlog = Backlog.of(List.of(histories), verdicts::add);
    return new TaskBoard(backlog, mostUnderWay, verdicts::add);
  }

  private boolean take(String token, RecordedHistory history) {
    tokens.add(token);
    given.add(history);
    return true;
  }

  private static RecordedHistory history(String runId, String queue) {
    return new RecordedHistory(
        "o", "o", runId, "Order", queue, 1, HistoryContent.in(Path.of("none")));
  }
}
