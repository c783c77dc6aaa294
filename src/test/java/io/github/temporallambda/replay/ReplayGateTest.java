package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.RecordedHistory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts on histories, with real workers in real forks. */
class ReplayGateTest {

  @TempDir static Path directory;
  private static GateFixture gate;
  private static RecordedOrders orders;

  @BeforeAll
  static void recordAndLayOut() throws IOException {
    gate = new GateFixture(Files.createDirectory(directory.resolve("layout")));
    orders = new RecordedOrders();
  }

  @AfterAll
  static void removeHistories() {
    orders.close();
  }

  @Test
  void compatibleHistoryPassesAndWhatWasPolledIsKnown() {
    GateVerdict verdict = gate.replay("Handler", orders.order("o-1"));

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(verdict.polled())
        .containsExactly(
            new PolledTaskQueue("orders", TaskQueueType.WORKFLOW),
            new PolledTaskQueue("orders", TaskQueueType.ACTIVITY));
  }

  /** The SDK does not refuse these, and nothing that a worker says in a replay tells. */
  @ParameterizedTest
  @ValueSource(strings = {"UndecidedFactory", "UndecidedDynamic"})
  void missingBehaviourOfWhatIsMadeAtRunTimeIsNotSeen(String handler) {
    GateVerdict verdict = gate.replay("Handlers$" + handler, orders.order("o-1"));

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void withoutHistoriesTheArtifactStillShowsWhatItPolls() {
    GateVerdict verdict = gate.replay("Handlers$TwoWorkers");

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(verdict.polled())
        .containsExactly(
            new PolledTaskQueue("couriers", TaskQueueType.WORKFLOW),
            new PolledTaskQueue("orders", TaskQueueType.WORKFLOW),
            new PolledTaskQueue("orders", TaskQueueType.ACTIVITY));
  }

  @Test
  void renamedActivityFailsInTheSdksWords() {
    GateVerdict verdict = gate.replay("Handlers$Renamed", orders.order("o-1"));

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
    HistoryVerdict failed = verdict.histories().get(0);
    assertThat(failed.reason())
        .isEqualTo(
            "[TMPRL1100] recorded: event 16, ACTIVITY_TASK_SCHEDULED, activity type 'Ship'; the code"
                + " schedules an activity, activity type 'Courier'");
    assertThat(failed.cause()).contains("\tat io.temporal.internal.");
    assertThat(failed.explanation().orElseThrow().lines())
        .startsWith(
            "recorded  ACTIVITY_TASK_SCHEDULED, activity type 'Ship'",
            "the code  schedules an activity, activity type 'Courier'")
        .contains("        > 16 ACTIVITY_TASK_SCHEDULED Ship")
        .last(InstanceOfAssertFactories.STRING)
        .matches("code at   .*\\.OrderWorkflow\\$Renamed\\.order\\(OrderWorkflow\\.java:\\d+\\)");
  }

  @Test
  void unregisteredTypeFailsWithItsOwnWords() {
    GateVerdict verdict = gate.replay("Handler", orders.of("o-1", "Parcel", "orders"));

    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(verdict.histories().get(0).cause())
        .isEqualTo("the artifact registers no workflow type 'Parcel'");
  }

  @Test
  void whatTheUsersCodeThrowsIsNotRepeated() {
    GateVerdict verdict = gate.replay("Handlers$Moody", orders.order("throw-1"));

    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(verdict.histories().get(0).cause()).doesNotContain("secret of");
  }

  @Test
  void historyGoesToTheWorkerOfItsTaskQueue() {
    GateVerdict verdict =
        gate.replay(
            "Handlers$TwoWorkers",
            orders.of("o-1", "Order", "orders"),
            orders.of("o-2", "Order", "couriers"),
            orders.of("o-3", "Order", "elsewhere"));

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.histories())
        .extracting(HistoryVerdict::outcome)
        .containsExactly(Outcome.PASSED, Outcome.FAILED, Outcome.ERROR);
    assertThat(verdict.histories().get(2).cause())
        .startsWith("the artifact polls no workflow tasks of task queue 'elsewhere'");
  }

  @Test
  void historyOfAnotherQueueGoesToTheOnlyWorkerThereIs() {
    GateVerdict verdict = gate.replay("Handler", orders.of("o-1", "Order", "elsewhere"));

    assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
  }

  @Test
  void fiftyHistoriesAllGetTheirVerdictInOrder() {
    List<RecordedHistory> histories =
        IntStream.range(0, 50).mapToObj(i -> orders.order("o-" + i)).toList();
    List<Integer> done = new ArrayList<>();
    GateListener listener =
        new GateListener() {
          @Override
          public void replayed(HistoryVerdict verdict, int count, int total) {
            done.add(count);
            assertThat(total).isEqualTo(50);
          }
        };

    GateVerdict verdict =
        new ReplayGate(listener)
            .replay(gate.request("Handler", Map.of(), GateFixture.LIMITS, histories));

    assertThat(verdict.count(Outcome.PASSED)).isEqualTo(50);
    assertThat(verdict.histories()).extracting(HistoryVerdict::history).isEqualTo(histories);
    assertThat(done).isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());
  }

  @Test
  void historyThatEndsTheJvmLeavesTheOthersRight() {
    List<RecordedHistory> histories =
        Stream.concat(
                Stream.of(orders.order("o-first"), orders.order("crash-1")),
                IntStream.range(0, 12).mapToObj(i -> orders.order("o-" + i)))
            .toList();

    GateVerdict verdict = gate.replay("Handlers$Moody", GateFixture.LIMITS, histories);

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.histories())
        .filteredOn(each -> each.outcome() != Outcome.PASSED)
        .singleElement()
        .satisfies(
            crashed -> {
              assertThat(crashed.history().workflowId()).isEqualTo("crash-1");
              assertThat(crashed.outcome()).isEqualTo(Outcome.FAILED);
              assertThat(crashed.cause())
                  .isEqualTo("replaying it ends the handler's JVM with exit status 77");
            });
  }

  @Test
  void historyThatLoopsIsAnErrorAndLeavesTheOthersRight() {
    GateVerdict verdict =
        gate.replay(
            "Handlers$Moody",
            GateFixture.perHistory(Duration.ofSeconds(8)),
            List.of(orders.order("o-1"), orders.order("loop-1"), orders.order("o-2")));

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.histories())
        .extracting(HistoryVerdict::outcome)
        .containsExactly(Outcome.PASSED, Outcome.ERROR, Outcome.PASSED);
    assertThat(verdict.histories().get(1).cause()).startsWith("did not answer within 8 s");
  }

  @Test
  void nothingSurvivesTheGate() throws Exception {
    Path report = directory.resolve("report");
    GateRequest request =
        gate.request(
            "Handler",
            Map.of("REPORT_FILE", report.toString()),
            GateFixture.LIMITS,
            List.of(orders.order("o-1")));

    assertThat(new ReplayGate(GateFixture.SILENT).replay(request).outcome())
        .isEqualTo(Outcome.PASSED);

    Optional<ProcessHandle> fork = ProcessHandle.of(Long.parseLong(value(report, "pid")));
    assertThat(fork.filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(Path.of(value(report, "home")).getParent()).doesNotExist();
    assertThat(isListening(value(report, "address"))).isFalse();
    assertThat(isListening(value(report, "proxy").replace("http://", ""))).isFalse();
  }

  @Test
  void forkSeesTheGivenVariablesAndNoneOfOurs() throws Exception {
    Path report = directory.resolve("variables");
    GateRequest request =
        gate.request(
            "Handler",
            Map.of(
                "REPORT_FILE", report.toString(),
                "TEMPORAL_ADDRESS", "production.example.invalid:7233",
                "TEMPORAL_NAMESPACE", "production",
                "DATABASE_PASSWORD", "s3cr3t",
                "TEMPORAL_WORKER_BUILD_ID", "older"),
            GateFixture.LIMITS,
            List.of());

    GateVerdict verdict = new ReplayGate(GateFixture.SILENT).replay(request);

    assertThat(verdict.problems()).isEmpty();
    assertThat(value(report, "environment")).doesNotContain("HOME", "MAVEN", "TEMPORAL_TLS_");
    assertThat(value(report, "address")).startsWith("127.0.0.1:");
    assertThat(request.toString()).contains("DATABASE_PASSWORD").doesNotContain("s3cr3t");
  }

  private static String value(Path report, String key) throws IOException {
    return Files.readAllLines(report).stream()
        .filter(line -> line.startsWith(key + "="))
        .findFirst()
        .orElseThrow()
        .substring(key.length() + 1);
  }

  private static boolean isListening(String address) throws IOException {
    int colon = address.lastIndexOf(':');
    try (Socket socket =
        new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)))) {
      return socket.isConnected();
    } catch (ConnectException refused) {
      return false;
    }
  }
}
