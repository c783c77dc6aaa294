package io.github.temporallambda.rollout;

import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.replay.GateLimits;
import io.github.temporallambda.replay.GateListener;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.ReportChecks;
import io.github.temporallambda.report.ReportShelf;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.StepReport;
import io.github.temporallambda.rollout.gate.CurrentQueues;
import io.github.temporallambda.rollout.gate.ForkSettings;
import io.github.temporallambda.rollout.gate.Gate;
import io.github.temporallambda.rollout.gate.GateSettings;
import io.github.temporallambda.rollout.gate.MovingExecutions;
import io.github.temporallambda.rollout.plan.StepNames;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.FunctionTarget;
import io.github.temporallambda.rollout.request.ProofSettings;
import io.github.temporallambda.rollout.request.Provenance;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.rollback.RollbackBench;
import io.github.temporallambda.rollout.rollback.WorkerPackage;
import io.github.temporallambda.rollout.run.Connections;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Releases of one of the fixtures' handlers each, in this JVM, on a bench's deployment. */
final class HandlerReleases {

  private final RollbackBench bench;
  private final Path zip;
  private final List<RolloutReport> reports = new ArrayList<>();

  HandlerReleases(RollbackBench bench, Path directory) {
    this.bench = bench;
    this.zip = directory.resolve("candidate.zip");
    try {
      Files.write(zip, WorkerPackage.zip(directory.resolve("candidate")));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The function runs that handler from now on, and so does the version that is asked for. */
  RolloutRequest releasing(String buildId, Class<?> handler, ExecutionSelection selection) {
    bench.runs(handler);
    try (Connections connections = bench.open()) {
      return new RolloutRequest(
          "rollout",
          Reach.ROUTE,
          new Candidate(
              bench.id(buildId),
              Optional.empty(),
              PackageReader.read(zip),
              Optional.of(new HandlerName(handler.getName()))),
          new FunctionTarget(
              new FunctionName(bench.id(buildId).deploymentName().value()),
              Optional.empty(),
              Optional.empty()),
          connections.target(),
          settings(selection),
          new ProofSettings(Duration.ofSeconds(60), Optional.empty(), Duration.ofSeconds(30)),
          new RolloutRequest.Options(false, true, false, new Provenance("ada", Optional.empty())));
    }
  }

  /** The gate alone of what was asked for. */
  static Gate.Job job(RolloutRequest request) {
    return new Gate.Job(
        request.candidate().artifact(),
        request.candidate().handler().orElseThrow(),
        request.candidate().id(),
        request.target().namespace(),
        request.gate());
  }

  /** The gate alone, on what runs, as the replay goal does it. */
  RolloutReport replayLive(RolloutRequest request) {
    DeploymentName name = request.candidate().id().deploymentName();
    List<String> console = new ArrayList<>();
    try (Connections connections = bench.open()) {
      MovingExecutions.Reads reads =
          new MovingExecutions.Reads(connections.executions(), connections.histories());
      return new CommittedReplay(
              new ReplayGate(new GateListener() {}),
              new ConsoleNarration(console::add),
              ReportShelf.below(zip.resolveSibling("replay")).of(name),
              Clock.systemUTC())
          .run(
              job(request),
              Optional.of(
                  new CommittedReplay.Live(
                      new MovingExecutions(() -> reads, request.gate().selection()),
                      () -> new CurrentQueues(connections.deployments()).of(name).orElseThrow())));
    }
  }

  private static GateSettings settings(ExecutionSelection selection) {
    return new GateSettings(
        Optional.empty(),
        selection,
        ForkSettings.of(Map.of(), Path.of(System.getProperty("java.home"), "bin", "java")),
        GateLimits.defaults());
  }

  RolloutReport run(RolloutRequest request) {
    return run(request, () -> {});
  }

  /**
   * Runs it; its report is kept also when it fails.
   *
   * @param afterTheGate done when the version has been bound, and nothing was routed yet
   */
  RolloutReport run(RolloutRequest request, Runnable afterTheGate) {
    return new Rollout(
            bench::open,
            new ReplayGate(new GateListener() {}),
            new After(StepNames.BIND, afterTheGate),
            report -> reports.add(ReportChecks.checked(report)),
            Clock.systemUTC())
        .run(request);
  }

  /** The last run's report. */
  RolloutReport last() {
    return reports.get(reports.size() - 1);
  }

  /** What a step of the last run came to. */
  String detail(String step) {
    return last().steps().stream()
        .filter(report -> report.name().equals(step))
        .map(StepReport::detail)
        .findFirst()
        .orElseThrow();
  }
}
