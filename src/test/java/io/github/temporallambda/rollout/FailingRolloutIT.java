package io.github.temporallambda.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.mojo.wiring.ToldProgress;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.GateLimits;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.ReportChecks;
import io.github.temporallambda.rollout.explained.SteadyConsole;
import io.github.temporallambda.rollout.gate.GateSettings;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.FunctionTarget;
import io.github.temporallambda.rollout.request.ProofSettings;
import io.github.temporallambda.rollout.request.Provenance;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.rollback.RollbackBench;
import io.github.temporallambda.rollout.rollback.WorkerPackage;
import io.github.temporallambda.rollout.rollback.fixture.FirstHandler;
import io.github.temporallambda.rollout.rollback.fixture.RestingHandler;
import io.github.temporallambda.rollout.run.Connections;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A release that both a committed history and a running execution do not survive. */
@ExtendWith(LocalStackExtension.class)
class FailingRolloutIT {

  private static final String NAME = "trips";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path directory;
  private final SteadyConsole console = new SteadyConsole();

  @Test
  void wholeConsoleReadsLikeTheGoldenFile(LocalStack stack) throws IOException {
    try (RollbackBench bench = RollbackBench.on(stack, NAME, directory.resolve("bench"))) {
      bench.release("b1", RestingHandler.class);
      bench.open("trip-to-rome", "Trip");
      bench.signal("trip-to-rome", "go");
      bench.open("trip-to-oslo", "Trip");
      bench.awaitListed(
          new ExecutionScope.Moving(bench.id("b1").deploymentName(), Set.of(NAME)),
          "trip-to-oslo",
          "trip-to-rome");
      bench.runs(FirstHandler.class);

      console.failed(catchThrowableOfType(ProblemException.class, () -> release(bench)));

      assertThat(console.textOfAServer()).isEqualTo(SteadyConsole.golden("failing-rollout.txt"));
      assertThat(bench.routing().isCurrent(bench.id("b1"))).isTrue();
    }
  }

  private void release(RollbackBench bench) throws IOException {
    Narration narration = new ConsoleNarration(console::line);
    var unused =
        new Rollout(
                bench::open,
                new ReplayGate(ToldProgress.through(narration, CLOCK)),
                narration,
                ReportChecks::requireAll,
                CLOCK)
            .run(request(bench));
  }

  private RolloutRequest request(RollbackBench bench) throws IOException {
    Path zip = directory.resolve("trips-worker.zip");
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
              Optional.of(committed()),
              Map.of(),
              Path.of(System.getProperty("java.home"), "bin", "java"),
              GateLimits.defaults()),
          new ProofSettings(Duration.ofSeconds(60), Optional.empty(), Duration.ofSeconds(30)),
          new RolloutRequest.Options(false, true, false, new Provenance("ada", Optional.empty())));
    }
  }

  /** An order: nothing that this worker knows. */
  private Path committed() throws IOException {
    Path histories = Files.createDirectory(directory.resolve("histories"));
    try (InputStream order = SteadyConsole.class.getResourceAsStream("histories/order-7.json")) {
      Files.write(histories.resolve("order-7.json"), order.readAllBytes());
    }
    return histories;
  }
}
