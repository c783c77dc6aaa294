package io.github.temporallambda.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.CommitRelation;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.Ramp;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.lambda.ConfigurationChange;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.report.PlanLine;
import io.github.temporallambda.rollout.request.OnConfigurationChange;
import io.github.temporallambda.rollout.request.OnUnchanged;
import io.github.temporallambda.rollout.request.Provenance;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.request.SameContent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Content that is there already: under our Build ID, or running under another one. */
class SameContentTest {

  private static final ConfigurationChange NONE = new ConfigurationChange(List.of());
  private static final ConfigurationChange MEMORY = new ConfigurationChange(List.of("MemorySize"));

  private final Planner planner = new Planner();

  @Test
  void whatRunsUnderAnotherBuildIdIsNotReleasedAgain() {
    Decision decision = planner.plan(running(NONE, CommitRelation.PRECEDES), request(usual()));

    assertThat(decision).isEqualTo(new Decision.Kept(Worlds.OURS, Worlds.THEIRS, theirs()));
    assertThat(((Decision.Kept) decision).lines())
        .noneMatch(PlanLine::changes)
        .extracting(PlanLine::says)
        .anyMatch(
            says ->
                says.contains("orders:aaaaaaaaaaaa keeps running")
                    && says.contains("-Dtemporal-lambda.onUnchanged=release"));
  }

  @Test
  void itIsReleasedWhereAUserSaysSo() {
    RolloutPlan plan =
        (RolloutPlan)
            planner.plan(
                running(NONE, CommitRelation.PRECEDES),
                request(new SameContent(OnUnchanged.RELEASE, OnConfigurationChange.STOP)));

    assertThat(plan.publish()).isInstanceOf(PublishPlan.PublishNew.class);
    assertThat(plan.route()).isInstanceOf(RoutePlan.SetCurrent.class);
  }

  @Test
  void itIsReleasedWhereTheConfigurationWasChangedAndThatIsTold() {
    RolloutPlan plan =
        (RolloutPlan) planner.plan(running(MEMORY, CommitRelation.PRECEDES), request(usual()));

    assertThat(plan.route()).isInstanceOf(RoutePlan.SetCurrent.class);
    assertThat(plan.warnings()).singleElement().asString().contains("MemorySize");
  }

  @Test
  void anOlderCommitOfTheSameContentIsNoReasonToStop() {
    assertThat(planner.plan(running(NONE, CommitRelation.DESCENDS), request(usual())))
        .isInstanceOf(Decision.Kept.class);
    assertThat(planner.plan(running(MEMORY, CommitRelation.DESCENDS), request(usual())))
        .isInstanceOf(Decision.Refused.class);
  }

  @Test
  void goalsThatDoNotRouteReleaseItAllTheSame() {
    Observed observed = running(NONE, CommitRelation.PRECEDES);

    assertThat(planner.plan(observed, Worlds.request(Reach.PUBLISH)))
        .isInstanceOf(RolloutPlan.class);
    assertThat(planner.plan(observed, Worlds.request(Reach.REGISTER)))
        .isInstanceOf(RolloutPlan.class);
  }

  @Test
  void aRampToThisVeryBuildGoesOn() {
    RoutingState routing =
        Worlds.routing(
            Optional.of(Worlds.THEIRS),
            Optional.of(new Ramp(Optional.of(Worlds.OURS), 20, Optional.empty())));

    assertThat(planner.plan(running(NONE, CommitRelation.PRECEDES, routing), request(usual())))
        .isInstanceOf(RolloutPlan.class);
  }

  @Test
  void theMarkerOfTheCurrentVersionTellsItsContent() {
    assertThat(behind(theirs(), Map.of())).contains(theirs());
    assertThat(behind(Worlds.marked(4, Worlds.THEIRS, Worlds.OTHER_CONTENT), Map.of())).isEmpty();
    assertThat(behind(Worlds.marked(4, Worlds.id("bbbbbbbbbbbb"), Worlds.CONTENT), Map.of()))
        .as("published for a third build, so that what current runs is not what it says")
        .isEmpty();
  }

  @Test
  void metadataTellItOnlyOfTheCodeThatLambdaHolds() {
    FunctionVersion adopted = ModeWorlds.adopting(4).functionVersion();
    FunctionVersion other =
        new FunctionVersion(
            Worlds.arn(4), ModeWorlds.latest(Map.of(), false).codeSha256(), Optional.empty());
    Map<String, String> recorded =
        Map.of(
            "temporal-lambda/content-digest", Worlds.CONTENT.hex(),
            "temporal-lambda/code-sha256", other.codeSha256().base64());

    assertThat(behind(adopted, Map.of())).as("the same bytes").contains(adopted);
    assertThat(behind(other, recorded)).contains(other);
    assertThat(
            behind(
                other,
                Map.of(
                    "temporal-lambda/content-digest", Worlds.CONTENT.hex(),
                    "temporal-lambda/code-sha256", Worlds.CODE.base64())))
        .isEmpty();
    assertThat(behind(other, Map.of())).isEmpty();
  }

  @Test
  void aChangedConfigurationStopsWithTheNamesAndBothWaysOut() {
    List<Problem> problems =
        ((Decision.Refused) planner.plan(published(MEMORY), request(usual()))).problems();

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).render())
        .contains("configuration of function 'order-worker' was changed since")
        .contains("changed   MemorySize")
        .contains("-Dtemporal-lambda.onConfigurationChange=release");
  }

  private static FunctionVersion ours(long number, String suffix) {
    return Worlds.marked(number, Worlds.id(Worlds.OURS.buildId() + suffix), Worlds.CONTENT);
  }

  private static FunctionVersion theirs() {
    return Worlds.marked(4, Worlds.THEIRS, Worlds.CONTENT);
  }

  private static Optional<FunctionVersion> behind(
      FunctionVersion version, Map<String, String> metadata) {
    return RunningContent.behind(
        current(version, metadata),
        List.of(Worlds.marked(3, Worlds.THEIRS, Worlds.CONTENT), version),
        request(usual()));
  }

  private static DeploymentVersion current(FunctionVersion version, Map<String, String> metadata) {
    return Worlds.registered(Worlds.THEIRS, Optional.of(version.arn().toString()), metadata);
  }

  private static Observed running(ConfigurationChange since, CommitRelation relation) {
    return running(since, relation, Worlds.routing(Optional.of(Worlds.THEIRS), Optional.empty()));
  }

  private static Observed running(
      ConfigurationChange since, CommitRelation relation, RoutingState routing) {
    return new Observed(
        Worlds.goodFunction(),
        List.of(theirs()),
        Optional.empty(),
        Optional.of(routing),
        Optional.of(
            new CurrentRelease(
                current(theirs(), Map.of()),
                relation,
                Optional.of(new RunningContent(theirs(), since)))),
        true);
  }

  private static Observed published(ConfigurationChange change) {
    return new Observed(
        Worlds.goodFunction(),
        List.of(ours(1, "")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        new Contradictions(Optional.empty(), Optional.of(change), List.of()));
  }

  private static SameContent usual() {
    return SameContent.usual();
  }

  private static RolloutRequest request(SameContent sameContent) {
    return Worlds.request(
        Reach.ROUTE,
        new RolloutRequest.Options(
            false, false, false, new Provenance("someone", Optional.empty()), sameContent));
  }
}
