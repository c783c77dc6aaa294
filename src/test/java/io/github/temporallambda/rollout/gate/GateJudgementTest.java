package io.github.temporallambda.rollout.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.history.HistoryContent;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import io.github.temporallambda.rollout.plan.Worlds;
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
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"PASSED", "INCONCLUSIVE"},
      mode = Mode.EXCLUDE)
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
                  .hasMessageContaining("1. Order: 1 execution " + outcome)
                  .hasMessageContaining("order-2 (run run-2, order-2.json)")
                  .hasMessageContaining("what.was.Expected: what was expected and what came")
                  .hasMessageNotContaining("io.temporal.internal");
            });
  }

  @Test
  void whatCouldNotBeTriedStopsTheRunUnlessTheUserWantsToGoOn() {
    GateVerdict verdict =
        verdict(
            List.of(
                history(1, Outcome.PASSED),
                of(2, Outcome.INCONCLUSIVE, "not replayed: its history could not be fetched")),
            List.of());

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () -> GateJudgement.require(verdict, Worlds.OURS, Worlds.gate(OnInconclusive.STOP)))
        .withMessageContainingAll(
            "The gate is inconclusive: 1 of 2 recorded histories could not be tried on "
                + Worlds.OURS,
            "1. Order: 1 execution INCONCLUSIVE",
            "its history could not be fetched",
            "Next: run it again",
            "-Dtemporal-lambda.onInconclusive=release");
    assertThatCode(
            () -> GateJudgement.require(verdict, Worlds.OURS, Worlds.gate(OnInconclusive.RELEASE)))
        .doesNotThrowAnyException();
    assertThat(Untried.warned(verdict, OnInconclusive.RELEASE).caveats())
        .containsExactly(
            "temporal-lambda.onInconclusive=release: goes on although 1 of 2 recorded histories"
                + " could not be tried (its history could not be fetched)");
    assertThat(Untried.warned(verdict, OnInconclusive.STOP)).isEqualTo(verdict);
  }

  @Test
  void countThatDidNotComeStopsTheRunUnlessTheUserWantsToGoOn() {
    Problem question =
        Problem.remote("The executions could not be read.", List.of("UNAVAILABLE"), "check it");
    GateVerdict verdict = verdict(List.of(), List.of()).withUnanswered(List.of(question));

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () -> GateJudgement.require(verdict, Worlds.OURS, Worlds.gate(OnInconclusive.STOP)))
        .withMessageContainingAll(
            "not all that moves to " + Worlds.OURS + " is known",
            "The executions could not be read.",
            "UNAVAILABLE",
            "Next: check it",
            "-Dtemporal-lambda.onInconclusive=release");
    assertThatCode(
            () -> GateJudgement.require(verdict, Worlds.OURS, Worlds.gate(OnInconclusive.RELEASE)))
        .doesNotThrowAnyException();
    assertThat(Untried.warned(verdict, OnInconclusive.RELEASE).caveats())
        .singleElement()
        .asString()
        .endsWith("goes on although The executions could not be read (UNAVAILABLE)");
  }

  /** Also where other histories were tried and fail: then nothing is said of a way around it. */
  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"ERROR", "FAILED"})
  void whatDoesNotReplayStopsTheRunWhateverTheUserWants(Outcome worse) {
    GateVerdict verdict =
        verdict(
            List.of(
                history(1, worse),
                of(2, Outcome.INCONCLUSIVE, "not replayed: its history could not be fetched")),
            List.of());

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () -> GateJudgement.require(verdict, Worlds.OURS, Worlds.gate(OnInconclusive.RELEASE)))
        .withMessageContainingAll(
            "1 of 2 recorded histories do not replay",
            "1 of 2 recorded histories could not be tried")
        .satisfies(stopped -> assertThat(stopped).hasMessageNotContaining("onInconclusive"));
  }

  @Test
  void goalThatReleasesNothingStopsAndNamesNoWayAround() {
    GateVerdict verdict =
        verdict(
            List.of(of(2, Outcome.INCONCLUSIVE, "not replayed: The replay gate ran out of time")),
            List.of());

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> GateJudgement.require(verdict, Worlds.OURS))
        .withMessageContaining("could not be tried")
        .satisfies(stopped -> assertThat(stopped).hasMessageNotContaining("onInconclusive"));
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
  void manyFailuresOfOneCauseAreOneBlockWithThreeExamples() {
    List<HistoryVerdict> many =
        IntStream.rangeClosed(1, 25).mapToObj(n -> history(n, Outcome.FAILED)).toList();

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> GateJudgement.require(verdict(many, List.of()), Worlds.OURS))
        .withMessageContaining("1 cause:")
        .withMessageContaining("1. Order: 25 executions FAILED")
        .withMessageContaining("order-3 (")
        .satisfies(stopped -> assertThat(stopped).hasMessageNotContaining("order-4 ("));
  }

  @Test
  void worstCauseComesFirstAndErrorsAfterFailures() {
    List<HistoryVerdict> verdicts =
        List.of(
            of(1, Outcome.ERROR, "did not answer within 30 s, replayed alone"),
            of(2, Outcome.ERROR, "did not answer within 30 s, replayed alone"),
            of(3, Outcome.ERROR, "did not answer within 30 s, replayed alone"),
            of(4, Outcome.FAILED, "the artifact registers no workflow type 'Order'"),
            of(5, Outcome.FAILED, "replaying it ends the handler's JVM with exit status 3"),
            of(6, Outcome.FAILED, "replaying it ends the handler's JVM with exit status 3"));

    assertThat(verdict(verdicts, List.of()).causes())
        .extracting(cause -> cause.count() + " " + cause.explanation().cause().kind())
        .containsExactly("2 jvm-ended", "1 unregistered-type", "3 no-answer");
  }

  @Test
  void moreCausesThanTenAreCounted() {
    List<HistoryVerdict> many =
        IntStream.rangeClosed(1, 13)
            .mapToObj(
                n -> of(n, Outcome.FAILED, "the artifact registers no workflow type 'T" + n + "'"))
            .toList();

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> GateJudgement.require(verdict(many, List.of()), Worlds.OURS))
        .withMessageContaining("13 causes, worst first:")
        .withMessageContaining("\n  10. Order: ")
        .withMessageContaining("and 3 more causes, in the report");
  }

  @Test
  void whatAProblemKeptBackIsToldInOneLine() {
    Problem problem = Problem.gate("It never polled.", List.of(), "fix it");
    List<HistoryVerdict> kept =
        IntStream.rangeClosed(1, 4)
            .mapToObj(n -> of(n, Outcome.ERROR, "not replayed: It never polled."))
            .toList();

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> GateJudgement.require(verdict(kept, List.of(problem)), Worlds.OURS))
        .withMessage(
            "It never polled.\nNext: fix it\n\n"
                + "For that reason 4 of 4 recorded histories were not replayed.");
  }

  @Test
  void runningExecutionIsNamedInACommandThatCanBePasted() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> GateJudgement.require(verdict(List.of(live()), List.of()), Worlds.OURS))
        .withMessageContainingAll(
            "Next: look at one: temporal workflow show --workflow-id 'it'\\''s 7' --run-id run-7",
            "Next: mend it as told above, and see that it replays: mvn verify"
                + " temporal-lambda:replay -Dtemporal-lambda.live=true");
  }

  @Test
  void executionOfARehearsalIsGoneWithItAndIsRehearsedAgain() {
    GateSettings rehearsed =
        Worlds.gate(OnInconclusive.STOP).rehearsedBy("mvn temporal-lambda:rehearse");

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () ->
                GateJudgement.require(verdict(List.of(live()), List.of()), Worlds.OURS, rehearsed))
        .satisfies(
            stopped ->
                assertThat(stopped.problems())
                    .flatExtracting(Problem::next)
                    .containsExactly(
                        "mend it as told above, and rehearse again: mvn temporal-lambda:rehearse"));
  }

  private static HistoryVerdict live() {
    return new HistoryVerdict(
        new RecordedHistory(
            "live", "it's 7", "run-7", "Order", "orders", 3, HistoryContent.in(Path.of("7.pb"))),
        Outcome.FAILED,
        "the artifact registers no workflow type 'Order'",
        Duration.ofMillis(5));
  }

  private static GateVerdict verdict(List<HistoryVerdict> histories, List<Problem> problems) {
    return new GateVerdict(
        histories,
        Set.of(new PolledTaskQueue("orders", TaskQueueType.WORKFLOW)),
        problems,
        Duration.ofSeconds(1));
  }

  private static HistoryVerdict history(int number, Outcome outcome) {
    return of(
        number,
        outcome,
        outcome == Outcome.PASSED
            ? ""
            : "what.was.Expected: what was expected\nand what came\n\tat io.temporal.internal.A.b(A.java:1)");
  }

  private static HistoryVerdict of(int number, Outcome outcome, String cause) {
    return new HistoryVerdict(
        new RecordedHistory(
            "order-" + number + ".json",
            "order-" + number,
            "run-" + number,
            "Order",
            "orders",
            3,
            HistoryContent.in(Path.of(number + ".pb"))),
        outcome,
        cause,
        Duration.ofMillis(5));
  }
}
