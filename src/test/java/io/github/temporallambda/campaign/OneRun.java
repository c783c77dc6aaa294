package io.github.temporallambda.campaign;

import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalParameters;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.lambda.AwsAccess;
import io.github.temporallambda.lambda.AwsSettings;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.lambda.Patience;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.GateLimits;
import io.github.temporallambda.replay.GateListener;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.PluginCommand;
import io.github.temporallambda.rollout.Candidate;
import io.github.temporallambda.rollout.Connections;
import io.github.temporallambda.rollout.FunctionLog;
import io.github.temporallambda.rollout.FunctionTarget;
import io.github.temporallambda.rollout.GateSettings;
import io.github.temporallambda.rollout.ProofSettings;
import io.github.temporallambda.rollout.Provenance;
import io.github.temporallambda.rollout.Reach;
import io.github.temporallambda.rollout.Rollout;
import io.github.temporallambda.rollout.RolloutRequest;
import io.github.temporallambda.rollout.rollback.OnIncompatible;
import io.github.temporallambda.rollout.rollback.Rollback;
import io.github.temporallambda.rollout.rollback.RollbackRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** One run of the plugin without Maven around it: as a program, so that it can be killed. */
public final class OneRun {

  private static final Provenance PROVENANCE = new Provenance("campaign", Optional.empty());

  private final RunOrder order;
  private final List<String> console = new ArrayList<>();

  private OneRun(RunOrder order) {
    this.order = order;
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
      if (order.goal().equals(Rollback.GOAL)) {
        rollback();
      } else {
        rollout();
      }
      return new RunEnd(List.of(), String.join("\n", console));
    } catch (ProblemException e) {
      return new RunEnd(e.problems(), String.join("\n", console));
    }
  }

  private void rollout() {
    DeploymentVersionId id =
        new DeploymentVersionId(new DeploymentName(order.name()), new BuildId(order.buildId()));
    RolloutRequest request =
        new RolloutRequest(
            "rollout",
            Reach.ROUTE,
            new Candidate(id, Optional.empty(), PackageReader.read(order.zip()), Optional.empty()),
            new FunctionTarget(new FunctionName(order.name()), Optional.empty(), Optional.empty()),
            target(),
            gate(),
            new ProofSettings(Duration.ofMinutes(1), Optional.empty(), Duration.ofSeconds(30)),
            new RolloutRequest.Options(false, true, false, PROVENANCE));
    var unused =
        new Rollout(
                this::open,
                new ReplayGate(new GateListener() {}),
                new ConsoleNarration(console::add),
                report -> {},
                Clock.systemUTC())
            .run(request);
  }

  private void rollback() {
    RollbackRequest request =
        new RollbackRequest(
            new DeploymentName(order.name()),
            new RollbackRequest.Way(
                Optional.of(new BuildId(order.buildId())), Optional.empty(), false),
            OnIncompatible.RESCUE,
            target(),
            gate(),
            Duration.ofSeconds(30),
            new RollbackRequest.Options(false, false, "a campaign", PROVENANCE),
            new PluginCommand("group:artifact:1", Map.of()));
    var unused =
        new Rollback(
                this::open,
                new ReplayGate(new GateListener() {}),
                new ConsoleNarration(console::add),
                report -> {},
                Clock.systemUTC())
            .run(request);
  }

  private Connections open() {
    return Connections.open(
        new Connections.Settings(
            TemporalSettings.resolve(TemporalParameters.none().withTarget(target()), Map.of()),
            new AwsSettings(
                Optional.of("us-east-1"),
                new AwsAccess.Local(order.aws(), "local", "local"),
                new Patience(Duration.ofMillis(50), Duration.ofSeconds(30))),
            "temporal-lambda-maven-plugin",
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
        Map.of(),
        Path.of(System.getProperty("java.home"), "bin", "java"),
        GateLimits.defaults());
  }
}
