package io.github.temporallambda.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.GateLimits;
import io.github.temporallambda.replay.GateListener;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.ReportChecks;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.report.StepReport;
import io.github.temporallambda.rollout.rollback.RollbackBench;
import io.github.temporallambda.rollout.rollback.WorkerPackage;
import io.github.temporallambda.rollout.rollback.fixture.FirstHandler;
import io.github.temporallambda.rollout.rollback.fixture.RestingHandler;
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

/** What starts between the gate and the routing. */
@ExtendWith(LocalStackExtension.class)
class DeltaGateIT {

  private static final String NAME = "delta-gate";

  @TempDir Path directory;
  private final List<RolloutReport> reports = new ArrayList<>();

  @Test
  void executionThatStartsBetweenGateAndRoutingStopsTheRoutingItDoesNotReplayOn(LocalStack stack)
      throws IOException {
    try (RollbackBench bench = RollbackBench.on(stack, NAME, directory.resolve("bench"))) {
      bench.release("b1", RestingHandler.class);
      bench.runs(FirstHandler.class);
      RolloutRequest request = request(bench);

      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> run(bench, request, () -> startIncompatible(bench)))
          .withMessageContainingAll(
              "do not replay on delta-gate:b2",
              "Trip: 1 execution FAILED",
              "delta-late (",
              "TMPRL1100");

      assertThat(bench.routing().isCurrent(bench.id("b1"))).isTrue();
      assertThat(detail(StepNames.REPLAY)).contains("0 executions move");
      assertThat(last().gate().orElseThrow().histories())
          .extracting(HistoryVerdict::outcome)
          .containsExactly(Outcome.FAILED);
      assertThat(last().steps().get(last().steps().size() - 1).name())
          .isEqualTo(StepNames.REPLAY_DELTA);

      bench.temporal().signal("delta-late", "go");
      bench.temporal().closeEvent("delta-late");
      bench.awaitListed(scope(bench));

      assertThat(run(bench, request, () -> {}).outcome()).isEqualTo(RunOutcome.SUCCEEDED);
      assertThat(bench.routing().isCurrent(bench.id("b2"))).isTrue();
      assertThat(detail(StepNames.REPLAY_DELTA)).startsWith("0 executions started or grew");
    }
  }

  /** Rests, under the version that is current now: of that the candidate knows nothing. */
  private static void startIncompatible(RollbackBench bench) {
    bench.open("delta-late", "Trip");
    bench.signal("delta-late", "go");
    bench.awaitListed(scope(bench), "delta-late");
  }

  private static ExecutionScope scope(RollbackBench bench) {
    return new ExecutionScope.Moving(bench.id("b1").deploymentName(), Set.of(NAME));
  }

  private RolloutReport run(RollbackBench bench, RolloutRequest request, Runnable afterTheGate) {
    return new Rollout(
            bench::open,
            new ReplayGate(new GateListener() {}),
            new After(StepNames.BIND, afterTheGate),
            report -> reports.add(ReportChecks.checked(report)),
            Clock.systemUTC())
        .run(request);
  }

  private RolloutRequest request(RollbackBench bench) throws IOException {
    Path zip = directory.resolve("candidate.zip");
    Files.write(zip, WorkerPackage.zip(directory.resolve("candidate")));
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
              Map.of(),
              Path.of(System.getProperty("java.home"), "bin", "java"),
              GateLimits.defaults()),
          new ProofSettings(Duration.ofSeconds(60), Optional.empty(), Duration.ofSeconds(30)),
          new RolloutRequest.Options(false, true, false, new Provenance("ada", Optional.empty())));
    }
  }

  private RolloutReport last() {
    return reports.get(reports.size() - 1);
  }

  private String detail(String step) {
    return last().steps().stream()
        .filter(report -> report.name().equals(step))
        .map(StepReport::detail)
        .findFirst()
        .orElseThrow();
  }
}
