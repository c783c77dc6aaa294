package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with an artifact as a whole: no history of it ever passes. */
class ReplayGateProblemsTest {

  @TempDir static Path directory;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OtherBuildId | announces Build ID 'hard-coded', and '3f2c1a9b7d10' | "
            + "TEMPORAL_WORKER_BUILD_ID",
        "OtherDeployment | announces deployment 'parcels', and 'orders' | "
            + "TEMPORAL_LAMBDA_DEPLOYMENT_NAME",
        "Unversioned | is unversioned: it announces no Deployment Version, and "
            + "orders:3f2c1a9b7d10 | setUseVersioning",
        "OtherNamespace | uses namespace 'production', and the release is for 'default' | "
            + "TEMPORAL_NAMESPACE",
        "Outside | tried to reach production.example.invalid:7233 | TEMPORAL_ADDRESS",
        "OutsideAddress | tried to reach 192.0.2.1:7233 | TEMPORAL_ADDRESS",
        "LocalServer | tried to reach 127.0.0.1:7233 | TEMPORAL_ADDRESS",
        "LocalServerByName | tried to reach localhost:7233 | TEMPORAL_ADDRESS",
        "ThrowsInConstructor | could not be initialised | replayEnvironment",
        "InNoClassFile | could not be initialised | temporal-lambda.layers",
        "Throws | The handler threw | replayEnvironment",
        "Undecided | Workflow io.github.temporallambda.replay.fixture.OrderWorkflow$First has no"
            + " versioning behaviour | setDefaultVersioningBehavior",
        "WantsVariable | threw in the replay gate: java.lang.IllegalStateException | "
            + "-Dtemporal-lambda.replayInheritEnvironment=ORDERS_TABLE",
        "Exits | ended with exit status 3 | replayEnvironment",
      })
  void artifactAtFaultIsAProblemAndReplaysNothing(String handler, String what, String next) {
    GateVerdict verdict = gate.replay("Handlers$" + handler, orders.order("o-1"));

    Problem problem = onlyProblem(verdict);
    assertThat(problem.what()).contains(what);
    assertThat(problem.next().toString()).contains(next);
  }

  @Test
  void oneOfTwoWorkersThatAnnouncesAnotherBuildIdFailsTheGate() {
    GateVerdict verdict =
        gate.replay("Handlers$SecondWorkerOtherBuildId", orders.of("o-1", "Order", "couriers"));

    assertThat(onlyProblem(verdict).what())
        .startsWith("The artifact announces Build ID 'hard-coded', and '3f2c1a9b7d10'");
  }

  @ParameterizedTest
  @CsvSource({"NeverPolls, it wrote no output", "Hangs, waiting for the lock"})
  void artifactThatDoesNotPollIsAProblemWithItsLastOutput(String handler, String output) {
    GateVerdict verdict =
        gate.replay(
            "Handlers$" + handler,
            GateFixture.firstPoll(Duration.ofSeconds(8)),
            List.of(orders.order("o-1")));

    Problem problem = onlyProblem(verdict);
    assertThat(problem.what()).isEqualTo("The artifact polled no task queue within 8 s");
    assertThat(problem.evidence()).contains(output);
  }

  /** What another tool froze must not be covered by what this plugin would have set. */
  @Test
  void handlerAnnouncesByExactlyTheVariablesThatItWillRunWith() {
    GateRequest ours =
        gate.request("Handler", Map.of(), GateFixture.LIMITS, List.of(orders.order("o-1")));
    GateRequest frozen =
        new GateRequest(
            ours.code(),
            ours.expected(),
            ours.namespace(),
            new ForkEnvironment(
                Map.of("TEMPORAL_WORKER_BUILD_ID", "3f2c1a9b7d10"),
                Map.of(
                    "TEMPORAL_DEPLOYMENT_NAME", "orders", "TEMPORAL_WORKER_BUILD_ID", "release-7")),
            ours.material(),
            ours.limits());

    GateVerdict verdict = new ReplayGate(GateFixture.SILENT).replay(frozen);

    assertThat(onlyProblem(verdict).what())
        .isEqualTo(
            "The artifact announces Build ID 'release-7', and '3f2c1a9b7d10' is about to be"
                + " registered");
  }

  @Test
  void outputOfTheHandlerIsShownWithoutTheValuesItWasGiven() {
    GateRequest request =
        gate.request(
            "Handlers$ThrowsInConstructor",
            Map.of("DATABASE_PASSWORD", "s3cr3t"),
            GateFixture.LIMITS,
            List.of());

    GateVerdict verdict = new ReplayGate(GateFixture.SILENT).replay(request);

    assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(verdict.problems().get(0).render()).contains("no database at ***");
  }

  @Test
  void whatWasNotReplayedInTimeIsInconclusive() {
    GateLimits limits =
        new GateLimits(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(6),
            Duration.ofSeconds(1));

    GateVerdict verdict = gate.replay("Handlers$Moody", limits, List.of(orders.order("loop-1")));

    assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.unanswered())
        .extracting(Problem::what)
        .containsExactly("The replay gate ran out of time: 6 s for all");
    assertThat(verdict.histories().get(0).cause())
        .isEqualTo("not replayed: The replay gate ran out of time: 6 s for all");
  }

  /** More time would not have told of a handler that shows no task queue. */
  @Test
  void gateWhoseTimeIsOverBeforeAnythingWasPolledIsAnError() {
    GateLimits limits =
        new GateLimits(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofSeconds(4),
            Duration.ofSeconds(1));

    GateVerdict verdict = gate.replay("Handlers$NeverPolls", limits, List.of(orders.order("o-1")));

    assertThat(onlyProblem(verdict).what())
        .isEqualTo("The replay gate ran out of time: 4 s for all");
  }

  private static Problem onlyProblem(GateVerdict verdict) {
    assertThat(verdict.problems()).hasSize(1);
    assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(verdict.count(Outcome.PASSED)).isZero();
    assertThat(verdict.histories().get(0).cause()).matches("not replayed: (The|Workflow) .*");
    Problem problem = verdict.problems().get(0);
    assertThat(problem.kind()).isEqualTo(ProblemKind.GATE);
    return problem;
  }
}
