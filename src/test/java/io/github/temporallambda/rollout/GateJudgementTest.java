package io.github.temporallambda.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class GateJudgementTest {

  @Test
  void nothingThatMovesIsPassedAndSaidSo() {
    GateVerdict nothing = verdict(List.of(), List.of());

    assertThatCode(() -> GateJudgement.require(nothing, Worlds.OURS)).doesNotThrowAnyException();
    assertThat(GateJudgement.summary(nothing, nothing))
        .isEqualTo("no committed histories; 0 executions move; polls orders (workflow)");
  }

  @Test
  void countsTellReplayedOfAll() {
    GateVerdict two =
        verdict(List.of(history(1, Outcome.PASSED), history(2, Outcome.PASSED)), List.of());

    assertThat(GateJudgement.summary(two, two))
        .startsWith("2 of 2 committed histories replayed; 2 of 2 executions that move replayed");
  }

  @ParameterizedTest
  @EnumSource(value = Outcome.class, names = "PASSED", mode = Mode.EXCLUDE)
  void anythingButPassedStopsTheRun(Outcome outcome) {
    GateVerdict verdict =
        verdict(List.of(history(1, Outcome.PASSED), history(2, outcome)), List.of());

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> GateJudgement.require(verdict, Worlds.OURS))
        .satisfies(
            stopped -> {
              assertThat(stopped.problems()).hasSize(1);
              assertThat(stopped.problems().get(0).kind()).isEqualTo(ProblemKind.GATE);
              assertThat(stopped)
                  .hasMessageContaining("1 of 2 recorded histories do not replay on " + Worlds.OURS)
                  .hasMessageContaining("order-2 (run run-2, order-2.json)")
                  .hasMessageContaining("what was expected and what came")
                  .hasMessageNotContaining("com.example");
            });
  }

  @Test
  void problemOfTheArtifactStopsTheRunThoughEveryHistoryReplays() {
    Problem problem = Problem.gate("It announces another Build ID.", List.of(), "fix it");

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () ->
                GateJudgement.require(
                    verdict(List.of(history(1, Outcome.PASSED)), List.of(problem)), Worlds.OURS))
        .satisfies(stopped -> assertThat(stopped.problems()).containsExactly(problem));
  }

  @Test
  void manyFailuresAreCountedNotListed() {
    List<HistoryVerdict> many =
        IntStream.rangeClosed(1, 25).mapToObj(n -> history(n, Outcome.FAILED)).toList();

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> GateJudgement.require(verdict(many, List.of()), Worlds.OURS))
        .withMessageContaining("and 15 more, in the report");
  }

  private static GateVerdict verdict(List<HistoryVerdict> histories, List<Problem> problems) {
    return new GateVerdict(
        histories,
        Set.of(new PolledTaskQueue("orders", TaskQueueType.WORKFLOW)),
        problems,
        Duration.ofSeconds(1));
  }

  private static HistoryVerdict history(int number, Outcome outcome) {
    String cause =
        outcome == Outcome.PASSED
            ? ""
            : "what was expected\nand what came\n\tat com.example.Order.run";
    return new HistoryVerdict(
        new RecordedHistory(
            "order-" + number + ".json",
            "order-" + number,
            "run-" + number,
            "Order",
            "orders",
            3,
            Path.of(number + ".pb")),
        outcome,
        cause,
        Duration.ofMillis(5));
  }
}
