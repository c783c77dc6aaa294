package io.github.temporallambda.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.deployment.ConflictToken;
import io.github.temporallambda.deployment.DeploymentVersionStatus;
import io.github.temporallambda.deployment.DeploymentVersionSummary;
import io.github.temporallambda.deployment.DeploymentVersionTimes;
import io.github.temporallambda.deployment.Ramp;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A release while a ramp stands: setting a version current leaves it where it is. */
final class PlannerRampTest {

  @Test
  void rampToAnotherVersionIsClearedWithTheRouting() {
    Ramp ramp = new Ramp(Optional.of(Worlds.THEIRS), 20, Optional.empty());
    Observed observed =
        new Observed(
            Worlds.goodFunction(),
            List.of(),
            Optional.empty(),
            Optional.of(Worlds.routing(Optional.empty(), Optional.of(ramp))),
            Optional.empty(),
            true);

    RoutePlan route = route(observed, Worlds.request(Reach.ROUTE));

    assertThat(((RoutePlan.SetCurrent) route).leavesRamp()).isTrue();
  }

  @Test
  void rampThatSurvivedItsReleaseIsClearedByTheNext() {
    RoutePlan route = route(current(Worlds.COMMITTED.minusSeconds(1)), Worlds.request(Reach.ROUTE));

    assertThat(((RoutePlan.SetCurrent) route).onlyClears()).isTrue();
    assertThat(((RoutePlan.SetCurrent) route).leavesRamp()).isTrue();
    assertThat(route.line().says()).contains("clear the ramp that stood before it was");
  }

  @Test
  void rampThatIsYoungerThanTheRoutingIsNoneOfOurs() {
    RoutePlan route = route(current(Worlds.COMMITTED.plusSeconds(1)), Worlds.request(Reach.ROUTE));

    assertThat(route).isInstanceOf(RoutePlan.AlreadyCurrent.class);
  }

  /** Ours is current, and theirs ramps since then. */
  private static Observed current(Instant rampChanged) {
    Optional<Instant> none = Optional.empty();
    DeploymentVersionTimes times =
        new DeploymentVersionTimes(
            none, Optional.of(Worlds.COMMITTED), none, none, none, none, none);
    RoutingState routing =
        new RoutingState(
            Worlds.ORDERS,
            Optional.of(Worlds.OURS),
            Optional.of(new Ramp(Optional.of(Worlds.THEIRS), 20, Optional.of(rampChanged))),
            new ConflictToken("dG9rZW4="),
            true,
            "someone",
            "",
            List.of(
                new DeploymentVersionSummary(
                    Worlds.OURS.buildId().value(),
                    DeploymentVersionStatus.CURRENT,
                    times,
                    Optional.empty())));
    return new Observed(
        Worlds.goodFunction(),
        List.of(Worlds.marked(4, Worlds.OURS, Worlds.CONTENT)),
        Optional.of(
            Worlds.registered(Worlds.OURS, Optional.of(Worlds.arn(4).toString()), Map.of())),
        Optional.of(routing),
        Optional.empty(),
        true);
  }

  private static RoutePlan route(Observed observed, RolloutRequest request) {
    Decision decision = new Planner().plan(observed, request);
    assertThat(decision).isInstanceOf(RolloutPlan.class);
    return ((RolloutPlan) decision).route();
  }
}
