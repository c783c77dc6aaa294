package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.mojo.parameter.GateInput;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.request.SetCurrentRequest;
import io.github.temporallambda.rollout.run.Connections;
import io.github.temporallambda.rollout.run.FunctionLog;
import java.util.Optional;

/** One routing change, gated on the code that Lambda holds; no project. */
public final class SetCurrent {

  private final Surroundings surroundings;
  private final Wiring wiring;
  private final boolean dryRun;
  private final boolean retryRolledBack;
  private final boolean claimManager;

  /**
   * Routes from within {@code surroundings}.
   *
   * @param dryRun print the plan and write nothing
   * @param retryRolledBack route although a rollback left this very version
   * @param claimManager become the deployment's manager
   */
  public SetCurrent(
      Surroundings surroundings, boolean dryRun, boolean retryRolledBack, boolean claimManager) {
    this.surroundings = surroundings;
    this.wiring = new Wiring(surroundings);
    this.dryRun = dryRun;
    this.retryRolledBack = retryRolledBack;
    this.claimManager = claimManager;
  }

  /** Makes {@code buildId} the Current Version. Safe to repeat. */
  public void run(BuildId buildId, ConnectionInput connection, GateInput gate) {
    DeploymentVersionId id = new DeploymentVersionId(connection.deploymentName(), buildId);
    TemporalSettings temporal = wiring.temporal(connection.temporal());
    Connections.Settings settings =
        new Connections.Settings(
            temporal,
            wiring.aws(connection.aws()),
            Wiring.identity(connection.deploymentName()),
            FunctionLog.cloudWatch());
    Narration narration = new ConsoleNarration(surroundings.console());
    SetCurrentRequest request =
        new SetCurrentRequest(
            id,
            gate.handler(),
            temporal.target(),
            wiring.gate(gate),
            wiring.proof(Optional.empty()),
            options(connection.deploymentName()));
    new Release(surroundings).run(request, settings, narration);
  }

  /** Who names a Build ID means it, whatever its age. */
  private RolloutRequest.Options options(DeploymentName deploymentName) {
    return new RolloutRequest.Options(
        dryRun, true, retryRolledBack, wiring.provenance(deploymentName, claimManager));
  }
}
