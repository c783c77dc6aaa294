package io.github.temporallambda.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.deployment.Ramp;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.it.TemporalRecord;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import io.github.temporallambda.race.Signaller.Signal;
import io.github.temporallambda.race.StoppableRun.Kind;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.rollout.plan.StepNames;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.run.Connections;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentRampingVersionRequest;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Releases and rollbacks that SIGINT or SIGTERM takes down: while a write is under way, which the
 * server has carried out and not yet answered, and where they only read or wait. Each is held
 * against what both systems hold then, and the next one goes on.
 */
@ExtendWith(LocalStackExtension.class)
class StopOnSignalIT {

  private static final String NAME = "stopped";
  private static final Pattern SMOKE = Pattern.compile("temporal-lambda-smoke-[\\w-]+");

  @TempDir Path temporary;

  @Test
  void eachStepOfAReleaseIsFinishedOrToldOfAndTheNextRunGoesOn(ServerBinary binary) {
    try (Stand stand = new Stand(binary, temporary)) {
      atConnect(stand);
      whileWritingToAws(stand);
      whileRegistering(stand);
      whileItProvesItself(stand);
      whileRouting(stand);
      whileFetching(stand);

      RolloutReport report = stand.deployment.rollout("ada", "b2").run().get();

      assertThat(report.outcome()).isIn(RunOutcome.SUCCEEDED, RunOutcome.UNCHANGED);
      assertThat(stand.current()).contains("b2");
      assertThat(stand.stack.account().published(NAME)).hasSize(2);
    }
  }

  private static void atConnect(Stand stand) {
    StoppedRun run = stand.signals.atStep(StepNames.CONNECT, Signal.INT, Kind.RELEASE, "b1");

    stopped(run, Signal.INT, "before the step 'plan'; every step before it was finished.", stand);
    assertThat(run.status(StepNames.CONNECT)).contains("done");
  }

  private static void whileWritingToAws(Stand stand) {
    StoppedRun run = stand.during("PutObject", Signal.TERM, Kind.THROUGH_BUCKET, "b1");
    finished(run, Signal.TERM, StepNames.STORE, StepNames.CONFIGURE, stand);
    assertThat(stand.bytesInTheBucket("b1")).isEqualTo(stand.stack.zip("b1").toFile().length());

    run = stand.during("UpdateFunctionConfiguration", Signal.INT, Kind.RELEASE, "b1");
    finished(run, Signal.INT, StepNames.CONFIGURE, StepNames.UPLOAD, stand);
    assertThat(stand.variables()).containsEntry("TEMPORAL_WORKER_BUILD_ID", "b1");

    run = stand.during("UpdateFunctionCode", Signal.TERM, Kind.RELEASE, "b1");
    finished(run, Signal.TERM, StepNames.UPLOAD, StepNames.PUBLISH, stand);
    assertThat(run.report().path("release").path("codeSha256").asText())
        .isEqualTo(stand.stack.account().latest(NAME).codeSha256());
    assertThat(stand.stack.account().published(NAME)).isEmpty();

    run = stand.during("PublishVersion", Signal.INT, Kind.RELEASE, "b1");
    finished(run, Signal.INT, StepNames.PUBLISH, StepNames.REGISTER, stand);
    assertThat(stand.stack.account().published(NAME)).hasSize(1);
    assertThat(stand.stack.account().asyncRetries(NAME, "1")).contains(0);
    assertThat(run.report().path("release").path("functionVersion").asInt()).isEqualTo(1);
    assertThat(stand.deployment.routing()).isEmpty();
  }

  private static void whileRegistering(Stand stand) {
    StoppedRun run = stand.during("CreateWorkerDeployment", Signal.TERM, Kind.RELEASE, "b1");
    finished(run, Signal.TERM, StepNames.REGISTER, StepNames.BIND, stand);

    assertThat(stand.registered("b1").orElseThrow().compute().map(LambdaCompute::functionArn))
        .contains(run.report().path("release").path("functionArn").asText());

    run = stand.during("CreateWorkerDeploymentVersion", Signal.INT, Kind.RELEASE, "b2");
    finished(run, Signal.INT, StepNames.REGISTER, StepNames.BIND, stand);
    assertThat(stand.registered("b2")).isPresent();
    assertThat(stand.current()).isEmpty();
  }

  private static void whileItProvesItself(Stand stand) {
    StoppedRun run = stand.signals.atStep(StepNames.BIND, Signal.TERM, Kind.RELEASE, "b1");
    endedEarlyOrFinished(run, Signal.TERM, StepNames.BIND, stand);

    run = stand.during("StartWorkflowExecution", Signal.INT, Kind.SMOKING, "b1");
    stopped(run, Signal.INT, "during the step 'smoke'.", stand);
    assertThat(run.status(StepNames.SMOKE)).contains("failed");
    Matcher smoke = SMOKE.matcher(run.console());
    assertThat(smoke.find()).as(run.console()).isTrue();
    try (TemporalRecord temporal = TemporalRecord.of(stand.stack.services())) {
      assertThat(temporal.closeEvent(smoke.group()).getEventType())
          .isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED);
    }
    assertThat(stand.current()).isEmpty();

    run = stand.signals.atStep(StepNames.REPLAY_DELTA, Signal.TERM, Kind.RELEASE, "b1");
    endedEarlyOrFinished(run, Signal.TERM, StepNames.REPLAY_DELTA, stand);
    assertThat(stand.current()).isEmpty();
  }

  private static void whileRouting(Stand stand) {
    StoppedRun run =
        stand.during("SetWorkerDeploymentCurrentVersion", Signal.INT, Kind.RELEASE, "b1");
    endedEarlyOrFinished(run, Signal.INT, StepNames.SET_CURRENT, stand);
    assertThat(stand.current()).contains("b1");

    run = stand.signals.atStep(StepNames.PROPAGATE, Signal.TERM, Kind.RELEASE, "b2");
    assertThat(stand.current()).contains("b2");
    assertThat(run.current()).contains("b2");
    // The last step; when all of it is over before the signal is looked at, the run is over.
    if (!run.console().contains("stopped:b2 succeeded")) {
      stopped(run, Signal.TERM, "during the step 'propagate'.", stand);
    }
  }

  private static void whileFetching(Stand stand) {
    StoppedRun run = stand.signals.atStep(StepNames.FETCH, Signal.INT, Kind.SET_CURRENT, "b1");

    finished(run, Signal.INT, StepNames.FETCH, StepNames.PLAN, stand);
    assertThat(stand.current()).contains("b2");
  }

  @Test
  void eachStepOfARollbackIsFinishedOrToldOfAndTheNextOneGoesOn(ServerBinary binary) {
    try (Stand stand = new Stand(binary, temporary)) {
      for (String buildId : List.of("b0", "b1", "b2")) {
        Racetrack.succeed(stand.deployment.rollout("ada", buildId));
      }
      Racetrack.succeed(stand.deployment.rollout("ada", "b3", Reach.REGISTER));
      rampIsCleared(stand);
      oneIsLeft(stand);
      stepsThatWriteNothing(stand);
      leftIsCondemned(stand);

      assertThat(stand.stack.account().published(NAME)).hasSize(4);
    }
  }

  private static void rampIsCleared(Stand stand) {
    stand.ramp("b3");

    StoppedRun run =
        stand.during("SetWorkerDeploymentRampingVersion", Signal.TERM, Kind.ONE_BACK, "b3");

    finished(run, Signal.TERM, StepNames.CLEAR_RAMP, StepNames.CONDEMN, stand);
    goesOnLeaving("b3", run);
    assertThat(stand.deployment.routing().flatMap(RoutingState::ramp).flatMap(Ramp::to)).isEmpty();
    assertThat(stand.current()).contains("b2");

    // Found cut short, it is completed, and nothing else is left.
    run = stand.signals.atStep(StepNames.STRANDED, Signal.INT, Kind.ONE_BACK, "b3");
    assertThat(stand.current()).contains("b2");
    assertThat(run.status(StepNames.CONDEMN)).contains("done");
    if (!run.console().contains(" succeeded in ")) {
      stopped(run, Signal.INT, "during the step 'stranded'.", stand);
      goesOnLeaving("b3", run);
    }
  }

  private static void oneIsLeft(Stand stand) {
    StoppedRun run =
        stand.during("SetWorkerDeploymentCurrentVersion", Signal.INT, Kind.ONE_BACK, "b2");

    endedEarlyOrFinished(run, Signal.INT, StepNames.SET_CURRENT, stand);
    goesOnLeaving("b2", run);
    assertThat(stand.current()).contains("b1");
    Racetrack.succeed(stand.deployment.rollback("ada", "b2", "b1"));
    assertThat(stand.current()).contains("b1");
  }

  private static void stepsThatWriteNothing(Stand stand) {
    StoppedRun run = stand.signals.atStep(StepNames.REPLAY, Signal.TERM, Kind.ONE_BACK, "b1");
    endedEarlyOrFinished(run, Signal.TERM, StepNames.REPLAY, stand);

    run = stand.signals.atStep(StepNames.RESCUE, Signal.INT, Kind.ONE_BACK, "b1");
    stopped(run, Signal.INT, "before the step 'replay-delta'", stand);
    assertThat(run.status(StepNames.RESCUE)).contains("skipped");
    assertThat(stand.current()).contains("b1");
  }

  private static void leftIsCondemned(Stand stand) {
    StoppedRun run = stand.signals.atStep(StepNames.CONDEMN, Signal.TERM, Kind.ONE_BACK, "b1");
    finished(run, Signal.TERM, StepNames.CONDEMN, StepNames.PROPAGATE, stand);
    goesOnLeaving("b1", run);
    assertThat(stand.current()).contains("b0");
    assertThat(stand.registered("b1").orElseThrow().metadata())
        .anySatisfy((key, value) -> assertThat(value).contains("too slow"));

    // Without what the message adds, the same command would go back one further.
    RolloutReport again = stand.deployment.rollback("ada", "b1", "b0").run().get();
    assertThat(again.outcome()).isEqualTo(RunOutcome.UNCHANGED);
    assertThat(stand.current()).contains("b0");
  }

  @Test
  void gateIsStoppedWhileTheArtifactPollsAndNothingIsWritten(ServerBinary binary) {
    try (Stand stand = new Stand(binary, temporary)) {
      StoppedRun run =
          stand.signals.atStep(StoppableRun.FIRST_POLL, Signal.TERM, Kind.RELEASE, "b1");

      stopped(run, Signal.TERM, "during the step 'replay'.", stand);
      assertThat(run.console()).contains("The replay gate was stopped").doesNotContain("JVM");
      assertThat(stand.stack.account().published(NAME)).isEmpty();
      assertThat(stand.deployment.routing()).isEmpty();
    }
  }

  /** The step whose write was under way came to its end, and {@code next} did not begin. */
  private static void finished(
      StoppedRun run, Signal signal, String step, String next, Stand stand) {
    stopped(
        run, signal, "before the step '" + next + "'; every step before it was finished.", stand);
    assertThat(run.status(step)).as(run.console()).contains("done");
    assertThat(run.status(next)).isEmpty();
  }

  /** A step that reads or waits may see the signal in time, or be over before it looks. */
  private static void endedEarlyOrFinished(
      StoppedRun run, Signal signal, String step, Stand stand) {
    stopped(run, signal, "the step '", stand);
    assertThat(run.status(step)).isPresent();
    if (run.status(step).orElseThrow().equals("failed")) {
      stopped(run, signal, "during the step '" + step + "'.", stand);
    } else {
      stopped(run, signal, "; every step before it was finished.", stand);
    }
  }

  private static void stopped(StoppedRun run, Signal signal, String where, Stand stand) {
    assertThat(run.exitCode()).as(run.console()).isEqualTo(signal.exitCode());
    if (stand.deployment.routing().isPresent()) {
      assertThat(run.console()).contains("Routing read back");
    }
    assertThat(run.console())
        .contains("Stopped by a signal ")
        .contains(where)
        .contains(
            "Next: run the same command again: it finds what is done, and goes on from there: "
                + StoppableRun.COMMAND);
    assertThat(run.report().path("outcome").asText()).isEqualTo("failed");
    assertThat(run.report().path("problems").path(0).path("kind").asText())
        .isEqualTo("interrupted");
    assertThat(run.markdown()).contains("was stopped by a signal (", "**interrupted:** Stopped by");
    assertThat(run.current()).as(run.console()).isEqualTo(stand.current());
  }

  private static void goesOnLeaving(String buildId, StoppedRun run) {
    assertThat(run.console()).contains(StoppableRun.COMMAND + " -Dtemporal-lambda.from=" + buildId);
  }

  /** A stack whose services answer through relays, which say when a signal is due. */
  private static final class Stand implements AutoCloseable {

    private final RaceStack stack;
    private final Signaller signals;
    private final AwsRelay aws;
    private final TemporalRelay temporal;
    private final RaceDeployment deployment;

    Stand(ServerBinary binary, Path temporary) {
      stack = RaceStack.start(binary, temporary);
      signals = new Signaller(stack, NAME, temporary);
      aws =
          AwsRelay.before(
              stack.services().aws().endpoint(), request -> signals.answered(request.operation()));
      temporal = TemporalRelay.before(stack.services().temporal().address(), signals::answered);
      stack.behind(aws).behind(temporal);
      deployment = new RaceDeployment(stack, NAME);
      stack.account().configure(NAME, Map.of("TEMPORAL_ADDRESS", "127.0.0.1:" + temporal.port()));
    }

    StoppedRun during(String operation, Signal signal, Kind kind, String buildId) {
      return signals.during(operation, signal, kind, buildId);
    }

    Optional<String> current() {
      return deployment
          .routing()
          .flatMap(RoutingState::current)
          .map(id -> id.buildId())
          .map(BuildId::value);
    }

    long bytesInTheBucket(String buildId) {
      String codeSha256 = PackageReader.read(stack.zip(buildId)).codeSha256().base64();
      String key = HexFormat.of().formatHex(Base64.getDecoder().decode(codeSha256));
      return stack
          .account()
          .s3()
          .headObject(
              head ->
                  head.bucket(RaceStack.BUCKET.bucketName().value())
                      .key(RaceStack.BUCKET.keyPrefix() + "/" + NAME + "/" + key + ".zip"))
          .contentLength();
    }

    Map<String, String> variables() {
      return stack.account().latest(NAME).environment().variables();
    }

    Optional<DeploymentVersion> registered(String buildId) {
      try (Connections connections = stack.open()) {
        return connections.deployments().describe(deployment.id(buildId));
      }
    }

    void ramp(String buildId) {
      try (TemporalRecord record = TemporalRecord.of(stack.services())) {
        var unused =
            record
                .service()
                .setWorkerDeploymentRampingVersion(
                    SetWorkerDeploymentRampingVersionRequest.newBuilder()
                        .setNamespace(stack.services().temporal().namespace())
                        .setDeploymentName(NAME)
                        .setBuildId(buildId)
                        .setPercentage(10)
                        .build());
      }
    }

    @Override
    public void close() {
      aws.close();
      temporal.close();
      stack.close();
    }
  }
}
