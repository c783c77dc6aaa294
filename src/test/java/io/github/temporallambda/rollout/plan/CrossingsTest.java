package io.github.temporallambda.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.CommitRelation;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.DeploymentVersionStatus;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.lambda.ConfigurationChange;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.VersionMarker;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.rollout.request.OnConfigurationChange;
import io.github.temporallambda.rollout.request.OnUnchanged;
import io.github.temporallambda.rollout.request.Provenance;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.ReleaseMode;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.request.SameContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Worlds where Deployment Versions and Lambda versions are not one to one. */
class CrossingsTest {

  private static final String ELSEWHERE = "arn:aws:lambda:eu-west-1:123456789012:function:other:1";

  private final Planner planner = new Planner();

  @Test
  void theRegisteredOneOfTwoVersionsOfOurContentIsReused() {
    Observed observed =
        observed(
            List.of(ours(3), ours(5)),
            Optional.of(registered(arn(3), DeploymentVersionStatus.INACTIVE)));

    RolloutPlan plan = plan(observed);

    assertThat(plan.publish()).isEqualTo(new PublishPlan.Reuse(ours(3)));
    assertThat(plan.register()).isInstanceOf(RegisterPlan.Registered.class);
  }

  @Test
  void aVersionOfAnotherFunctionThatNothingRanOnIsMended() {
    Observed observed =
        observed(
            List.of(ours(3)), Optional.of(registered(ELSEWHERE, DeploymentVersionStatus.CREATED)));

    RolloutPlan plan = plan(observed);

    assertThat(plan.register()).isInstanceOf(RegisterPlan.Mend.class);
    assertThat(plan.register().line().says())
        .contains("names " + ELSEWHERE + ", and nothing ever ran on it: give it the qualified ARN");
    assertThat(plan.gate()).isInstanceOf(GatePlan.Replay.class);
  }

  @Test
  void aVersionOfAnotherFunctionThatAWorkerPolledForIsRefusedByName() {
    Observed observed =
        observed(
            List.of(ours(3)), Optional.of(registered(ELSEWHERE, DeploymentVersionStatus.INACTIVE)));

    assertThat(refused(observed))
        .contains("orders:3f2c1a9b7d10 is registered with another Lambda version")
        .contains("registered " + ELSEWHERE)
        .contains("that is no version of " + Worlds.goodFunction().unqualifiedArn());
  }

  @Test
  void aVersionOfAnotherBuildIsRefusedWithWhatItsMarkerSays() {
    Observed observed =
        observed(
            List.of(Worlds.marked(3, Worlds.THEIRS, Worlds.CONTENT)),
            Optional.of(registered(arn(3), DeploymentVersionStatus.DRAINED)));

    assertThat(refused(observed))
        .contains(Worlds.arn(3) + " was published for Build ID aaaaaaaaaaaa");
  }

  @Test
  void theCurrentVersionIsNeverMended() {
    Observed observed =
        new Observed(
            Worlds.goodFunction(),
            List.of(ours(3)),
            Optional.of(registered(ELSEWHERE, DeploymentVersionStatus.CREATED)),
            Optional.of(Worlds.routing(Optional.of(Worlds.OURS), Optional.empty())),
            Optional.empty(),
            true);

    assertThat(refused(observed)).contains("is registered with another Lambda version");
  }

  @Test
  void anotherProviderIsRefused() {
    DeploymentVersion usual = registered(ELSEWHERE, DeploymentVersionStatus.CREATED);
    DeploymentVersion other =
        new DeploymentVersion(
            usual.id(),
            usual.status(),
            Optional.empty(),
            Set.of("gcp-cloud-run"),
            Set.of(),
            Map.of(),
            usual.times(),
            "someone");

    assertThat(refused(observed(List.of(), Optional.of(other))))
        .contains("not with a Lambda function alone", "gcp-cloud-run");
  }

  @Test
  void whoNamesOurVersionBesidesIsToldAndOursGoesOn() {
    Observed observed =
        new Observed(
            Worlds.goodFunction(),
            List.of(ours(3)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            new Contradictions(Optional.empty(), Optional.empty(), List.of(Worlds.THEIRS)));

    assertThat(plan(observed).warnings())
        .singleElement()
        .asString()
        .contains("orders:aaaaaaaaaaaa names the Lambda version of orders:3f2c1a9b7d10 too")
        .contains("temporal worker deployment delete-version --deployment-name orders");
  }

  @Test
  void theAddressSpelledDifferentlyMakesNoSecondVersionOfARegisteredBuild() {
    FunctionVersion spelled = ofAnotherTarget(3);
    Observed observed =
        observed(
            List.of(spelled), Optional.of(registered(arn(3), DeploymentVersionStatus.INACTIVE)));

    RolloutPlan plan = plan(observed);

    assertThat(plan.publish()).isEqualTo(new PublishPlan.Reuse(spelled));
    assertThat(plan.warnings()).singleElement().asString().contains("spelled differently");
  }

  @Test
  void anotherDeploymentsVersionIsNotTaken() {
    assertThat(plan(observed(List.of(ofAnotherTarget(3)), Optional.empty())).publish())
        .isInstanceOf(PublishPlan.PublishNew.class);
  }

  @Test
  void aVersionThatWasPublishedForAnotherBuildIsNotAdopted() {
    ReleaseMode.Adopting adopting =
        new ReleaseMode.Adopting(
            Worlds.marked(3, Worlds.THEIRS, Worlds.CONTENT), Worlds.goodFunction(), List.of());
    Decision decision =
        planner.plan(
            observed(List.of(adopting.functionVersion()), Optional.empty()),
            ModeWorlds.request(adopting, Reach.ROUTE));

    assertThat(rendered(decision))
        .contains("Lambda version 3 was published for another Build ID than 3f2c1a9b7d10");
  }

  @Property(tries = 5000)
  void noPlanRegistersOrRoutesToAnArnThatIsNotTheCandidatesOwn(@ForAll long seed) {
    World world = World.of(new Random(seed));
    if (planner.plan(world.observed, world.request) instanceof RolloutPlan plan) {
      if (plan.publish() instanceof PublishPlan.Reuse reuse) {
        VersionMarker marker = reuse.functionVersion().marker().orElseThrow();
        assertThat(marker.buildId()).isEqualTo(Worlds.OURS.buildId());
        assertThat(marker.contentDigest()).isEqualTo(Worlds.CONTENT);
      }
      if (plan.register() instanceof RegisterPlan.Registered registered) {
        assertThat(registered.deploymentVersion().compute().map(LambdaCompute::functionArn))
            .isEqualTo(Planner.invokedArn(world.observed, world.request))
            .isPresent();
      }
      if (plan.route() instanceof RoutePlan.SetCurrent change) {
        assertThat(change.to()).isEqualTo(Worlds.OURS);
      }
    }
  }

  @Property(tries = 5000)
  void noPlanPublishesASecondVersionForABuildIdWhoseContentIsThere(@ForAll long seed) {
    World world = World.of(new Random(seed));
    if (planner.plan(world.observed, world.request) instanceof RolloutPlan plan
        && plan.publish() instanceof PublishPlan.PublishNew) {
      assertThat(world.observed.published())
          .noneMatch(version -> version.isMarkedBy(world.request.marker()));
      assertThat(world.observed.registered().flatMap(DeploymentVersion::compute).stream())
          .as("what is registered holds nothing of ours")
          .noneMatch(
              compute ->
                  world.observed.published().stream()
                      .filter(version -> version.arn().toString().equals(compute.functionArn()))
                      .anyMatch(CrossingsTest::holdsOurs));
    }
  }

  @Property(tries = 5000)
  void noPlanChangesTheArnOfAVersionThatMayHaveRun(@ForAll long seed) {
    World world = World.of(new Random(seed));
    if (planner.plan(world.observed, world.request) instanceof RolloutPlan plan
        && plan.register() instanceof RegisterPlan.Mend mend
        && mend.instead().isPresent()) {
      DeploymentVersion registered = world.observed.registered().orElseThrow();
      assertThat(registered.status()).isEqualTo(DeploymentVersionStatus.CREATED);
      assertThat(registered.taskQueues()).isEmpty();
      assertThat(world.observed.routing().flatMap(RoutingState::current))
          .isNotEqualTo(Optional.of(Worlds.OURS));
    }
  }

  @Property(tries = 5000)
  void whatKeepsRunningIsTheCurrentVersionWithOurContentAndConfiguration(@ForAll long seed) {
    World world = World.of(new Random(seed));
    if (planner.plan(world.observed, world.request) instanceof Decision.Kept kept) {
      assertThat(world.request.options().sameContent().onUnchanged()).isEqualTo(OnUnchanged.SKIP);
      assertThat(world.observed.routing().flatMap(RoutingState::current)).contains(kept.current());
      assertThat(kept.current()).isNotEqualTo(Worlds.OURS);
      assertThat(world.observed.current().flatMap(CurrentRelease::running))
          .get()
          .matches(running -> running.since().isEmpty());
    }
  }

  private RolloutPlan plan(Observed observed) {
    return (RolloutPlan) planner.plan(observed, Worlds.request(Reach.ROUTE));
  }

  private String refused(Observed observed) {
    return rendered(planner.plan(observed, Worlds.request(Reach.ROUTE)));
  }

  private static String rendered(Decision decision) {
    return String.join(
        "\n", ((Decision.Refused) decision).problems().stream().map(Problem::render).toList());
  }

  private static boolean holdsOurs(FunctionVersion version) {
    return version
        .marker()
        .filter(marker -> marker.buildId().equals(Worlds.OURS.buildId()))
        .filter(marker -> marker.contentDigest().equals(Worlds.CONTENT))
        .isPresent();
  }

  private static FunctionVersion ours(long number) {
    return Worlds.marked(number, Worlds.OURS, Worlds.CONTENT);
  }

  private static FunctionVersion ofAnotherTarget(long number) {
    String target = VersionMarker.targetHash("temporal:7233", "default", Worlds.ORDERS);
    return new FunctionVersion(
        Worlds.arn(number),
        Worlds.CODE,
        Optional.of(new VersionMarker(Worlds.OURS.buildId(), Worlds.CONTENT, target)));
  }

  private static String arn(long number) {
    return Worlds.arn(number).toString();
  }

  private static DeploymentVersion registered(String arn, DeploymentVersionStatus status) {
    DeploymentVersion usual = Worlds.registered(Worlds.OURS, Optional.of(arn), Map.of());
    return new DeploymentVersion(
        usual.id(),
        status,
        usual.compute(),
        Set.of("aws-lambda"),
        usual.taskQueues(),
        usual.metadata(),
        usual.times(),
        usual.lastModifierIdentity());
  }

  private static Observed observed(
      List<FunctionVersion> published, Optional<DeploymentVersion> registered) {
    return new Observed(
        Worlds.goodFunction(), published, registered, Optional.empty(), Optional.empty(), true);
  }

  private record World(Observed observed, RolloutRequest request) {

    static World of(RandomGenerator random) {
      OnUnchanged onUnchanged = random.nextBoolean() ? OnUnchanged.SKIP : OnUnchanged.RELEASE;
      RolloutRequest request =
          Worlds.request(
              random.nextInt(4) == 0 ? Reach.REGISTER : Reach.ROUTE,
              new RolloutRequest.Options(
                  false,
                  true,
                  false,
                  new Provenance("someone", Optional.empty()),
                  new SameContent(onUnchanged, OnConfigurationChange.STOP)));
      RoutingState routing =
          Worlds.routing(
              switch (random.nextInt(4)) {
                case 0 -> Optional.empty();
                case 1 -> Optional.of(Worlds.OURS);
                default -> Optional.of(Worlds.THEIRS);
              },
              Optional.empty());
      return new World(
          new Observed(
              Worlds.goodFunction(),
              published(random),
              random.nextInt(3) == 0 ? Optional.empty() : Optional.of(registered(random)),
              Optional.of(routing),
              routing.current().map(id -> current(id.equals(Worlds.OURS), random)),
              true,
              new Contradictions(
                  Optional.empty(),
                  Optional.empty(),
                  random.nextBoolean() ? List.of() : List.of(Worlds.THEIRS))),
          request);
    }

    private static CurrentRelease current(boolean ours, RandomGenerator random) {
      DeploymentVersion version =
          Worlds.registered(ours ? Worlds.OURS : Worlds.THEIRS, Optional.of(arn(4)), Map.of());
      Optional<RunningContent> running =
          ours || random.nextBoolean()
              ? Optional.empty()
              : Optional.of(
                  new RunningContent(
                      Worlds.marked(4, Worlds.THEIRS, Worlds.CONTENT),
                      new ConfigurationChange(
                          random.nextBoolean() ? List.of() : List.of("MemorySize"))));
      return new CurrentRelease(version, CommitRelation.PRECEDES, running);
    }

    private static List<FunctionVersion> published(RandomGenerator random) {
      List<FunctionVersion> versions = new ArrayList<>();
      int count = random.nextInt(5);
      for (int number = 1; number <= count; number++) {
        versions.add(
            switch (random.nextInt(5)) {
              case 0 -> ours(number);
              case 1 -> ofAnotherTarget(number);
              case 2 -> Worlds.marked(number, Worlds.THEIRS, Worlds.CONTENT);
              case 3 -> Worlds.marked(number, Worlds.THEIRS, Worlds.OTHER_CONTENT);
              default -> new FunctionVersion(Worlds.arn(number), Worlds.CODE, Optional.empty());
            });
      }
      return versions;
    }

    private static DeploymentVersion registered(RandomGenerator random) {
      DeploymentVersionStatus status =
          random.nextBoolean() ? DeploymentVersionStatus.CREATED : DeploymentVersionStatus.DRAINED;
      return CrossingsTest.registered(
          random.nextInt(4) == 0 ? ELSEWHERE : arn(1 + random.nextInt(4)), status);
    }
  }
}
