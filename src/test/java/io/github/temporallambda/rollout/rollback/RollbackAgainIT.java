package io.github.temporallambda.rollout.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.rollout.metadata.Condemnation;
import io.github.temporallambda.rollout.rollback.BackingCode.Held;
import io.github.temporallambda.rollout.rollback.RollbackRequest.Way;
import io.github.temporallambda.rollout.rollback.fixture.FirstHandler;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentRampingVersionRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One deployment with three releases, and the way back from each state it comes to. */
@ExtendWith(LocalStackExtension.class)
class RollbackAgainIT {

  @TempDir Path directory;

  @Test
  void eachRunGoesOneBackAndNeverToWhatIsCondemned(LocalStack stack) {
    try (RollbackBench bench = RollbackBench.on(stack, "rollback-again", directory)) {
      bench.release("b1", FirstHandler.class);
      bench.release("b2", FirstHandler.class);
      bench.release("b3", FirstHandler.class);

      lostRaceLeavesNoMarkAndTheNoteOfTheOther(bench);
      killedBetweenRoutingAndMarkIsCompletedAndGoesNoFurther(bench);
      secondDeliberateRollbackGoesToTheNextOlder(bench);
      repeatedCommandDoesNothing(bench);
      condemnedVersionIsGoneBackToOnlyIfRetried(bench);
      standingRampIsTakenBack(bench);
    }
  }

  private static void lostRaceLeavesNoMarkAndTheNoteOfTheOther(RollbackBench bench) {
    Departure other = new Departure(bench.id("b3"), bench.id("b1"), "grace");
    bench.deployments().writeMetadata(bench.id("b3"), other.entries(), Set.of());
    RoutingState stale = bench.routing();
    bench.setCurrent(bench.id("b1"));
    bench.setCurrent(bench.id("b3"));
    DeploymentVersion target = bench.version("b2");
    RollbackObserved observed =
        new RollbackObserver(bench.connections()).observe(stale.deploymentName());
    Held held = (Held) observed.code(target);
    List<DeploymentVersionId> left = List.of(bench.id("b3"));
    RollbackPlan plan =
        new RollbackPlan(
            new RollbackTarget(target, held.functionVersion()),
            new RoutingBack.SetCurrent(stale),
            left,
            left,
            List.of());

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> new BackRouting(bench.deployments(), bench.request()).route(plan))
        .satisfies(
            lost -> assertThat(lost.problems().get(0).kind()).isEqualTo(ProblemKind.CONFLICT));

    assertThat(bench.routing().isCurrent(bench.id("b3"))).isTrue();
    assertThat(bench.version("b3").metadata()).isEqualTo(other.entries());
    bench.deployments().writeMetadata(bench.id("b3"), Map.of(), other.entries().keySet());
    // So that b2 was current last again.
    bench.setCurrent(bench.id("b2"));
    bench.setCurrent(bench.id("b3"));
  }

  private static void killedBetweenRoutingAndMarkIsCompletedAndGoesNoFurther(RollbackBench bench) {
    Departure departure = new Departure(bench.id("b3"), bench.id("b2"), "ada");
    bench.deployments().writeMetadata(bench.id("b3"), departure.entries(), Set.of());
    bench.setCurrent(bench.id("b2"));

    RolloutReport report = bench.run(bench.request());

    assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
    assertThat(bench.routing().isCurrent(bench.id("b2"))).isTrue();
    assertThat(Condemnation.of(bench.version("b3"))).isPresent();
    assertThat(bench.version("b3").metadata())
        .containsOnlyKeys(
            "temporal-lambda/condemned-at",
            "temporal-lambda/condemned-by",
            "temporal-lambda/condemned-reason");
  }

  private static void secondDeliberateRollbackGoesToTheNextOlder(RollbackBench bench) {
    RolloutReport report = bench.run(bench.request());

    assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
    assertThat(bench.routing().isCurrent(bench.id("b1"))).isTrue();
    assertThat(Condemnation.of(bench.version("b2"))).isPresent();
    assertThat(report.routing().rollback().orElseThrow().course().passedOver())
        .singleElement()
        .asString()
        .startsWith("b3 was condemned");
  }

  private static void repeatedCommandDoesNothing(RollbackBench bench) {
    RoutingState before = bench.routing();

    RolloutReport report = bench.run(bench.leaving("b2", false));

    assertThat(report.outcome()).isEqualTo(RunOutcome.UNCHANGED);
    assertThat(bench.routing().conflictToken()).isEqualTo(before.conflictToken());
    assertThat(String.join("\n", bench.console()))
        .contains("rollback-again:b2 was left already; rollback-again:b1 is current.");
  }

  private static void condemnedVersionIsGoneBackToOnlyIfRetried(RollbackBench bench) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> bench.run(named(bench, "b3", false)))
        .withMessageContainingAll("b3 was left by a rollback", "retryRolledBack=true");

    assertThat(bench.run(named(bench, "b3", true)).outcome()).isEqualTo(RunOutcome.SUCCEEDED);

    assertThat(bench.routing().isCurrent(bench.id("b3"))).isTrue();
    assertThat(Condemnation.of(bench.version("b3"))).isEmpty();
    assertThat(Condemnation.of(bench.version("b1"))).isPresent();
  }

  private static void standingRampIsTakenBack(RollbackBench bench) {
    bench.register("b4", FirstHandler.class);
    ramp(bench, "b4");

    RolloutReport report = bench.run(bench.request());

    assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
    assertThat(bench.routing().ramp()).isEmpty();
    assertThat(bench.routing().isCurrent(bench.id("b3"))).isTrue();
    assertThat(Condemnation.of(bench.version("b4"))).isPresent();
    assertThat(Condemnation.of(bench.version("b3"))).isEmpty();
  }

  private static RollbackRequest named(RollbackBench bench, String buildId, boolean retry) {
    return bench.request(
        new Way(Optional.empty(), Optional.of(new BuildId(buildId)), retry),
        OnIncompatible.RESCUE,
        false,
        false);
  }

  private static void ramp(RollbackBench bench, String buildId) {
    var unused =
        bench
            .temporal()
            .service()
            .setWorkerDeploymentRampingVersion(
                SetWorkerDeploymentRampingVersionRequest.newBuilder()
                    .setNamespace(bench.connections().target().namespace())
                    .setDeploymentName("rollback-again")
                    .setBuildId(buildId)
                    .setPercentage(20)
                    .build());
  }
}
