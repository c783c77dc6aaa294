package io.github.temporallambda.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.CommitRelation;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.Ramp;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.SmokeSpec;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.report.PlanLine;
import io.github.temporallambda.rollout.metadata.Condemnation;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every plan, whatever was observed; each seed makes one world. */
final class PlannerPropertiesTest {

  private static final SmokeSpec SMOKE =
      new SmokeSpec("Order", "orders", Optional.empty(), Duration.ofMinutes(1));

  private static final List<CommitRelation> RELATIONS =
      List.copyOf(EnumSet.allOf(CommitRelation.class));

  private final Planner planner = new Planner();

  @Property(tries = 3000)
  void noPlanRoutesToAnUnreplayedBuild(@ForAll long seed) {
    Random random = new Random(seed);
    RolloutRequest request = request(random);
    Observed observed = observed(random);
    if (planner.plan(observed, request) instanceof RolloutPlan plan
        && plan.route() instanceof RoutePlan.SetCurrent change) {
      assertThat(change.to()).isEqualTo(request.candidate().id());
      assertThat(plan.gate()).isInstanceOf(GatePlan.Replay.class);
      CodeOrigin replayed = ((GatePlan.Replay) plan.gate()).code();
      CodeOrigin runs =
          plan.publish() instanceof PublishPlan.Reuse reuse
              ? new CodeOrigin.Published(reuse.functionVersion())
              : new CodeOrigin.Built(
                  request.candidate().artifact(),
                  Worlds.HANDLER,
                  observed.function().settings().runtime());
      assertThat(replayed).isEqualTo(runs);
    }
  }

  @Property(tries = 3000)
  void nothingIsPutBehindARoutedVersionUnreplayed(@ForAll long seed) {
    Random random = new Random(seed);
    RolloutRequest request = request(random);
    Observed observed = observed(random);
    boolean routed =
        observed.routing().filter(state -> state.isCurrent(request.candidate().id())).isPresent();
    if (planner.plan(observed, request) instanceof RolloutPlan plan
        && routed
        && plan.changesAnything()) {
      assertThat(plan.gate()).isInstanceOf(GatePlan.Replay.class);
    }
  }

  @Property(tries = 3000)
  void planSaysThatItWritesExactlyWhereItDoes(@ForAll long seed) {
    Random random = new Random(seed);
    RolloutRequest request = request(random);
    if (planner.plan(observed(random), request) instanceof RolloutPlan plan) {
      assertThat(plan.lines().stream().anyMatch(PlanLine::writes))
          .isEqualTo(plan.changesAnything());
      assertThat(plan.gate().line().writes()).isFalse();
    }
  }

  @Property(tries = 3000)
  void oneBuildIdKeepsOneContentAndOneLambdaVersion(@ForAll long seed) {
    Random random = new Random(seed);
    RolloutRequest request = request(random);
    Observed observed = observed(random);
    if (planner.plan(observed, request) instanceof RolloutPlan plan) {
      assertThat(observed.published())
          .noneMatch(
              version ->
                  version.isMarkedBy(
                      Worlds.marked(1, Worlds.OURS, Worlds.OTHER_CONTENT).marker().orElseThrow()));
      boolean published =
          observed.published().stream().anyMatch(version -> version.isMarkedBy(request.marker()));
      assertThat(plan.publish() instanceof PublishPlan.Reuse).isEqualTo(published);
    }
  }

  @Property(tries = 3000)
  void aRunNeverGoesFurtherThanItWasAsked(@ForAll long seed) {
    Random random = new Random(seed);
    RolloutRequest request = request(random);
    if (planner.plan(observed(random), request) instanceof RolloutPlan plan) {
      if (request.reach() == Reach.PUBLISH) {
        assertThat(plan.register()).isInstanceOf(RegisterPlan.NotAsked.class);
      }
      if (request.reach() != Reach.ROUTE) {
        assertThat(plan.route()).isInstanceOf(RoutePlan.NotAsked.class);
        assertThat(plan.smoke()).isEmpty();
      }
    }
  }

  @Property(tries = 3000)
  void whatRoutesHasItsConfiguredSmokeWorkflowBefore(@ForAll long seed) {
    Random random = new Random(seed);
    RolloutRequest request = request(random);
    if (planner.plan(observed(random), request) instanceof RolloutPlan plan
        && plan.route() instanceof RoutePlan.SetCurrent) {
      assertThat(plan.smoke()).isEqualTo(request.proof().smoke());
    }
  }

  @Property(tries = 3000)
  void noPlanRoutesToACondemnedBuildUnlessToldTo(@ForAll long seed) {
    Random random = new Random(seed);
    RolloutRequest request = request(random);
    Observed observed = observed(random);
    if (planner.plan(observed, request) instanceof RolloutPlan plan
        && plan.route() instanceof RoutePlan.SetCurrent
        && !request.options().retryRolledBack()) {
      assertThat(observed.registered().flatMap(Condemnation::of)).isEmpty();
    }
  }

  @Property(tries = 3000)
  void noPlanReplacesANewerBuildUnlessToldTo(@ForAll long seed) {
    Random random = new Random(seed);
    RolloutRequest request = request(random);
    Observed observed = observed(random);
    if (planner.plan(observed, request) instanceof RolloutPlan plan
        && plan.route() instanceof RoutePlan.SetCurrent
        && !request.options().allowOlder()) {
      assertThat(observed.current().map(CurrentRelease::relation))
          .isNotEqualTo(Optional.of(CommitRelation.DESCENDS));
    }
  }

  private static RolloutRequest request(RandomGenerator random) {
    Reach reach = List.copyOf(EnumSet.allOf(Reach.class)).get(random.nextInt(3));
    return Worlds.request(
        reach,
        random.nextBoolean() ? Optional.of(SMOKE) : Optional.empty(),
        Worlds.options(random.nextBoolean(), random.nextBoolean()));
  }

  private static Observed observed(RandomGenerator random) {
    Optional<RoutingState> routing =
        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(routing(random));
    return new Observed(
        function(random),
        published(random),
        routing.flatMap(it -> registered(random)),
        routing,
        routing
            .flatMap(RoutingState::current)
            .map(
                id ->
                    new CurrentRelease(
                        Worlds.registered(id, Optional.empty(), metadata(random)),
                        RELATIONS.get(random.nextInt(RELATIONS.size())))),
        random.nextInt(8) != 0);
  }

  private static FunctionConfiguration function(RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> Worlds.function("provided.al2023", 300, Map.of());
      case 1 -> Worlds.function("java17", 3, Map.of());
      case 2 -> Worlds.function("java17", 300, Map.of("TEMPORAL_NAMESPACE", "other"));
      default -> Worlds.goodFunction();
    };
  }

  private static List<FunctionVersion> published(RandomGenerator random) {
    List<FunctionVersion> versions = new ArrayList<>();
    for (int number = 1; number <= random.nextInt(5); number++) {
      versions.add(
          switch (random.nextInt(4)) {
            case 0 -> Worlds.marked(number, Worlds.OURS, Worlds.CONTENT);
            case 1 -> Worlds.marked(number, Worlds.THEIRS, Worlds.OTHER_CONTENT);
            case 2 ->
                random.nextInt(3) == 0
                    ? Worlds.marked(number, Worlds.OURS, Worlds.OTHER_CONTENT)
                    : Worlds.marked(number, Worlds.THEIRS, Worlds.CONTENT);
            default -> new FunctionVersion(Worlds.arn(number), Worlds.CODE, Optional.empty());
          });
    }
    return versions;
  }

  private static Optional<DeploymentVersion> registered(RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(Worlds.registered(Worlds.OURS, Optional.empty(), mark(random)));
      default ->
          Optional.of(
              Worlds.registered(
                  Worlds.OURS,
                  Optional.of(Worlds.arn(1 + random.nextInt(4)).toString()),
                  mark(random)));
    };
  }

  private static Map<String, String> mark(RandomGenerator random) {
    return random.nextInt(3) == 0
        ? new Condemnation(Optional.of(Worlds.COMMITTED), "orders stuck", "ada").entries()
        : Map.of();
  }

  private static RoutingState routing(RandomGenerator random) {
    return Worlds.routing(
        switch (random.nextInt(3)) {
          case 0 -> Optional.empty();
          case 1 -> Optional.of(Worlds.OURS);
          default -> Optional.of(Worlds.THEIRS);
        },
        random.nextInt(3) == 0
            ? Optional.of(new Ramp(Optional.of(Worlds.THEIRS), 20, Optional.empty()))
            : Optional.empty());
  }

  private static Map<String, String> metadata(RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> Map.of();
      case 1 -> Map.of("temporal-lambda/committed-at", "last week");
      case 2 -> Map.of("temporal-lambda/committed-at", Worlds.COMMITTED.plusSeconds(60).toString());
      default ->
          Map.of("temporal-lambda/committed-at", Worlds.COMMITTED.minusSeconds(60).toString());
    };
  }
}
