package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.BuildIdDerivation;
import io.github.temporallambda.buildid.BuildIdSource;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.buildid.Revision;
import io.github.temporallambda.connection.TemporalParameters;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.deployment.ExternalId;
import io.github.temporallambda.deployment.SmokeSpec;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.lambda.AwsAccess;
import io.github.temporallambda.lambda.AwsSettings;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.lambda.Patience;
import io.github.temporallambda.mojo.parameter.AwsInput;
import io.github.temporallambda.mojo.parameter.ForkInput;
import io.github.temporallambda.mojo.parameter.GateInput;
import io.github.temporallambda.mojo.parameter.RegistrationInput;
import io.github.temporallambda.mojo.parameter.Secret;
import io.github.temporallambda.mojo.parameter.TemporalInput;
import io.github.temporallambda.replay.GateLimits;
import io.github.temporallambda.report.ReportFiles;
import io.github.temporallambda.rollout.gate.ForkSettings;
import io.github.temporallambda.rollout.gate.GateSettings;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.FunctionTarget;
import io.github.temporallambda.rollout.request.Management;
import io.github.temporallambda.rollout.request.ProofSettings;
import io.github.temporallambda.rollout.request.Provenance;
import io.github.temporallambda.rollout.request.ReleaseMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The values of the other rooms, made from what a user said and what is around. */
public final class Wiring {

  /** Who reads, and who rehearses; who releases is named after the deployment as well. */
  public static final String IDENTITY = "temporal-lambda-maven-plugin";

  private static final Duration QUEUE_TIMEOUT = Duration.ofMinutes(5);
  private static final Duration PROPAGATION_TIMEOUT = Duration.ofSeconds(60);

  private final Surroundings surroundings;

  Wiring(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  TemporalSettings temporal(TemporalInput input) {
    return TemporalSettings.resolve(
        new TemporalParameters(
            input.address(),
            input.namespace(),
            input.profile(),
            input.configFile(),
            input.apiKey().map(Secret::value)),
        surroundings.environment());
  }

  AwsSettings aws(AwsInput input) {
    return new AwsSettings(
        input.region(),
        new AwsAccess.DefaultChain(input.profile()),
        Patience.standard(),
        input.expected());
  }

  /** What was packaged, under the Build ID of its source; to be asked for after the preparation. */
  Supplier<Candidate> candidate(
      Preparation preparation,
      DeploymentName deploymentName,
      ReleaseInput.Built built,
      Optional<HandlerName> handler,
      boolean allowDirty) {
    Supplier<Commit> commit = preparation.part(() -> commit(built.source(), allowDirty));
    Supplier<DeploymentPackage> artifact = preparation.part(() -> PackageReader.read(built.file()));
    return () ->
        new Candidate(
            new DeploymentVersionId(deploymentName, commit.get().buildId()),
            Optional.of(commit.get().gitCommit()),
            artifact.get(),
            handler);
  }

  /**
   * The same in development mode, which asks nothing of git: the Build ID is {@code dev} for any
   * commit and for none, and a commit that the work tree differs from would tell nothing.
   */
  Supplier<Candidate> inDevelopment(
      Preparation preparation,
      DeploymentName deploymentName,
      Path file,
      Optional<HandlerName> handler) {
    Supplier<DeploymentPackage> artifact = preparation.part(() -> PackageReader.read(file));
    return () ->
        new Candidate(
            new DeploymentVersionId(deploymentName, BuildId.DEVELOPMENT),
            Optional.empty(),
            artifact.get(),
            handler,
            new ReleaseMode.Development());
  }

  private Commit commit(BuildIdSource source, boolean allowDirty) {
    Revision revision = source.read(surroundings.directory());
    return new Commit(revision.commit(), BuildIdDerivation.derive(revision, allowDirty));
  }

  private record Commit(GitCommit gitCommit, BuildId buildId) {}

  GateSettings gate(GateInput input) {
    GateLimits usual = GateLimits.defaults();
    GateLimits limits =
        new GateLimits(
            usual.firstPoll(), input.limits().perHistory(), input.limits().whole(), usual.settle());
    ForkInput fork = input.fork();
    return new GateSettings(
        input.histories(),
        input.selection(),
        new ForkSettings(
            fork.environment(), fork.layers(), fork.standIn(), surroundings.javaExecutable()),
        limits,
        input.onInconclusive());
  }

  FunctionTarget function(String functionName, Optional<RegistrationInput> registration) {
    return new FunctionTarget(
        new FunctionName(functionName),
        registration.flatMap(RegistrationInput::invocationRole),
        registration.flatMap(RegistrationInput::externalId).map(id -> new ExternalId(id.value())));
  }

  ProofSettings proof(Optional<RegistrationInput> registration) {
    return new ProofSettings(
        registration.map(RegistrationInput::queueTimeout).orElse(QUEUE_TIMEOUT),
        registration
            .flatMap(RegistrationInput::smoke)
            .map(
                smoke ->
                    new SmokeSpec(
                        smoke.workflowType(),
                        smoke.taskQueue(),
                        smoke.inputJson(),
                        smoke.timeLimit())),
        PROPAGATION_TIMEOUT);
  }

  /** Where a deployment's reports lie. */
  ReportFiles reports(DeploymentName deploymentName) {
    return surroundings.reports().of(deploymentName);
  }

  /**
   * Who releases to a deployment: the same in every run, on every machine and for everybody.
   * Temporal takes a repeated change for done only from one identity, and lets only one be manager;
   * which run it was is told by {@link #provenance}.
   */
  static String identity(DeploymentName deploymentName) {
    return IDENTITY + "/" + deploymentName;
  }

  /**
   * As the common CI systems tell it; on a workstation, the user's name.
   *
   * @param claimManager become the deployment's manager
   */
  Provenance provenance(DeploymentName deploymentName, boolean claimManager) {
    String actor =
        surroundings
            .variable("GITHUB_ACTOR")
            .or(() -> surroundings.variable("GITLAB_USER_LOGIN"))
            .or(() -> surroundings.variable("BUILD_USER_ID"))
            .or(() -> surroundings.variable("USER"))
            .or(() -> surroundings.variable("USERNAME"))
            .orElse("unknown");
    return new Provenance(actor, runUrl(), new Management(identity(deploymentName), claimManager));
  }

  private Optional<String> runUrl() {
    Optional<String> github =
        surroundings
            .variable("GITHUB_SERVER_URL")
            .flatMap(
                server ->
                    surroundings
                        .variable("GITHUB_REPOSITORY")
                        .flatMap(
                            repository ->
                                surroundings
                                    .variable("GITHUB_RUN_ID")
                                    .map(id -> server + "/" + repository + "/actions/runs/" + id)));
    return github
        .or(() -> surroundings.variable("CI_JOB_URL"))
        .or(() -> surroundings.variable("BUILD_URL"));
  }
}
