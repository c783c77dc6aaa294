package io.github.temporallambda.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.VersionMarker;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.rollout.plan.StepNames;
import io.github.temporallambda.rollout.run.Connections;
import java.util.List;
import java.util.Optional;

/** What must hold after every race, whoever was faster. */
final class Judge {

  private final RaceStack stack;
  private final RaceDeployment deployment;

  Judge(RaceStack stack, RaceDeployment deployment) {
    this.stack = stack;
    this.deployment = deployment;
  }

  void judge(Finish finish) {
    RoutingState routing = deployment.routing().orElseThrow();
    DeploymentVersionId current = routing.current().orElseThrow();
    assertThat(routing.ramp()).isEmpty();
    assertThat(finish.entries()).as(finish.told()).extracting(Entry::to).contains(current);
    assertThat(finish.stopped(0) && finish.stopped(1)).as(finish.told()).isFalse();
    for (int index = 0; index < 2; index++) {
      if (finish.stopped(index)) {
        stoppedWithReason(finish, index, current);
      }
    }
    if (!finish.stopped(0) && !finish.stopped(1) && !finish.pair().isSame()) {
      oneAfterTheOther(finish, current);
    }
    bothSystemsAgree();
    for (int index = 0; index < 2; index++) {
      if (finish.stopped(index) && finish.pair().isSame()) {
        Racetrack.succeed(finish.entries().get(index));
      }
    }
  }

  /** Who stopped routed nothing that stays, and says who is to be asked. */
  private static void stoppedWithReason(Finish finish, int index, DeploymentVersionId current) {
    RolloutReport report = finish.reports().get(index);
    Entry winner = finish.entries().get(1 - index);
    assertThat(current).as(finish.told()).isEqualTo(winner.to());
    Problem problem = report.problems().get(0);
    assertThat(problem.kind()).as(finish.told()).isEqualTo(ProblemKind.CONFLICT);
    boolean atRouting =
        report
            .failedStep()
            .filter(
                step ->
                    step.name().equals(StepNames.SET_CURRENT)
                        || step.name().equals(StepNames.PROPAGATE))
            .isPresent();
    if (!atRouting && !finish.pair().isSame()) {
      assertThat(problem.render())
          .as(finish.told())
          .containsPattern(
              "another run releases " + winner.to() + ": so|the function announces " + winner.to());
    }
    if (!atRouting && finish.pair().isSame()) {
      assertThat(problem.render())
          .as(finish.told())
          .contains("another run releases the same commit as " + winner.to());
    }
    if (atRouting) {
      assertThat(problem.render())
          .as(finish.told())
          .contains("wanted       " + finish.entries().get(index).to() + " current")
          .contains("now          " + winner.to() + " current since ")
          .contains("changed by   " + winner.actor() + " in https://ci.example/runs/");
    }
  }

  /** Both may succeed where the second one was planned on what the first one had routed. */
  private static void oneAfterTheOther(Finish finish, DeploymentVersionId current) {
    int last = finish.entries().get(0).to().equals(current) ? 0 : 1;
    Optional<DeploymentVersionId> before =
        finish.reports().get(last).routing().before().flatMap(RoutingState::current);
    assertThat(before).as(finish.told()).contains(finish.entries().get(1 - last).to());
  }

  /** One Build ID, one Lambda version, one Deployment Version. */
  private void bothSystemsAgree() {
    try (Connections connections = stack.open()) {
      List<FunctionVersion> published =
          connections.functions().versions(new FunctionName(deployment.name().value()));
      List<DeploymentVersion> registered =
          deployment.routing().orElseThrow().versions().stream()
              .map(summary -> connections.deployments().describe(deployment.id(summary.buildId())))
              .flatMap(Optional::stream)
              .toList();
      assertThat(published)
          .extracting(version -> version.marker().map(VersionMarker::buildId).orElseThrow())
          .doesNotHaveDuplicates();
      assertThat(registered)
          .extracting(version -> version.compute().map(LambdaCompute::functionArn).orElseThrow())
          .doesNotHaveDuplicates();
      for (DeploymentVersion version : registered) {
        assertThat(published)
            .filteredOn(
                it -> it.arn().toString().equals(version.compute().orElseThrow().functionArn()))
            .extracting(it -> it.marker().map(VersionMarker::buildId).orElseThrow())
            .containsExactly(version.id().buildId());
      }
    }
  }
}
