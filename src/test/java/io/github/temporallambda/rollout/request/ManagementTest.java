package io.github.temporallambda.rollout.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.deployment.ConflictToken;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.report.PlanLine;
import io.github.temporallambda.rollout.plan.Decision;
import io.github.temporallambda.rollout.plan.Observed;
import io.github.temporallambda.rollout.plan.Planner;
import io.github.temporallambda.rollout.plan.RolloutPlan;
import io.github.temporallambda.rollout.plan.RoutePlan;
import io.github.temporallambda.rollout.plan.Worlds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a plan makes of the deployment's manager. */
class ManagementTest {

  private static final String US = "temporal-lambda-maven-plugin/orders";

  private final Planner planner = new Planner();

  @Test
  void routingThatSomeoneElseManagesIsLeftAloneAndTheyAreNamed() {
    Decision decision = plan(Reach.ROUTE, managedBy("the platform team"), false);

    Problem problem = ((Decision.Refused) decision).problems().get(0);
    assertThat(problem.kind()).isEqualTo(ProblemKind.CONFLICT);
    assertThat(problem.render())
        .contains("nothing was written")
        .contains("managed by   the platform team")
        .contains("we are       " + US)
        .contains("-Dtemporal-lambda.claimManager=true");
  }

  @Test
  void whatDoesNotRouteNeedsNoManager() {
    assertThat(plan(Reach.REGISTER, managedBy("the platform team"), false))
        .isInstanceOf(RolloutPlan.class);
  }

  @Test
  void ourOwnManagerIdentityIsNoObstacleAndIsNotClaimedAgain() {
    assertThat(route(plan(Reach.ROUTE, managedBy(US), false)).claims()).isFalse();
    assertThat(route(plan(Reach.ROUTE, managedBy(US), true)).claims()).isFalse();
  }

  @Test
  void managerIsClaimedOnlyWhereThatIsAskedFor() {
    assertThat(route(plan(Reach.ROUTE, managedBy(""), false)).claims()).isFalse();
    assertThat(line(plan(Reach.ROUTE, managedBy(""), true)))
        .startsWith("become the manager of its routing, and route from ");
    assertThat(line(plan(Reach.ROUTE, managedBy("the platform team"), true)))
        .startsWith("take its routing over from its manager 'the platform team', and route from ");
  }

  @Test
  void firstReleaseMayClaimItsDeployment() {
    Decision decision = planner.plan(Worlds.untouched(), request(Reach.ROUTE, true));

    assertThat(line(decision)).startsWith("become the manager of its routing, and route from ");
  }

  private Decision plan(Reach reach, RoutingState routing, boolean claims) {
    Observed observed =
        new Observed(
            Worlds.goodFunction(),
            List.of(),
            Optional.empty(),
            Optional.of(routing),
            Optional.empty(),
            true);
    return planner.plan(observed, request(reach, claims));
  }

  private static RolloutRequest request(Reach reach, boolean claims) {
    return Worlds.request(
        reach,
        new RolloutRequest.Options(
            false,
            true,
            false,
            new Provenance("ada", Optional.empty(), new Management(US, claims))));
  }

  private static RoutePlan.SetCurrent route(Decision decision) {
    return (RoutePlan.SetCurrent) ((RolloutPlan) decision).route();
  }

  private static String line(Decision decision) {
    PlanLine line = route(decision).line();
    return line.says();
  }

  private static RoutingState managedBy(String manager) {
    return new RoutingState(
        Worlds.ORDERS,
        Optional.of(Worlds.THEIRS),
        Optional.empty(),
        new ConflictToken("dG9rZW4="),
        true,
        "someone",
        manager,
        List.of());
  }
}
