package io.github.temporallambda.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.temporallambda.buildid.CommitRelation;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.SmokeSpec;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.report.PlanLine;
import io.github.temporallambda.rollout.metadata.Condemnation;
import io.github.temporallambda.rollout.plan.RegisterPlan.InvokedArn;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlannerTest {

  private static final SmokeSpec SMOKE =
      new SmokeSpec("Order", "orders", Optional.empty(), Duration.ofMinutes(1));

  private final Planner planner = new Planner();

  @Test
  void firstReleaseDoesEverythingInOrder() {
    RolloutPlan plan =
        planned(
            Worlds.untouched(),
            Worlds.request(Reach.ROUTE, Optional.of(SMOKE), Worlds.options(false, false)));

    assertThat(plan.lines())
        .extracting(PlanLine::step)
        .containsExactly(
            "replay", "configure", "upload", "publish", "register", "smoke", "set-current");
    assertThat(plan.lines()).allMatch(PlanLine::changes);
    assertThat(plan.changesAnything()).isTrue();
  }

  @Test
  void secondRunOfTheSameCommitChangesNothing() {
    RolloutPlan plan =
        planned(
            released(),
            Worlds.request(Reach.ROUTE, Optional.of(SMOKE), Worlds.options(false, false)));

    assertThat(plan.changesAnything()).isFalse();
    assertThat(plan.lines()).noneMatch(PlanLine::changes);
    assertThat(plan.gate()).isInstanceOf(GatePlan.Unneeded.class);
  }

  @Test
  void runKilledAfterPublishingGatesTheCodeThatLambdaHolds() {
    Observed observed =
        observed(Optional.empty(), Optional.empty(), Worlds.marked(4, Worlds.OURS, Worlds.CONTENT));

    RolloutPlan plan = planned(observed, Worlds.request(Reach.ROUTE));

    assertThat(plan.publish())
        .isEqualTo(new PublishPlan.Reuse(Worlds.marked(4, Worlds.OURS, Worlds.CONTENT)));
    assertThat(plan.gate())
        .isEqualTo(
            new GatePlan.Replay(
                new CodeOrigin.Published(Worlds.marked(4, Worlds.OURS, Worlds.CONTENT))));
  }

  @Test
  void versionThatAPollCreatedIsMended() {
    Observed observed =
        new Observed(
            Worlds.goodFunction(),
            List.of(),
            Optional.of(Worlds.registered(Worlds.OURS, Optional.empty(), Map.of())),
            Optional.of(Worlds.routing(Optional.empty(), Optional.empty())),
            Optional.empty(),
            true);

    assertThat(planned(observed, Worlds.request(Reach.REGISTER)).register())
        .isInstanceOf(RegisterPlan.Mend.class);
  }

  @Test
  void mendedVersionThatIsCurrentAlreadyReplaysThoughNothingIsRouted() {
    Observed observed =
        new Observed(
            Worlds.goodFunction(),
            List.of(),
            Optional.of(Worlds.registered(Worlds.OURS, Optional.empty(), Map.of())),
            Optional.of(Worlds.routing(Optional.of(Worlds.OURS), Optional.empty())),
            Optional.empty(),
            true);

    assertThat(planned(observed, Worlds.request(Reach.REGISTER)).gate())
        .isInstanceOf(GatePlan.Replay.class);
  }

  @Test
  void publishAloneOnlyProbesTheArtifact() {
    RolloutPlan plan = planned(Worlds.untouched(), Worlds.request(Reach.PUBLISH));

    assertThat(plan.gate()).isInstanceOf(GatePlan.Probe.class);
    assertThat(plan.register()).isInstanceOf(RegisterPlan.NotAsked.class);
  }

  @Test
  void otherContentUnderTheSameBuildIdIsRefused() {
    Observed observed =
        observed(
            Optional.empty(),
            Optional.empty(),
            Worlds.marked(4, Worlds.OURS, Worlds.OTHER_CONTENT));

    assertThat(refused(observed, Worlds.request(Reach.ROUTE)))
        .singleElement()
        .extracting(Problem::what)
        .asString()
        .contains("published before with other content");
  }

  @Test
  void registrationWithAnotherLambdaVersionIsRefused() {
    Observed observed =
        observed(
            Optional.of(Worlds.arn(3).toString()),
            Optional.empty(),
            Worlds.marked(4, Worlds.OURS, Worlds.CONTENT));

    assertThat(refused(observed, Worlds.request(Reach.ROUTE)))
        .singleElement()
        .extracting(Problem::what)
        .asString()
        .contains("registered with another Lambda version");
  }

  @Test
  void youngerCurrentVersionStopsTheRolloutUnlessToldOtherwise() {
    Observed observed = currentIs(Worlds.COMMITTED.plusSeconds(1).toString());

    assertThat(refused(observed, Worlds.request(Reach.ROUTE)))
        .singleElement()
        .extracting(Problem::next)
        .asString()
        .contains("-Dtemporal-lambda.allowOlder=true");
    assertThat(planner.plan(observed, Worlds.request(Reach.ROUTE, Worlds.options(true, false))))
        .isInstanceOf(RolloutPlan.class);
  }

  @Test
  void currentVersionOfUnknownAgeStopsTheRollout() {
    assertThat(refused(currentIs("last week"), Worlds.request(Reach.ROUTE))).hasSize(1);
  }

  @Test
  void gitSaysThatTheCurrentVersionIsNewerWhateverTheTimes() {
    Observed observed =
        currentIs(
            CommitRelation.DESCENDS,
            Worlds.COMMITTED.minusSeconds(60).toString(),
            Optional.empty());

    assertThat(refused(observed, Worlds.request(Reach.ROUTE)))
        .singleElement()
        .extracting(Problem::what)
        .asString()
        .contains("was built from a later commit");
  }

  @Test
  void gitSaysThatTheCurrentVersionIsOlderWhateverTheTimes() {
    Observed observed =
        currentIs(CommitRelation.PRECEDES, "a time nobody can read", Optional.empty());

    RolloutPlan plan = planned(observed, Worlds.request(Reach.ROUTE));

    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void branchBesideTheCurrentOneIsReleasedWithAWarning() {
    Observed observed = currentIs(CommitRelation.DIVERGED, "", Optional.empty());

    assertThat(planned(observed, Worlds.request(Reach.ROUTE)).warnings())
        .containsExactly("this build does not hold all commits of the current " + Worlds.THEIRS);
  }

  @Test
  void shallowCloneGoesByTheTimesAndNamesTheCure() {
    Observed observed = currentIs(Worlds.COMMITTED.minusSeconds(1).toString());

    RolloutPlan plan = planned(observed, Worlds.request(Reach.ROUTE));

    assertThat(plan.warnings())
        .singleElement()
        .asString()
        .contains("git fetch --unshallow")
        .contains("fetch-depth: 0");
    assertThat(plan.lines())
        .filteredOn(line -> line.step().equals("warning"))
        .extracting(PlanLine::changes)
        .containsExactly(false);
  }

  @Test
  void condemnedBuildIsRefusedUnlessToldOtherwise() {
    Condemnation mark = new Condemnation(Optional.of(Worlds.COMMITTED), "orders stuck", "ada");
    Observed observed =
        currentIs(
            CommitRelation.PRECEDES,
            "",
            Optional.of(
                Worlds.registered(
                    Worlds.OURS, Optional.of(Worlds.arn(4).toString()), mark.entries())),
            Worlds.marked(4, Worlds.OURS, Worlds.CONTENT));

    assertThat(refused(observed, Worlds.request(Reach.ROUTE)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.evidence().toString()).contains("by ada: orders stuck");
              assertThat(problem.next().toString())
                  .contains("-Dtemporal-lambda.retryRolledBack=true");
            });
    assertThat(planner.plan(observed, Worlds.request(Reach.REGISTER)))
        .as("what routes nothing may be repeated")
        .isInstanceOf(RolloutPlan.class);
    assertThat(planner.plan(observed, Worlds.request(Reach.ROUTE, Worlds.options(false, true))))
        .isInstanceOf(RolloutPlan.class);
  }

  @Test
  void olderCurrentVersionIsReplaced() {
    RolloutPlan plan =
        planned(
            currentIs(Worlds.COMMITTED.minusSeconds(1).toString()), Worlds.request(Reach.ROUTE));

    assertThat(((RoutePlan.SetCurrent) plan.route()).previous()).contains(Worlds.THEIRS);
  }

  @Test
  void allReasonsAgainstAPlanAreToldTogether() {
    Observed observed =
        new Observed(
            Worlds.function(
                "provided.al2023", 3, Map.of("TEMPORAL_ADDRESS", "elsewhere.example:7233")),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);

    List<Problem> problems = refused(observed, Worlds.request(Reach.ROUTE));

    assertThat(problems)
        .extracting(Problem::what)
        .anyMatch(what -> what.contains("provided.al2023"))
        .anyMatch(what -> what.contains("timeout of 3 s"))
        .anyMatch(what -> what.contains("temporal-lambda.handler"))
        .anyMatch(what -> what.contains("TEMPORAL_ADDRESS"))
        .hasSize(4);
    assertThat(problems.toString())
        .as("no environment value is told")
        .doesNotContain("elsewhere.example");
  }

  @Test
  void planThatRoutesToWhatItDoesNotReplayCannotBeMade() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RolloutPlan(
                    new GatePlan.Probe(
                        new CodeOrigin.Published(Worlds.marked(4, Worlds.OURS, Worlds.CONTENT))),
                    new PublishPlan.Reuse(Worlds.marked(4, Worlds.OURS, Worlds.CONTENT)),
                    new RegisterPlan.Create(
                        Worlds.OURS, InvokedArn.QUALIFIED, InvocationAccess.none()),
                    Optional.empty(),
                    new RoutePlan.SetCurrent(Worlds.OURS, Optional.empty()),
                    List.of(),
                    new PlanEnd.Complete()));
    assertThatIllegalArgumentException()
        .as("replaying another version than the one routed to")
        .isThrownBy(
            () ->
                new RolloutPlan(
                    new GatePlan.Replay(
                        new CodeOrigin.Published(Worlds.marked(3, Worlds.OURS, Worlds.CONTENT))),
                    new PublishPlan.Reuse(Worlds.marked(4, Worlds.OURS, Worlds.CONTENT)),
                    new RegisterPlan.Create(
                        Worlds.OURS, InvokedArn.QUALIFIED, InvocationAccess.none()),
                    Optional.empty(),
                    new RoutePlan.SetCurrent(Worlds.OURS, Optional.empty()),
                    List.of(),
                    new PlanEnd.Complete()));
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

  private static Observed released() {
    return observed(
        Optional.of(Worlds.arn(4).toString()),
        Optional.of(Worlds.OURS.buildId().value()),
        Worlds.marked(4, Worlds.OURS, Worlds.CONTENT));
  }

  private static Observed currentIs(String committedAt) {
    return currentIs(CommitRelation.UNKNOWN, committedAt, Optional.empty());
  }

  private static Observed currentIs(
      CommitRelation relation,
      String committedAt,
      Optional<DeploymentVersion> registered,
      FunctionVersion... published) {
    DeploymentVersion current =
        Worlds.registered(
            Worlds.THEIRS,
            Optional.of(Worlds.arn(1).toString()),
            Map.of("temporal-lambda/committed-at", committedAt));
    return new Observed(
        Worlds.goodFunction(),
        List.of(published),
        registered,
        Optional.of(Worlds.routing(Optional.of(Worlds.THEIRS), Optional.empty())),
        Optional.of(new CurrentRelease(current, relation)),
        true);
  }

  private static Observed observed(
      Optional<String> registeredArn, Optional<String> current, FunctionVersion... published) {
    return new Observed(
        Worlds.goodFunction(),
        List.of(published),
        registeredArn.map(arn -> Worlds.registered(Worlds.OURS, Optional.of(arn), Map.of())),
        Optional.of(Worlds.routing(current.map(Worlds::id), Optional.empty())),
        Optional.empty(),
        true);
  }
}
