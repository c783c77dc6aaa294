package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.mojo.parameter.PromoteInput;
import io.github.temporallambda.mojo.parameter.PromotedSource;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.rollout.request.Adoption;
import io.github.temporallambda.rollout.request.AdoptionRequest;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.FunctionTarget;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.run.Connections;
import io.github.temporallambda.rollout.run.FunctionLog;
import java.util.Optional;
import java.util.function.Supplier;

/** A release of what is built already; no project, no git, no build. */
public final class Promote {

  private static final String GOAL = "promote";

  private final Surroundings surroundings;
  private final Wiring wiring;

  /** Promotes from within {@code surroundings}. */
  public Promote(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.wiring = new Wiring(surroundings);
  }

  /** Publishes and releases the file, or adopts and releases the version. Safe to repeat. */
  public void run(PromoteInput input) {
    if (input.source() instanceof PromotedSource.OfFile file) {
      publish(input, file);
    } else {
      adopt(input, (PromotedSource.OfFunctionVersion) input.source());
    }
  }

  private void publish(PromoteInput input, PromotedSource.OfFile file) {
    DeploymentName deploymentName = input.connection().deploymentName();
    Preparation preparation = new Preparation();
    Supplier<TemporalSettings> temporal = temporal(preparation, input);
    Supplier<DeploymentPackage> artifact =
        preparation.part(() -> PackageReader.read(file.artifact()));
    preparation.finish();
    RolloutRequest request =
        new RolloutRequest(
            GOAL,
            Reach.ROUTE,
            new Candidate(
                new DeploymentVersionId(deploymentName, file.buildId()),
                input.commit(),
                artifact.get(),
                input.gate().handler()),
            function(input).through(input.bucket()),
            temporal.get().target(),
            wiring.gate(input.gate()),
            wiring.proof(Optional.of(input.registration())),
            options(input));
    new Release(surroundings).run(request, settings(input, temporal.get()), narration());
  }

  private void adopt(PromoteInput input, PromotedSource.OfFunctionVersion version) {
    DeploymentName deploymentName = input.connection().deploymentName();
    Preparation preparation = new Preparation();
    Supplier<TemporalSettings> temporal = temporal(preparation, input);
    preparation.finish();
    AdoptionRequest request =
        new AdoptionRequest(
            new Adoption(
                deploymentName,
                function(input),
                version.functionVersion(),
                version.buildId(),
                input.commit(),
                input.gate().handler()),
            temporal.get().target(),
            wiring.gate(input.gate()),
            wiring.proof(Optional.of(input.registration())),
            options(input));
    new Release(surroundings).run(request, settings(input, temporal.get()), narration());
  }

  private Supplier<TemporalSettings> temporal(Preparation preparation, PromoteInput input) {
    return preparation.part(() -> wiring.temporal(input.connection().temporal()));
  }

  private FunctionTarget function(PromoteInput input) {
    return wiring.function(input.functionName(), Optional.of(input.registration()));
  }

  private RolloutRequest.Options options(PromoteInput input) {
    return new RolloutRequest.Options(
        input.choices().dryRun(),
        input.choices().allowOlder(),
        input.choices().retryRolledBack(),
        wiring.provenance(input.connection().deploymentName(), input.choices().claimManager()),
        input.choices().sameContent());
  }

  private Connections.Settings settings(PromoteInput input, TemporalSettings temporal) {
    return new Connections.Settings(
        temporal,
        wiring.aws(input.connection().aws()),
        Wiring.identity(input.connection().deploymentName()),
        FunctionLog.cloudWatch());
  }

  private Narration narration() {
    return new ConsoleNarration(surroundings.console());
  }
}
