package io.github.temporallambda.rollout;

import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalParameters;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.deployment.ExternalId;
import io.github.temporallambda.it.ReleaseBench;
import io.github.temporallambda.lambda.AwsAccess;
import io.github.temporallambda.lambda.AwsSettings;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.lambda.Patience;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.GateLimits;
import io.github.temporallambda.replay.GateListener;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.ReportChecks;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.StepReport;
import io.github.temporallambda.rollout.gate.GateSettings;
import io.github.temporallambda.rollout.plan.Worlds;
import io.github.temporallambda.rollout.request.Adoption;
import io.github.temporallambda.rollout.request.AdoptionRequest;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.FunctionTarget;
import io.github.temporallambda.rollout.request.ProofSettings;
import io.github.temporallambda.rollout.request.PublishedRequest;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.ReleaseMode;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.request.SameContent;
import io.github.temporallambda.rollout.request.SetCurrentRequest;
import io.github.temporallambda.rollout.run.Connections;
import io.github.temporallambda.rollout.run.FunctionLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/**
 * Releases in this JVM, without Maven, on the stack that the tests share: one function, deployment
 * and task queue of the test's own name.
 */
final class ReleaseStand implements AutoCloseable {

  private final LocalStack stack;
  private final ReleaseBench bench;
  private final List<String> console = new ArrayList<>();
  private final List<RolloutReport> reports = new ArrayList<>();

  private ReleaseStand(LocalStack stack, String name) {
    this.stack = stack;
    this.bench = ReleaseBench.withFunction(stack, name);
  }

  static ReleaseStand on(LocalStack stack, String name) {
    return new ReleaseStand(stack, name);
  }

  ReleaseBench bench() {
    return bench;
  }

  DeploymentName deploymentName() {
    return new DeploymentName(bench.name());
  }

  FunctionTarget function() {
    return new FunctionTarget(new FunctionName(bench.name()), Optional.empty(), Optional.empty());
  }

  /** Everything that the runs so far told. */
  String console() {
    return String.join("\n", console);
  }

  /** The last run's report. */
  RolloutReport report() {
    return reports.get(reports.size() - 1);
  }

  /** The last run's steps with their status, as {@code bind done}. */
  List<String> steps() {
    return report().steps().stream().map(ReleaseStand::told).toList();
  }

  /** The file as a version of a commit, without a commit. */
  RolloutRequest publishing(String buildId, Path zip) {
    return request(
        new Candidate(id(buildId), Optional.empty(), PackageReader.read(zip), Optional.empty()));
  }

  RolloutRequest inDevelopment(Path zip) {
    return request(
        new Candidate(
            id("dev"),
            Optional.empty(),
            PackageReader.read(zip),
            Optional.empty(),
            new ReleaseMode.Development()));
  }

  /** The same, with this said of content that is there already. */
  RolloutRequest publishing(String buildId, Path zip, SameContent sameContent) {
    RolloutRequest usual = publishing(buildId, zip);
    return new RolloutRequest(
        usual.goal(),
        usual.reach(),
        usual.candidate(),
        usual.function(),
        usual.target(),
        usual.gate(),
        usual.proof(),
        new RolloutRequest.Options(false, true, false, usual.options().provenance(), sameContent));
  }

  AdoptionRequest adopting(long functionVersion, Optional<String> buildId) {
    return new AdoptionRequest(
        new Adoption(
            deploymentName(),
            function(),
            functionVersion,
            buildId.map(id -> id(id).buildId()),
            Optional.empty(),
            Optional.empty()),
        target(),
        gate(),
        proof(),
        Worlds.options(true, false));
  }

  SetCurrentRequest settingCurrent(String buildId) {
    return new SetCurrentRequest(
        id(buildId), Optional.empty(), target(), gate(), proof(), Worlds.options(true, false));
  }

  RolloutReport run(RolloutRequest request) {
    return rollout().run(request);
  }

  /** The same, with what the controller is to assume. */
  RolloutReport run(RolloutRequest request, String role, ExternalId externalId) {
    return rollout()
        .run(
            new RolloutRequest(
                request.goal(),
                request.reach(),
                request.candidate(),
                new FunctionTarget(
                    request.function().functionName(), Optional.of(role), Optional.of(externalId)),
                request.target(),
                request.gate(),
                request.proof(),
                request.options()));
  }

  RolloutReport run(PublishedRequest request) {
    return rollout().run(request);
  }

  /** What stopped the run, rendered. */
  String refused(Runnable run) {
    try {
      run.run();
    } catch (ProblemException e) {
      return String.join("\n", e.problems().stream().map(it -> it.render()).toList());
    }
    throw new AssertionError("the run should have stopped:\n" + console());
  }

  @Override
  public void close() {
    bench.close();
  }

  DeploymentVersionId id(String buildId) {
    return new DeploymentVersionId(deploymentName(), new BuildId(buildId));
  }

  private RolloutRequest request(Candidate candidate) {
    return new RolloutRequest(
        "rollout",
        Reach.ROUTE,
        candidate,
        function(),
        target(),
        gate(),
        proof(),
        Worlds.options(true, false));
  }

  private Rollout rollout() {
    return new Rollout(
        () -> Connections.open(settings(), new Connections.Progress() {}, new Random()),
        new ReplayGate(new GateListener() {}),
        new ConsoleNarration(console::add),
        report -> reports.add(ReportChecks.checked(report)),
        Clock.systemUTC());
  }

  private Connections.Settings settings() {
    Map<String, String> client = stack.clientEnvironment();
    AwsAccess.Local access =
        new AwsAccess.Local(
            stack.aws().endpoint(),
            Objects.requireNonNull(client.get("AWS_ACCESS_KEY_ID")),
            Objects.requireNonNull(client.get("AWS_SECRET_ACCESS_KEY")));
    return new Connections.Settings(
        TemporalSettings.resolve(TemporalParameters.none().withTarget(target()), Map.of()),
        new AwsSettings(
            Optional.ofNullable(client.get("AWS_REGION")),
            access,
            new Patience(Duration.ofMillis(50), Duration.ofSeconds(30))),
        "release-stand",
        FunctionLog.of(it -> stack.aws().output(it.functionName().value(), it.qualifier())));
  }

  /** The namespace that is released to. */
  TemporalTarget target() {
    return TemporalTarget.of(stack.temporal().address(), stack.temporal().namespace());
  }

  private static GateSettings gate() {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new GateSettings(Optional.empty(), Map.of(), java, GateLimits.defaults());
  }

  private static ProofSettings proof() {
    return new ProofSettings(Duration.ofMinutes(2), Optional.empty(), Duration.ofSeconds(60));
  }

  private static String told(StepReport step) {
    return step.name() + " " + step.status().label();
  }
}
