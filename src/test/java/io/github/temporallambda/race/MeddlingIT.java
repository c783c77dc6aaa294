package io.github.temporallambda.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.rollout.After;
import io.github.temporallambda.rollout.plan.StepNames;
import io.github.temporallambda.rollout.request.Management;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A rollout against people: with the Temporal CLI, in the AWS console, and as a manager. */
@ExtendWith(LocalStackExtension.class)
class MeddlingIT {

  private static final String PERSON = "bob@laptop";

  @TempDir Path temporary;

  @Test
  void whatPeopleDoMeanwhileStopsTheRunAndIsToldAndStands(ServerBinary binary) {
    try (RaceStack stack = RaceStack.start(binary, temporary)) {
      RaceDeployment deployment = new RaceDeployment(stack, "meddled");
      Racetrack.succeed(deployment.rollout("ada", "b1"));
      Racetrack.succeed(deployment.rollout("ada", "b2"));

      personWhoRoutesBackIsNamed(stack, deployment);
      personWhoRoutesRightAfterUsIsNamed(stack, deployment);
      personWhoChangesTheFunctionIsNotOverwritten(stack, deployment);
      releaseThatWasFasterAtTheFunctionIsNamedWithItsRun(deployment, "b7", "b8");
      sameReleaseThatWasFasterAtTheFunctionIsNamedWithItsRun(deployment);
      managerIsRespectedUntilItIsClaimed(stack, deployment);
    }
  }

  private static void releaseThatWasFasterAtTheFunctionIsNamedWithItsRun(
      RaceDeployment deployment, String ours, String theirs) {
    assertThat(conflict(deployment.release("ada", ours, meanwhile(deployment, theirs))))
        .contains("Somebody else deployed to function 'meddled' meanwhile")
        .contains("another run releases meddled:" + theirs + ": so the function announces now")
        .contains("released by grace in https://ci.example/runs/grace, registered 20");
    assertThat(current(deployment)).isEqualTo(theirs);
  }

  private static void sameReleaseThatWasFasterAtTheFunctionIsNamedWithItsRun(
      RaceDeployment deployment) {
    assertThat(conflict(deployment.release("ada", "b10", meanwhile(deployment, "b10"))))
        .contains("another run releases the same commit as meddled:b10")
        .contains("released by grace in https://ci.example/runs/grace, registered 20");
    assertThat(current(deployment)).isEqualTo("b10");
    Racetrack.succeed(deployment.rollout("ada", "b10"));
  }

  private static Narration meanwhile(RaceDeployment deployment, String buildId) {
    return new After(
        StepNames.REPLAY, () -> Racetrack.succeed(deployment.rollout("grace", buildId)));
  }

  private static void personWhoRoutesBackIsNamed(RaceStack stack, RaceDeployment deployment) {
    String told =
        conflict(
            deployment.release(
                "ada", "b3", new After(StepNames.BIND, () -> route(stack, deployment, "b1"))));

    assertThat(told)
        .contains("Could not set meddled:b3 current: someone else changed the routing")
        .contains("Nothing of theirs was overwritten")
        .contains("before       meddled:b2 current since ")
        .contains("now          meddled:b1 current since ")
        .contains("changed by   '" + PERSON + "', not by this plugin")
        .contains("Next: mvn temporal-lambda:status -Dtemporal-lambda.deploymentName=meddled");
    assertThat(current(deployment)).isEqualTo("b1");
  }

  private static void personWhoRoutesRightAfterUsIsNamed(
      RaceStack stack, RaceDeployment deployment) {
    RolloutReport report =
        deployment.release(
            "ada", "b3", new After(StepNames.REPLAY_DELTA, () -> route(stack, deployment, "b3")));

    assertThat(conflict(report))
        .contains("Someone else has made meddled:b3 current meanwhile.")
        .contains("changed by   '" + PERSON + "', not by this plugin");
    assertThat(current(deployment)).isEqualTo("b3");
  }

  private static void personWhoChangesTheFunctionIsNotOverwritten(
      RaceStack stack, RaceDeployment deployment) {
    int published = stack.account().published("meddled").size();
    Narration inTheConsole =
        new After(
            StepNames.REPLAY,
            () -> stack.account().configure("meddled", Map.of("GREETING", "hello")));

    assertThat(conflict(deployment.release("ada", "b4", inTheConsole)))
        .contains("Somebody else deployed to function 'meddled' meanwhile")
        .contains("no other release has begun since: the function announces meddled:b3, as it did")
        .contains("aws cloudtrail lookup-events");

    assertThat(stack.account().published("meddled")).hasSize(published);
    assertThat(stack.account().latest("meddled").environment().variables())
        .containsEntry("GREETING", "hello")
        .containsEntry("TEMPORAL_WORKER_BUILD_ID", "b3");
    assertThat(current(deployment)).isEqualTo("b3");
  }

  private static void managerIsRespectedUntilItIsClaimed(
      RaceStack stack, RaceDeployment deployment) {
    asPerson(stack, deployments -> claim(deployments, deployment));
    int published = stack.account().published("meddled").size();

    assertThat(conflict(deployment.release("ada", "b5", silent())))
        .contains("managed by   " + PERSON)
        .contains("nothing was written");
    assertThat(stack.account().published("meddled")).hasSize(published);

    RolloutReport claimed =
        deployment.release("ada", "b5", silent(), new Management(Runs.IDENTITY, true));
    assertThat(claimed.problems()).isEmpty();
    assertThat(deployment.routing().orElseThrow().managerIdentity()).isEqualTo(Runs.IDENTITY);
    assertThat(current(deployment)).isEqualTo("b5");

    RolloutReport next =
        deployment.release("ada", "b6", silent(), new Management(Runs.IDENTITY, false));
    assertThat(next.problems()).isEmpty();
  }

  private static String conflict(RolloutReport report) {
    Problem problem = report.problems().get(0);
    assertThat(problem.kind()).isEqualTo(ProblemKind.CONFLICT);
    return problem.render();
  }

  private static Narration silent() {
    return new ConsoleNarration(line -> {});
  }

  private static String current(RaceDeployment deployment) {
    return deployment.routing().flatMap(RoutingState::current).orElseThrow().buildId().value();
  }

  private static void route(RaceStack stack, RaceDeployment deployment, String buildId) {
    asPerson(
        stack,
        deployments ->
            deployments.setCurrent(
                deployment.id(buildId),
                deployments.describe(deployment.name()).orElseThrow().conflictToken()));
  }

  private static RoutingState claim(WorkerDeployments deployments, RaceDeployment deployment) {
    return deployments.claimManager(
        deployment.name(), deployments.describe(deployment.name()).orElseThrow().conflictToken());
  }

  private static void asPerson(RaceStack stack, Function<WorkerDeployments, RoutingState> work) {
    try (var connections = stack.open(PERSON)) {
      var unused = work.apply(connections.deployments());
    }
  }
}
