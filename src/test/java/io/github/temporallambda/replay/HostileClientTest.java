package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Artifacts that speak gRPC themselves and answer as no worker does. */
class HostileClientTest {

  private static final GateLimits SHORT = GateFixture.perHistory(Duration.ofSeconds(4));

  @TempDir static Path directory;
  @TempDir static Path reports;
  private static GateFixture gate;
  private static RecordedOrders orders;

  @BeforeAll
  static void recordAndLayOut() {
    gate = new GateFixture(directory);
    orders = new RecordedOrders();
  }

  @AfterAll
  static void removeHistories() {
    orders.close();
  }

  @Test
  void onlyTheAnswerToItsOwnTaskCountsForAHistory() {
    GateVerdict verdict =
        replay("none", "o-1", "twice-1", "another-1", "completes-1", "never-1", "unspecified-1");

    assertThat(verdict.problems()).isEmpty();
    Map<String, String> verdicts =
        verdict.histories().stream()
            .collect(
                Collectors.toMap(
                    each -> each.history().workflowId(),
                    each -> (each.outcome() + " " + each.cause()).strip()));
    String noAnswer = "ERROR did not answer within 4 s, replayed alone";
    assertThat(verdicts)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "o-1",
                "PASSED",
                "twice-1",
                "FAILED the worker gave no reason",
                "unspecified-1",
                "FAILED the worker gave no reason",
                "another-1",
                noAnswer,
                "completes-1",
                noAnswer,
                "never-1",
                noAnswer));
  }

  /** As far as the gate is still there to hear the second. */
  @Test
  void answersToOneTaskThatDifferAreAProblem() {
    GateVerdict verdict = replay("none", "contradicts-1", "never-1");

    assertThat(onlyProblem(verdict).what())
        .isEqualTo("The artifact answered twice to one task, and not the same");
    assertThat(onlyProblem(verdict).evidence()).containsExactly("workflow contradicts-1");
  }

  @Test
  void anotherBuildIdBehindTheRightOneFailsTheGate() {
    GateVerdict verdict = replay("none", "o-1", "changes-1", "o-2", "never-1");

    assertThat(onlyProblem(verdict).what())
        .isEqualTo(
            "The artifact announces Build ID 'another-build', and '3f2c1a9b7d10' is about to be"
                + " registered");
    assertThat(verdict.histories().get(3).outcome()).isEqualTo(Outcome.ERROR);
  }

  @Test
  void pollOfAnotherBuildGetsNoneOfTheHistoriesThatWait() {
    GateVerdict verdict = replay("becomesAnother", GateFixture.LIMITS, "o-1", "o-2", "o-3");

    assertThat(onlyProblem(verdict).what()).contains("announces Build ID 'another-build'");
    assertThat(verdict.histories())
        .extracting(HistoryVerdict::outcome)
        .containsExactly(Outcome.PASSED, Outcome.ERROR, Outcome.ERROR);
    assertThat(reports).isEmptyDirectory();
  }

  @Test
  void artifactThatStopsPollingIsAProblem() {
    GateVerdict verdict = replay("stops", "o-1", "o-2");

    assertThat(onlyProblem(verdict).what())
        .isEqualTo("The artifact stopped polling: histories waited for 4 s");
    assertThat(verdict.count(Outcome.PASSED)).isEqualTo(1);
    assertThat(verdict.count(Outcome.ERROR)).isEqualTo(1);
  }

  @Test
  void artifactThatPollsEverNewQueuesIsAProblem() {
    assertThat(onlyProblem(replay("queues", GateFixture.LIMITS, "o-1")).what())
        .isEqualTo("The artifact polls more than 1000 task queues");
  }

  @Test
  void garbageAndConnectionsThatSayNothingDisturbNoOtherCall() {
    GateVerdict verdict = replay("garbage", GateFixture.LIMITS, "o-1", "o-2", "o-3");

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.count(Outcome.PASSED)).isEqualTo(3);
  }

  private static Problem onlyProblem(GateVerdict verdict) {
    assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(verdict.problems()).hasSize(1);
    return verdict.problems().get(0);
  }

  private static GateVerdict replay(String hostility, String... workflowIds) {
    return replay(hostility, SHORT, workflowIds);
  }

  private static GateVerdict replay(String hostility, GateLimits limits, String... workflowIds) {
    List<RecordedHistory> histories = Arrays.stream(workflowIds).map(orders::order).toList();
    Map<String, String> environment = Map.of("HOSTILITY", hostility, "REPORTS", reports.toString());
    return new ReplayGate(GateFixture.SILENT)
        .replay(gate.request("HostileClient", environment, limits, histories));
  }
}
