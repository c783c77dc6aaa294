package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.HistoryContent;
import io.github.temporallambda.history.RecordedHistory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever workers do, in whatever order: no history is lost, none is PASSED unanswered. */
class TaskBoardPropertiesTest {

  private enum Step {
    POLL,
    POLL_AND_GO,
    POLL_ELSEWHERE,
    PASS,
    FAIL,
    ANSWER_UNKNOWN,
    CRASH
  }

  private record Move(Step step, int which) {}

  /** The gate's side of it, and what the worker really said. */
  private static final class World {

    private final List<RecordedHistory> all;
    private final List<HistoryVerdict> verdicts = new ArrayList<>();
    private final Backlog backlog;
    private final List<String> tokens = new ArrayList<>();
    private final Map<String, RecordedHistory> given = new LinkedHashMap<>();
    private final Map<RecordedHistory, Outcome> firstAnswers = new HashMap<>();
    private final Set<RecordedHistory> suspects = new HashSet<>();
    private TaskBoard board;

    World(int histories) {
      // Two of each run: they must never be under way together.
      all = IntStream.range(0, histories).mapToObj(World::history).toList();
      backlog = Backlog.of(all, verdicts::add);
      board = new TaskBoard(backlog, 3, verdicts::add);
    }

    private static RecordedHistory history(int number) {
      String id = "o-" + number;
      return new RecordedHistory(
          id, id, "run-" + number / 2, "Order", "orders", 1, HistoryContent.in(Path.of(id)));
    }

    void make(Move move) {
      switch (move.step()) {
        case POLL -> board.poll("orders", this::take);
        case POLL_AND_GO -> board.poll("orders", (token, history) -> false);
        case POLL_ELSEWHERE -> board.poll("couriers", this::take);
        case PASS -> answer(move.which(), Outcome.PASSED);
        case FAIL -> answer(move.which(), Outcome.FAILED);
        case ANSWER_UNKNOWN ->
            assertThat(board.answered("token-" + move.which(), Outcome.PASSED, "")).isFalse();
        case CRASH -> crash();
      }
    }

    private boolean take(String token, RecordedHistory history) {
      tokens.add(token);
      given.put(token, history);
      return true;
    }

    /** Of any task that was ever handed out, also by a board that is gone. */
    private void answer(int which, Outcome outcome) {
      if (!tokens.isEmpty()) {
        String token = tokens.get(which % tokens.size());
        boolean counted = board.answered(token, outcome, outcome == Outcome.PASSED ? "" : "no");
        RecordedHistory history = given.get(token);
        assertThat(counted)
            .isEqualTo(
                history != null
                    && !firstAnswers.containsKey(history)
                    && !suspects.contains(history));
        if (counted) {
          firstAnswers.put(history, outcome);
        }
      }
    }

    private void crash() {
      board.stop();
      suspects.addAll(board.underWay().stream().map(Handout::history).toList());
      board = new TaskBoard(backlog, 3, verdicts::add);
    }
  }

  @Property(tries = 500)
  void eachHistoryIsInOnePlaceAndPassedOnlyWhereItWasAnsweredSo(@ForAll("moves") List<Move> moves) {
    World world = new World(9);

    moves.forEach(world::make);

    List<RecordedHistory> answered = world.verdicts.stream().map(HistoryVerdict::history).toList();
    List<RecordedHistory> underWay = world.board.underWay().stream().map(Handout::history).toList();
    assertThat(underWay).extracting(RecordedHistory::runId).doesNotHaveDuplicates();
    List<RecordedHistory> everywhere = new ArrayList<>(answered);
    everywhere.addAll(underWay);
    everywhere.addAll(world.suspects);
    everywhere.addAll(world.backlog.takeAll());
    assertThat(everywhere).containsExactlyInAnyOrderElementsOf(world.all);
    assertThat(world.verdicts)
        .allSatisfy(
            verdict ->
                assertThat(verdict.outcome()).isEqualTo(world.firstAnswers.get(verdict.history())));
  }

  @Provide
  Arbitrary<List<Move>> moves() {
    // More polls than anything else, so that much is under way.
    Arbitrary<Step> steps =
        Arbitraries.frequency(
            Tuple.of(8, Step.POLL),
            Tuple.of(1, Step.POLL_AND_GO),
            Tuple.of(1, Step.POLL_ELSEWHERE),
            Tuple.of(4, Step.PASS),
            Tuple.of(2, Step.FAIL),
            Tuple.of(1, Step.ANSWER_UNKNOWN),
            Tuple.of(1, Step.CRASH));
    return Combinators.combine(steps, Arbitraries.integers().between(0, 50))
        .as(Move::new)
        .list()
        .ofMaxSize(60);
  }
}
