package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.connection.PendingConnection;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.history.AffectedExecutions;
import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.history.HistoryDownload;
import io.github.temporallambda.history.ReadingPace;
import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.mojo.parameter.GateInput;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.ReportFiles;
import io.github.temporallambda.rollout.CommittedReplay;
import io.github.temporallambda.rollout.cache.CachedReplay;
import io.github.temporallambda.rollout.gate.CurrentQueues;
import io.github.temporallambda.rollout.gate.Gate;
import io.github.temporallambda.rollout.gate.MovingExecutions;
import io.github.temporallambda.rollout.request.Candidate;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The gate alone, offline unless asked otherwise, on what the module packages. */
public final class Replay {

  private static final String NAMESPACE = "default";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final Surroundings surroundings;
  private final Wiring wiring;

  /** Replays within {@code surroundings}. */
  public Replay(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.wiring = new Wiring(surroundings);
  }

  /**
   * Replays the committed histories. A dirty work tree is no hindrance: nothing is released.
   *
   * @param force also where nothing changed since they passed; so it is where a report of just this
   *     run is waited for
   */
  public void run(
      DeploymentName deploymentName, GateInput input, ReleaseInput.Built built, boolean force) {
    Run run = new Run(candidate(deploymentName, input, built), input, Optional.empty());
    new CachedReplay(run.replay(), run.files(), run.narration(), surroundings.clock())
        .run(
            run.job(),
            surroundings.commands().plugin().coordinates(),
            force || surroundings.reports().isAwaited());
    run.tellWhereTheReportIs();
  }

  /** The same, and then the running executions that the artifact would move. */
  public void runLive(ConnectionInput connection, GateInput input, ReleaseInput.Built built) {
    TemporalSettings temporal = wiring.temporal(connection.temporal());
    // Opened while the artifact is read and started, which takes as long.
    try (PendingConnection pending = PendingConnection.open(temporal, CONNECT_TIMEOUT)) {
      Candidate candidate = candidate(connection.deploymentName(), input, built);
      Run run = new Run(candidate, input, Optional.of(temporal.target()));
      CommittedReplay.Live live =
          new CommittedReplay.Live(
              moving(pending, input.selection(), run.progress()),
              () -> currentQueues(pending, connection.deploymentName()));
      var unused = run.replay().run(run.job(), Optional.of(live));
      run.tellWhereTheReportIs();
    }
  }

  private Candidate candidate(
      DeploymentName deploymentName, GateInput input, ReleaseInput.Built built) {
    Preparation preparation = new Preparation();
    Supplier<Candidate> prepared =
        wiring.candidate(preparation, deploymentName, built, Optional.of(handler(input)), true);
    preparation.finish();
    return prepared.get();
  }

  /** What both ways have. */
  private final class Run {

    private final Candidate candidate;
    private final GateInput input;
    private final Optional<TemporalTarget> temporal;
    private final ReportFiles files;
    private final Narration narration = new ConsoleNarration(surroundings.console());
    private final ProgressLines progress =
        new ProgressLines(narration, surroundings.live(), surroundings.clock());

    Run(Candidate candidate, GateInput input, Optional<TemporalTarget> temporal) {
      this.candidate = candidate;
      this.input = input;
      this.temporal = temporal;
      this.files = wiring.reports(candidate.id().deploymentName());
    }

    Gate.Job job() {
      return new Gate.Job(
          candidate.artifact(),
          handler(input),
          candidate.id(),
          temporal.map(TemporalTarget::namespace).orElse(NAMESPACE),
          wiring.gate(input));
    }

    CommittedReplay replay() {
      return new CommittedReplay(new ReplayGate(progress), narration, files, surroundings.clock());
    }

    ReportFiles files() {
      return files;
    }

    Narration narration() {
      return narration;
    }

    ProgressLines progress() {
      return progress;
    }

    void tellWhereTheReportIs() {
      surroundings.console().accept("Report " + surroundings.shown(files.rolloutReport()));
    }
  }

  private static MovingExecutions moving(
      PendingConnection pending, ExecutionSelection selection, ProgressLines progress) {
    ReadingPace pace = ReadingPace.usual();
    return new MovingExecutions(
        () ->
            new MovingExecutions.Reads(
                new AffectedExecutions(pending.connection(), pace, progress),
                new HistoryDownload(pending.connection(), pace, progress)),
        selection);
  }

  private static Set<String> currentQueues(
      PendingConnection pending, DeploymentName deploymentName) {
    WorkerDeployments deployments = new WorkerDeployments(pending.connection(), Wiring.IDENTITY);
    return new CurrentQueues(deployments).of(deploymentName).orElse(Set.of());
  }

  private static HandlerName handler(GateInput input) {
    return input.handler().orElseThrow(() -> new IllegalStateException("handler is required"));
  }
}
