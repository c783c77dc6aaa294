package io.github.temporallambda.race;

import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalParameters;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.deployment.SmokeSpec;
import io.github.temporallambda.handler.Layouts;
import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.lambda.AwsAccess;
import io.github.temporallambda.lambda.AwsSettings;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.lambda.Patience;
import io.github.temporallambda.replay.GateLimits;
import io.github.temporallambda.report.PluginCommand;
import io.github.temporallambda.rollout.gate.ForkSettings;
import io.github.temporallambda.rollout.gate.GateSettings;
import io.github.temporallambda.rollout.request.Adoption;
import io.github.temporallambda.rollout.request.AdoptionRequest;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.FunctionTarget;
import io.github.temporallambda.rollout.request.ProofSettings;
import io.github.temporallambda.rollout.request.Provenance;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.request.SetCurrentRequest;
import io.github.temporallambda.rollout.rollback.OnIncompatible;
import io.github.temporallambda.rollout.rollback.RollbackRequest;
import io.github.temporallambda.rollout.run.Connections;
import io.github.temporallambda.rollout.run.FunctionLog;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * What runs take that reach a local stack by its client environment, from any JVM.
 *
 * @param client the variables that clients of the stack find it by
 */
record Runs(Map<String, String> client) {

  /** Who all runs are to Temporal. */
  static final String IDENTITY = "race";

  /** A busy machine's server takes its time to bind a task queue, and to tell all of a routing. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  Connections.Settings settings() {
    return settings(IDENTITY);
  }

  /** The same of somebody else. */
  Connections.Settings settings(String identity) {
    return new Connections.Settings(
        TemporalSettings.resolve(TemporalParameters.none().withTarget(target()), Map.of()),
        new AwsSettings(
            Optional.of(value("AWS_REGION")),
            new AwsAccess.Local(
                URI.create(value("AWS_ENDPOINT_URL")),
                value("AWS_ACCESS_KEY_ID"),
                value("AWS_SECRET_ACCESS_KEY")),
            new Patience(Duration.ofMillis(50), Duration.ofSeconds(30))),
        identity,
        FunctionLog.cloudWatch());
  }

  static Connections open(Connections.Settings settings) {
    return Connections.open(settings, new Connections.Progress() {}, new Random());
  }

  TemporalTarget target() {
    return TemporalTarget.of(value("TEMPORAL_ADDRESS"), value("TEMPORAL_NAMESPACE"));
  }

  /** A release to the function that is named like the deployment. */
  RolloutRequest release(
      DeploymentName name, String buildId, Path zip, Reach reach, Provenance provenance) {
    return new RolloutRequest(
        "rollout",
        reach,
        new Candidate(
            new DeploymentVersionId(name, new BuildId(buildId)),
            Optional.empty(),
            PackageReader.read(zip),
            Optional.empty()),
        new FunctionTarget(new FunctionName(name.value()), Optional.empty(), Optional.empty()),
        target(),
        gate(),
        new ProofSettings(PATIENCE, Optional.empty(), PATIENCE),
        new RolloutRequest.Options(false, true, false, provenance));
  }

  /** The same through the stack's bucket. */
  static RolloutRequest throughBucket(RolloutRequest release) {
    return of(release, release.function().through(Optional.of(RaceStack.BUCKET)), release.proof());
  }

  /** The same, where the version has to complete a workflow. */
  static RolloutRequest smoking(RolloutRequest release) {
    SmokeSpec smoke =
        new SmokeSpec(
            "Trip",
            release.candidate().id().deploymentName().value(),
            Optional.of("\"smoke\""),
            PATIENCE);
    return of(
        release, release.function(), new ProofSettings(PATIENCE, Optional.of(smoke), PATIENCE));
  }

  private static RolloutRequest of(
      RolloutRequest release, FunctionTarget function, ProofSettings proof) {
    return new RolloutRequest(
        release.goal(),
        release.reach(),
        release.candidate(),
        function,
        release.target(),
        release.gate(),
        proof,
        release.options());
  }

  /** Routes to what is registered. */
  SetCurrentRequest setCurrent(DeploymentName name, String buildId, Provenance provenance) {
    return new SetCurrentRequest(
        new DeploymentVersionId(name, new BuildId(buildId)),
        Optional.empty(),
        target(),
        gate(),
        new ProofSettings(PATIENCE, Optional.empty(), PATIENCE),
        new RolloutRequest.Options(false, true, false, provenance));
  }

  /** Releases a function version as that of the Build ID which it announces. */
  AdoptionRequest adoption(DeploymentName name, long functionVersion, Provenance provenance) {
    return new AdoptionRequest(
        new Adoption(
            name,
            new FunctionTarget(new FunctionName(name.value()), Optional.empty(), Optional.empty()),
            functionVersion,
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        target(),
        gate(),
        new ProofSettings(PATIENCE, Optional.empty(), PATIENCE),
        new RolloutRequest.Options(false, true, false, provenance));
  }

  /** Leaves whatever receives traffic last. */
  RollbackRequest oneBack(DeploymentName name, Provenance provenance) {
    return rollback(name, RollbackRequest.Way.oneBack(), provenance);
  }

  /** Leaves {@code from} for what was current before it. */
  RollbackRequest rollback(DeploymentName name, String from, Provenance provenance) {
    return rollback(
        name,
        new RollbackRequest.Way(Optional.of(new BuildId(from)), Optional.empty(), false),
        provenance);
  }

  private RollbackRequest rollback(
      DeploymentName name, RollbackRequest.Way way, Provenance provenance) {
    return new RollbackRequest(
        name,
        way,
        OnIncompatible.RESCUE,
        target(),
        gate(),
        PATIENCE,
        new RollbackRequest.Options(false, false, "too slow", provenance),
        new PluginCommand("g:a:1", Map.of("temporal-lambda.deploymentName", name.value())));
  }

  /** The worker's jars come from a layer: nothing has to be packed, uploaded or unpacked. */
  static GateSettings gate() {
    return new GateSettings(
        Optional.empty(),
        ExecutionSelection.all(),
        new ForkSettings(
            Map.of(),
            Layouts.jarsMatching(Layouts.WORKER),
            Optional.empty(),
            Path.of(System.getProperty("java.home"), "bin", "java")),
        GateLimits.defaults());
  }

  private String value(String name) {
    return Objects.requireNonNull(client.get(name), name);
  }
}
