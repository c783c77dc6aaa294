package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.mojo.parameter.GateInput;
import io.github.temporallambda.mojo.parameter.RollbackInput;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.PluginCommand;
import io.github.temporallambda.report.ReportFiles;
import io.github.temporallambda.rollout.rollback.OnIncompatible;
import io.github.temporallambda.rollout.rollback.Rollback;
import io.github.temporallambda.rollout.rollback.RollbackRequest;
import io.github.temporallambda.rollout.run.Connections;
import io.github.temporallambda.rollout.run.FunctionLog;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** A rollback, gated in reverse on the code that Lambda holds; no project. */
public final class GoBack {

  private final Surroundings surroundings;
  private final Wiring wiring;

  /** Goes back from within {@code surroundings}. */
  public GoBack(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.wiring = new Wiring(surroundings);
  }

  /**
   * Goes back. Safe to repeat where {@code input} names the version to leave.
   *
   * @param unheeded parameters that are set for other goals, and leave no execution out of this one
   */
  public void run(
      ConnectionInput connection, GateInput gate, RollbackInput input, List<String> unheeded) {
    DeploymentName deploymentName = connection.deploymentName();
    TemporalSettings temporal = wiring.temporal(connection.temporal());
    PluginCommand command = surroundings.command(deploymentName, temporal.target());
    RollbackRequest request =
        new RollbackRequest(
            deploymentName,
            new RollbackRequest.Way(input.from(), input.to(), input.retryRolledBack()),
            OnIncompatible.valueOf(input.onIncompatible().toUpperCase(Locale.ROOT)),
            temporal.target(),
            wiring.gate(gate),
            wiring.proof(Optional.empty()).propagationTimeout(),
            new RollbackRequest.Options(
                input.dryRun(),
                input.moveStranded(),
                input.reason(),
                wiring.provenance(deploymentName, input.claimManager()),
                unheeded),
            command);
    run(
        request,
        new Connections.Settings(
            temporal,
            wiring.aws(connection.aws()),
            Wiring.identity(deploymentName),
            FunctionLog.cloudWatch()));
  }

  private void run(RollbackRequest request, Connections.Settings settings) {
    ConsoleNarration narration = new ConsoleNarration(surroundings.console());
    ProgressLines progress =
        new ProgressLines(narration, surroundings.live(), surroundings.clock());
    ReportFiles files = wiring.reports(request.deploymentName());
    try (StopOnSignal signal = StopOnSignal.armed(surroundings.commands().typed())) {
      Connections.Settings heeding = settings.heeding(signal.stop());
      Supplier<Connections> opener = () -> Connections.open(heeding, progress, new SecureRandom());
      var unused =
          new Rollback(
                  opener,
                  new ReplayGate(progress, signal.stop()),
                  narration,
                  files,
                  surroundings.clock())
              .run(request);
    }
    surroundings.console().accept("Report " + surroundings.shown(files.rolloutReport()));
    surroundings.console().accept("Next   " + request.command().line("status"));
  }
}
