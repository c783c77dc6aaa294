package io.github.temporallambda.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.connection.RefusingFrontend;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.GateLimits;
import io.github.temporallambda.replay.GateListener;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.ReportChecks;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.rollout.gate.ForkSettings;
import io.github.temporallambda.rollout.gate.GateSettings;
import io.github.temporallambda.rollout.gate.OnInconclusive;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.FunctionTarget;
import io.github.temporallambda.rollout.request.ProofSettings;
import io.github.temporallambda.rollout.request.Provenance;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.rollback.RollbackBench;
import io.github.temporallambda.rollout.rollback.WorkerPackage;
import io.github.temporallambda.rollout.rollback.fixture.FirstHandler;
import io.github.temporallambda.rollout.run.Connections;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A release while the server does not give the history of one execution that moves. */
@ExtendWith(LocalStackExtension.class)
class InconclusiveGateIT {

  private static final String NAME = "inconclusive-gate";
  private static final String UNREAD = "inconclusive-unread";
  private static final String WARNING =
      "onInconclusive=release: goes on although 1 of 2 recorded histories could not be tried (its"
          + " history could not be fetched: Temporal answered DATA_LOSS: shard)";

  @TempDir Path directory;
  private final List<RolloutReport> reports = new ArrayList<>();

  @Test
  void historyThatIsNotGivenStopsTheReleaseUntilTheUserWantsItAllTheSame(LocalStack stack)
      throws IOException {
    try (RollbackBench bench = RollbackBench.on(stack, NAME, directory.resolve("bench"));
        RefusingFrontend frontend = RefusingFrontend.before(stack.temporal().address())) {
      bench.release("b1", FirstHandler.class);
      bench.open("inconclusive-read", "Trip");
      bench.open(UNREAD, "Trip");
      bench.awaitListed(
          new ExecutionScope.Moving(bench.id("b1").deploymentName(), Set.of(NAME)),
          "inconclusive-read",
          UNREAD);
      frontend.refuse(
          "GetWorkflowExecutionHistory", UNREAD, Status.DATA_LOSS.withDescription("shard"));

      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> run(bench, frontend, OnInconclusive.STOP))
          .withMessageContainingAll(
              "The gate is inconclusive: 1 of 2 recorded histories could not be tried on "
                  + bench.id("b2"),
              UNREAD,
              "DATA_LOSS: shard",
              "-Dtemporal-lambda.onInconclusive=release");
      assertThat(bench.routing().isCurrent(bench.id("b1"))).isTrue();
      assertThat(gate().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(gate().count(Outcome.PASSED)).isEqualTo(1);
      assertThat(last().warnings()).isEmpty();

      assertThat(run(bench, frontend, OnInconclusive.RELEASE).outcome())
          .isEqualTo(RunOutcome.SUCCEEDED);
      assertThat(bench.routing().isCurrent(bench.id("b2"))).isTrue();
      assertThat(gate().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(last().warnings()).singleElement().asString().contains(WARNING);
      try (Connections connections = bench.open()) {
        assertThat(connections.deployments().describe(bench.id("b2")).orElseThrow().metadata())
            .containsEntry("temporal-lambda/replay-outcome", "INCONCLUSIVE")
            .containsEntry("temporal-lambda/replay-counts", "1 of 2");
      }
    }
  }

  private RolloutReport run(RollbackBench bench, RefusingFrontend frontend, OnInconclusive choice)
      throws IOException {
    return new Rollout(
            () -> bench.open(frontend.address()),
            new ReplayGate(new GateListener() {}),
            new ConsoleNarration(line -> {}),
            report -> reports.add(ReportChecks.checked(report)),
            Clock.systemUTC())
        .run(request(bench, choice));
  }

  private RolloutRequest request(RollbackBench bench, OnInconclusive choice) throws IOException {
    Path zip = directory.resolve("candidate.zip");
    if (!Files.exists(zip)) {
      Files.write(zip, WorkerPackage.zip(directory.resolve("candidate")));
    }
    try (Connections connections = bench.open()) {
      return new RolloutRequest(
          "rollout",
          Reach.ROUTE,
          new Candidate(
              bench.id("b2"),
              Optional.empty(),
              PackageReader.read(zip),
              Optional.of(new HandlerName(FirstHandler.class.getName()))),
          new FunctionTarget(new FunctionName(NAME), Optional.empty(), Optional.empty()),
          connections.target(),
          new GateSettings(
              Optional.empty(),
              ExecutionSelection.all(),
              ForkSettings.of(Map.of(), Path.of(System.getProperty("java.home"), "bin", "java")),
              GateLimits.defaults(),
              choice),
          new ProofSettings(Duration.ofSeconds(60), Optional.empty(), Duration.ofSeconds(30)),
          new RolloutRequest.Options(false, true, false, new Provenance("ada", Optional.empty())));
    }
  }

  private RolloutReport last() {
    return reports.get(reports.size() - 1);
  }

  private GateVerdict gate() {
    return last().gate().orElseThrow();
  }
}
