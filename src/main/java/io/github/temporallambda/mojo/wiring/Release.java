package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.ReportFiles;
import io.github.temporallambda.report.ReportKeeping;
import io.github.temporallambda.rollout.Rollout;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.PublishedRequest;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.ReleaseMode;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.run.Connections;
import io.github.temporallambda.rollout.run.FunctionLog;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The goals that release what a module packages: {@code publish}, {@code register}, rollouts. */
public final class Release {

  private final Surroundings surroundings;
  private final Wiring wiring;

  /** Releases from within {@code surroundings}. */
  public Release(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.wiring = new Wiring(surroundings);
  }

  /** Releases as far as {@code reach}. Safe to repeat. */
  public void run(String goal, Reach reach, ReleaseInput input) {
    DeploymentName deploymentName = input.connection().deploymentName();
    Preparation preparation = new Preparation();
    Supplier<TemporalSettings> temporal =
        preparation.part(() -> wiring.temporal(input.connection().temporal()));
    Supplier<Candidate> candidate = candidate(preparation, input);
    preparation.finish();
    Connections.Settings settings =
        new Connections.Settings(
            temporal.get(),
            wiring.aws(input.connection().aws()),
            Wiring.identity(deploymentName),
            FunctionLog.cloudWatch());
    run(
        request(goal, reach, input, candidate.get(), temporal.get().target()),
        settings,
        new ConsoleNarration(surroundings.console()));
  }

  private Supplier<Candidate> candidate(Preparation preparation, ReleaseInput input) {
    DeploymentName deploymentName = input.connection().deploymentName();
    Optional<HandlerName> handler = input.gate().handler();
    return input.choices().mode() instanceof ReleaseMode.Development
        ? wiring.inDevelopment(preparation, deploymentName, input.built().file(), handler)
        : wiring.candidate(
            preparation, deploymentName, input.built(), handler, input.choices().allowDirty());
  }

  /** The request that {@code input} makes of {@code candidate}. */
  public RolloutRequest request(
      String goal, Reach reach, ReleaseInput input, Candidate candidate, TemporalTarget target) {
    return new RolloutRequest(
        goal,
        reach,
        candidate,
        wiring.function(input.functionName(), input.registration()).through(input.bucket()),
        target,
        wiring.gate(input.gate()),
        wiring.proof(input.registration()),
        new RolloutRequest.Options(
            input.choices().dryRun(),
            input.choices().allowOlder(),
            input.choices().retryRolledBack(),
            wiring.provenance(input.connection().deploymentName(), input.choices().claimManager()),
            input.choices().sameContent()));
  }

  void run(RolloutRequest request, Connections.Settings settings, Narration narration) {
    DeploymentName deploymentName = request.candidate().id().deploymentName();
    run(deploymentName, settings, narration, request.target(), rollout -> rollout.run(request));
  }

  /** The same of what Lambda holds already. */
  void run(PublishedRequest request, Connections.Settings settings, Narration narration) {
    run(
        request.deploymentName(),
        settings,
        narration,
        request.target(),
        rollout -> rollout.run(request));
  }

  private void run(
      DeploymentName deploymentName,
      Connections.Settings settings,
      Narration narration,
      TemporalTarget target,
      Consumer<Rollout> release) {
    ReportFiles files = wiring.reports(deploymentName);
    try (StopOnSignal signal = StopOnSignal.armed(surroundings.commands().typed())) {
      release.accept(
          rollout(
              settings.heeding(signal.stop()),
              narration,
              new ReportKeeper(surroundings, files, target)));
    }
    surroundings.console().accept("Report " + surroundings.shown(files.rolloutReport()));
    surroundings
        .console()
        .accept("Next   " + surroundings.command(deploymentName, target).line("status"));
  }

  /** One that hands its report, also that of a run that stops, to {@code reports}. */
  public Rollout rollout(
      Connections.Settings settings, Narration narration, ReportKeeping reports) {
    ProgressLines progress =
        new ProgressLines(narration, surroundings.live(), surroundings.clock());
    Supplier<Connections> opener = () -> Connections.open(settings, progress, new SecureRandom());
    return new Rollout(
        opener,
        new ReplayGate(progress, settings.stop()),
        narration,
        reports,
        surroundings.clock());
  }
}
