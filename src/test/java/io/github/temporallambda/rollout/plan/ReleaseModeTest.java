package io.github.temporallambda.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.temporallambda.deployment.SmokeSpec;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.report.PlanLine;
import io.github.temporallambda.rollout.plan.RegisterPlan.InvokedArn;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.ProofSettings;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.ReleaseMode;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the planner makes of releases that are not a commit's own publication. */
final class ReleaseModeTest {

  private final Planner planner = new Planner();

  @Test
  void firstDevelopmentReleasePublishesNothingAndRegistersTheFunctionItself() {
    RolloutPlan plan =
        planned(Worlds.untouched(), ModeWorlds.request(ModeWorlds.DEVELOPMENT, Reach.ROUTE));

    assertThat(plan.lines())
        .extracting(PlanLine::step)
        .containsExactly("replay", "configure", "upload", "register", "set-current");
    assertThat(plan.register())
        .isEqualTo(
            new RegisterPlan.Create(
                ModeWorlds.DEV, InvokedArn.UNQUALIFIED, InvocationAccess.none()));
    assertThat(plan.rewritten()).isEmpty();
  }

  @Test
  void redeployReplaysThoughNothingIsRouted() {
    RolloutPlan plan =
        planned(
            developed(ModeWorlds.latest(ModeWorlds.announcingDev(), false)),
            ModeWorlds.request(ModeWorlds.DEVELOPMENT, Reach.REGISTER));

    assertThat(plan.gate()).isInstanceOf(GatePlan.Replay.class);
    assertThat(plan.publish()).isInstanceOf(PublishPlan.WriteLatest.class);
    assertThat(plan.rewritten()).contains(ModeWorlds.registeredDev());
    assertThat(plan.register()).isInstanceOf(RegisterPlan.Registered.class);
  }

  @Test
  void redeployCompletesTheSmokeWorkflowThoughNothingIsRouted() {
    SmokeSpec smoke = new SmokeSpec("Order", "orders", Optional.empty(), Duration.ofMinutes(1));
    RolloutRequest usual = ModeWorlds.request(ModeWorlds.DEVELOPMENT, Reach.ROUTE);
    RolloutRequest request =
        new RolloutRequest(
            usual.goal(),
            usual.reach(),
            usual.candidate(),
            usual.function(),
            usual.target(),
            usual.gate(),
            new ProofSettings(Duration.ofMinutes(3), Optional.of(smoke), Duration.ofSeconds(30)),
            usual.options());

    RolloutPlan plan =
        planned(developed(ModeWorlds.latest(ModeWorlds.announcingDev(), false)), request);

    assertThat(plan.route()).isInstanceOf(RoutePlan.AlreadyCurrent.class);
    assertThat(plan.smoke()).contains(smoke);
  }

  @Test
  void secondDevelopmentReleaseOfTheSameCodeChangesNothing() {
    RolloutPlan plan =
        planned(
            developed(ModeWorlds.latest(ModeWorlds.announcingDev(), true)),
            ModeWorlds.request(ModeWorlds.DEVELOPMENT, Reach.ROUTE));

    assertThat(plan.changesAnything()).isFalse();
    assertThat(plan.publish()).isInstanceOf(PublishPlan.LatestHolds.class);
  }

  @Test
  void sameCodeUnderOtherVariablesIsWrittenAgain() {
    RolloutPlan plan =
        planned(
            developed(ModeWorlds.latest(Map.of(), true)),
            ModeWorlds.request(ModeWorlds.DEVELOPMENT, Reach.ROUTE));

    assertThat(plan.publish()).isInstanceOf(PublishPlan.WriteLatest.class);
  }

  @Test
  void pinnedExecutionsCountInDevelopmentModeAlone() {
    assertThat(ModeWorlds.DEVELOPMENT.affected(Worlds.ORDERS, Set.of("orders"), Set.of("old")))
        .isEqualTo(
            new ExecutionScope.MovingWithPinned(Worlds.ORDERS, Set.of("orders"), Set.of("old")));
    assertThat(ModeWorlds.PUBLISHING.affected(Worlds.ORDERS, Set.of("orders"), Set.of("old")))
        .isEqualTo(new ExecutionScope.Moving(Worlds.ORDERS, Set.of("orders"), Set.of("old")));
    assertThat(ModeWorlds.adopting(7).affected(Worlds.ORDERS, Set.of("orders"), Set.of("old")))
        .isEqualTo(new ExecutionScope.Moving(Worlds.ORDERS, Set.of("orders"), Set.of("old")));
  }

  @Test
  void developmentIsRefusedForADeploymentOfCommits() {
    Observed observed =
        ModeWorlds.observed(
            Worlds.goodFunction(), List.of(), Optional.empty(), ModeWorlds.routing("aaaaaaaaaaaa"));

    assertThat(refused(observed, ModeWorlds.request(ModeWorlds.DEVELOPMENT, Reach.ROUTE)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.what()).contains("'orders' has versions of commits");
              assertThat(problem.evidence()).containsExactly("its Build IDs: aaaaaaaaaaaa");
              assertThat(problem.next().toString())
                  .contains("-Dtemporal-lambda.deploymentName=orders-dev");
            });
  }

  @Test
  void developmentIsRefusedForAFunctionOfCommits() {
    Observed observed =
        ModeWorlds.observed(
            Worlds.goodFunction(),
            List.of(Worlds.marked(3, Worlds.THEIRS, Worlds.CONTENT)),
            Optional.empty(),
            ModeWorlds.routing());

    assertThat(refused(observed, ModeWorlds.request(ModeWorlds.DEVELOPMENT, Reach.ROUTE)))
        .singleElement()
        .extracting(Problem::render)
        .asString()
        .contains("order-worker:3", "-Dtemporal-lambda.functionName=order-worker-dev");
  }

  @Test
  void commitIsRefusedForADeploymentInDevelopmentMode() {
    Observed observed =
        ModeWorlds.observed(
            Worlds.goodFunction(), List.of(), Optional.empty(), ModeWorlds.routing("dev"));

    for (ReleaseMode mode : List.of(ModeWorlds.PUBLISHING, ModeWorlds.adopting(7))) {
      assertThat(refused(observed, ModeWorlds.request(mode, Reach.ROUTE)))
          .extracting(Problem::render)
          .anySatisfy(
              problem ->
                  assertThat(problem)
                      .contains("'orders' is in development mode")
                      .contains("-Dtemporal-lambda.deploymentName=orders-releases"));
    }
  }

  @Test
  void commitIsRefusedForAFunctionInDevelopmentMode() {
    Observed observed =
        ModeWorlds.observed(
            ModeWorlds.latest(ModeWorlds.announcingDev(), false),
            List.of(),
            Optional.empty(),
            ModeWorlds.routing());

    assertThat(refused(observed, ModeWorlds.request(ModeWorlds.PUBLISHING, Reach.ROUTE)))
        .singleElement()
        .extracting(Problem::what)
        .asString()
        .contains("function 'order-worker' is in development mode");
  }

  @Test
  void adoptedVersionIsReplayedAsItWasFetchedAndNothingIsWrittenToLambda() {
    ReleaseMode.Adopting adopting = ModeWorlds.adopting(7);

    RolloutPlan plan = planned(Worlds.untouched(), ModeWorlds.request(adopting, Reach.ROUTE));

    assertThat(plan.publish()).isEqualTo(new PublishPlan.Adopt(adopting));
    assertThat(plan.gate()).isEqualTo(new GatePlan.Replay(new CodeOrigin.Adopted(adopting)));
    assertThat(plan.register())
        .isEqualTo(
            new RegisterPlan.Create(Worlds.OURS, InvokedArn.QUALIFIED, InvocationAccess.none()));
    assertThat(plan.lines())
        .filteredOn(line -> line.step().equals("publish"))
        .singleElement()
        .matches(line -> !line.changes());
  }

  @Test
  void oneLambdaVersionIsNotPutBehindTwoBuildIds() {
    RolloutRequest request = ModeWorlds.request(ModeWorlds.adopting(7, Worlds.THEIRS), Reach.ROUTE);

    assertThat(refused(Worlds.untouched(), request))
        .singleElement()
        .extracting(Problem::render)
        .asString()
        .contains("Lambda version 7 is behind orders:aaaaaaaaaaaa already")
        .contains("asked for  orders:3f2c1a9b7d10");
    assertThat(
            planned(
                Worlds.untouched(),
                ModeWorlds.request(ModeWorlds.adopting(7, Worlds.OURS), Reach.ROUTE)))
        .isNotNull();
  }

  @Test
  void adoptedVersionOfUnknownAgeDoesNotReplaceACurrentOne() {
    Observed observed =
        ModeWorlds.observed(
            Worlds.goodFunction(), List.of(), Optional.empty(), ModeWorlds.routing("aaaaaaaaaaaa"));

    assertThat(refused(observed, ModeWorlds.request(ModeWorlds.adopting(7), Reach.ROUTE)))
        .singleElement()
        .extracting(Problem::next)
        .asString()
        .contains("-Dtemporal-lambda.committedAt=", "-Dtemporal-lambda.allowOlder=true");
  }

  @Test
  void theBuildIdDevBelongsToDevelopmentModeAlone() {
    Candidate ours = Worlds.request(Reach.ROUTE).candidate();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Candidate(ModeWorlds.DEV, ours.commit(), ours.artifact(), ours.handler()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Candidate(
                    Worlds.OURS,
                    Optional.empty(),
                    ours.artifact(),
                    ours.handler(),
                    ModeWorlds.DEVELOPMENT));
  }

  @Test
  void planThatRegistersAnUnqualifiedArnForACommitCannotBeMade() {
    RolloutPlan good = planned(Worlds.untouched(), Worlds.request(Reach.REGISTER));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RolloutPlan(
                    good.gate(),
                    good.publish(),
                    new RegisterPlan.Create(
                        Worlds.OURS, InvokedArn.UNQUALIFIED, InvocationAccess.none()),
                    good.smoke(),
                    good.route(),
                    good.warnings(),
                    good.end()));
  }

  @Test
  void planThatWritesLatestUnreplayedCannotBeMade() {
    RolloutPlan good =
        planned(Worlds.untouched(), ModeWorlds.request(ModeWorlds.DEVELOPMENT, Reach.REGISTER));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RolloutPlan(
                    new GatePlan.Probe(((GatePlan.Replay) good.gate()).code()),
                    good.publish(),
                    good.register(),
                    good.smoke(),
                    good.route(),
                    good.warnings(),
                    good.end()));
  }

  private static Observed developed(FunctionConfiguration function) {
    return ModeWorlds.observed(
        function, List.of(), Optional.of(ModeWorlds.registeredDev()), ModeWorlds.routing("dev"));
  }

  private RolloutPlan planned(Observed observed, RolloutRequest request) {
    Decision decision = planner.plan(observed, request);
    assertThat(decision).isInstanceOf(RolloutPlan.class);
    return (RolloutPlan) decision;
  }

  private List<Problem> refused(Observed observed, RolloutRequest request) {
    Decision decision = planner.plan(observed, request);
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return ((Decision.Refused) decision).problems();
  }
}
