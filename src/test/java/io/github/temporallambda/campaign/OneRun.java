package io.github.temporallambda.campaign;

import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.campaign.fixture.PollingHandler;
import io.github.temporallambda.connection.TemporalParameters;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.deployment.ExternalId;
import io.github.temporallambda.deployment.SmokeSpec;
import io.github.temporallambda.handler.Layouts;
import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.it.Canaries;
import io.github.temporallambda.lambda.AwsAccess;
import io.github.temporallambda.lambda.AwsSettings;
import io.github.temporallambda.lambda.BucketName;
import io.github.temporallambda.lambda.CodeBucket;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.lambda.KeyPrefix;
import io.github.temporallambda.lambda.Patience;
import io.github.temporallambda.local.aws.TrustedRole;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.GateLimits;
import io.github.temporallambda.replay.GateListener;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.AtSteps;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.PluginCommand;
import io.github.temporallambda.report.ReportChecks;
import io.github.temporallambda.rollout.Rollout;
import io.github.temporallambda.rollout.gate.ForkSettings;
import io.github.temporallambda.rollout.gate.GateSettings;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.FunctionTarget;
import io.github.temporallambda.rollout.request.Management;
import io.github.temporallambda.rollout.request.ProofSettings;
import io.github.temporallambda.rollout.request.Provenance;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.rollback.OnIncompatible;
import io.github.temporallambda.rollout.rollback.Rollback;
import io.github.temporallambda.rollout.rollback.RollbackRequest;
import io.github.temporallambda.rollout.run.Connections;
import io.github.temporallambda.rollout.run.FunctionLog;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** One run of the plugin without Maven around it: as a program, so that it can be killed. */
public final class OneRun {

  /** What the worker needs, which then is neither packed nor sent nor unpacked for each point. */
  private static final Pattern LAYER =
      Pattern.compile("(aws-lambda-java-core|protobuf-java-\\d).*\\.jar");

  /** Four points at a time may keep a server busy. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** The worker polls one task queue, so that there is no other to wait for. */
  private static final GateLimits LIMITS =
      new GateLimits(
          GateLimits.defaults().firstPoll(),
          GateLimits.defaults().perHistory(),
          GateLimits.defaults().whole(),
          Duration.ofMillis(100));

  private static final String IDENTITY = "temporal-lambda-maven-plugin";
  private static final Provenance PROVENANCE = new Provenance("campaign", Optional.empty());

  /** The bucket that every campaign's account has. */
  static final CodeBucket BUCKET =
      new CodeBucket(
          new BucketName("campaign"), new KeyPrefix("temporal-lambda"), Optional.empty());

  /** The role that Temporal's controller invokes every campaign's functions as. */
  static final TrustedRole INVOKED_AS =
      new TrustedRole(
          "arn:aws:iam::123456789012:role/invoke-workers", Optional.of(Canaries.EXTERNAL_ID));

  private final RunOrder order;
  private final List<String> console = new ArrayList<>();
  private final StepCalls steps;

  private OneRun(RunOrder order) {
    this.order = order;
    this.steps = new StepCalls(order.aws());
  }

  /** Runs as its arguments say; its status is 0 when it did not stop. */
  public static void main(String[] arguments) {
    RunEnd end = run(RunOrder.parse(arguments));
    System.out.println(end.console());
    System.exit(end.stopped() ? 1 : 0);
  }

  /** Runs in this JVM. */
  static RunEnd run(RunOrder order) {
    return new OneRun(order).run();
  }

  private RunEnd run() {
    try {
      switch (order.kind()) {
        case ROLLOUT,
            ROLLOUT_WITH_SMOKE,
            ROLLOUT_WITH_HANGING_SMOKE,
            ROLLOUT_THROUGH_BUCKET,
            ROLLOUT_CLAIMING,
            PUBLISH ->
            rollout();
        case ROLLBACK -> rollback(false);
        case ROLLBACK_MOVING_STRANDED -> rollback(true);
      }
      return new RunEnd(List.of(), String.join("\n", console));
    } catch (ProblemException e) {
      return new RunEnd(e.problems(), String.join("\n", console));
    }
  }

  private void rollout() {
    RunKind kind = order.kind();
    DeploymentVersionId id =
        new DeploymentVersionId(new DeploymentName(order.name()), new BuildId(order.buildId()));
    RolloutRequest request =
        new RolloutRequest(
            "rollout",
            kind == RunKind.PUBLISH ? Reach.PUBLISH : Reach.ROUTE,
            new Candidate(id, Optional.empty(), PackageReader.read(order.zip()), Optional.empty()),
            new FunctionTarget(
                new FunctionName(order.name()),
                Optional.of(INVOKED_AS.roleArn()),
                INVOKED_AS.externalId().map(ExternalId::new),
                Optional.of(BUCKET).filter(it -> kind == RunKind.ROLLOUT_THROUGH_BUCKET)),
            target(),
            gate(),
            new ProofSettings(PATIENCE, smoke(), PATIENCE),
            new RolloutRequest.Options(
                false,
                true,
                false,
                new Provenance(
                    "campaign",
                    Optional.empty(),
                    new Management(IDENTITY, kind == RunKind.ROLLOUT_CLAIMING))));
    var unused =
        new Rollout(
                this::open, replayGate(), narration(), ReportChecks::requireAll, Clock.systemUTC())
            .run(request);
  }

  private Optional<SmokeSpec> smoke() {
    return switch (order.kind()) {
      case ROLLOUT_WITH_SMOKE -> Optional.of(smoke(PollingHandler.SMOKE, PATIENCE));
      case ROLLOUT_WITH_HANGING_SMOKE ->
          Optional.of(smoke(PollingHandler.HANGING, Duration.ofSeconds(3)));
      default -> Optional.empty();
    };
  }

  private SmokeSpec smoke(String workflowType, Duration timeLimit) {
    return new SmokeSpec(workflowType, order.name(), Optional.empty(), timeLimit);
  }

  private void rollback(boolean moveStranded) {
    RollbackRequest request =
        new RollbackRequest(
            new DeploymentName(order.name()),
            new RollbackRequest.Way(
                Optional.of(new BuildId(order.buildId())), Optional.empty(), false),
            OnIncompatible.RESCUE,
            target(),
            gate(),
            PATIENCE,
            new RollbackRequest.Options(false, moveStranded, "a campaign", PROVENANCE),
            new PluginCommand("group:artifact:1", Map.of()));
    var unused =
        new Rollback(
                this::open, replayGate(), narration(), ReportChecks::requireAll, Clock.systemUTC())
            .run(request);
  }

  private Narration narration() {
    return new AtSteps(new ConsoleNarration(console::add), steps::at);
  }

  /** Says that it replays while the artifact's JVM runs. */
  private ReplayGate replayGate() {
    return new ReplayGate(
        new GateListener() {
          @Override
          public void firstPoll(Duration after) {
            steps.at("first poll");
          }
        });
  }

  private Connections open() {
    return Connections.open(
        new Connections.Settings(
            TemporalSettings.resolve(TemporalParameters.none().withTarget(target()), Map.of()),
            new AwsSettings(
                Optional.of("us-east-1"),
                new AwsAccess.Local(order.aws(), "local", "local"),
                new Patience(Duration.ofMillis(50), Duration.ofSeconds(30))),
            IDENTITY,
            FunctionLog.cloudWatch()),
        new Connections.Progress() {},
        new Random());
  }

  private TemporalTarget target() {
    return TemporalTarget.of(order.temporal(), "default");
  }

  private static GateSettings gate() {
    return new GateSettings(
        Optional.empty(),
        ExecutionSelection.all(),
        new ForkSettings(
            Map.of(),
            Layouts.jarsMatching(LAYER),
            Optional.empty(),
            Path.of(System.getProperty("java.home"), "bin", "java")),
        LIMITS);
  }
}
