package io.github.temporallambda.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.rollout.plan.RegisterPlan.InvokedArn;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.ReleaseMode;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every plan in every mode, whatever was observed; each seed makes one world. */
final class ReleaseModePropertiesTest {

  private final Planner planner = new Planner();

  @Property(tries = 5000)
  void developmentPlanNeverPublishes(@ForAll long seed) {
    World world = World.of(new Random(seed), ModeWorlds.DEVELOPMENT);
    if (planner.plan(world.observed, world.request) instanceof RolloutPlan plan) {
      assertThat(plan.publish())
          .isInstanceOfAny(PublishPlan.WriteLatest.class, PublishPlan.LatestHolds.class);
      assertThat(plan.lines()).extracting("step").doesNotContain(StepNames.PUBLISH);
      assertThat(arn(plan)).isNotEqualTo(Optional.of(InvokedArn.QUALIFIED));
    }
  }

  @Property(tries = 5000)
  void commitPlanNeverRegistersAnUnqualifiedArn(@ForAll long seed) {
    Random random = new Random(seed);
    World world = World.of(random, modeOfCommits(random));
    if (planner.plan(world.observed, world.request) instanceof RolloutPlan plan) {
      assertThat(plan.publish())
          .isNotInstanceOfAny(PublishPlan.WriteLatest.class, PublishPlan.LatestHolds.class);
      assertThat(arn(plan)).isNotEqualTo(Optional.of(InvokedArn.UNQUALIFIED));
      if (plan.register() instanceof RegisterPlan.Registered registered) {
        assertThat(registered.deploymentVersion().compute().orElseThrow().functionArn())
            .isNotEqualTo(ModeWorlds.UNQUALIFIED);
      }
    }
  }

  @Property(tries = 5000)
  void noPlanRoutesToAnUnreplayedBuildOrMovesExecutionsUnreplayed(@ForAll long seed) {
    Random random = new Random(seed);
    World world = World.of(random, mode(random));
    if (planner.plan(world.observed, world.request) instanceof RolloutPlan plan
        && (plan.route() instanceof RoutePlan.SetCurrent || plan.rewritten().isPresent())) {
      assertThat(plan.gate()).isInstanceOf(GatePlan.Replay.class);
      assertThat(plan.publish().runs(((GatePlan.Replay) plan.gate()).code())).isTrue();
    }
  }

  @Property(tries = 5000)
  void modesNeverShareADeploymentOrAFunction(@ForAll long seed) {
    Random random = new Random(seed);
    ReleaseMode mode = mode(random);
    World world = World.of(random, mode);
    if (planner.plan(world.observed, world.request) instanceof RolloutPlan) {
      boolean development = mode instanceof ReleaseMode.Development;
      assertThat(world.observed.routing().orElseThrow().versions())
          .allMatch(version -> version.buildId().equals("dev") == development);
      assertThat(world.observed.published())
          .noneMatch(version -> development && version.marker().isPresent());
    }
  }

  @Property(tries = 5000)
  void adoptionWritesNothingToLatest(@ForAll long seed) {
    Random random = new Random(seed);
    World world = World.of(random, adopting(random));
    if (planner.plan(world.observed, world.request) instanceof RolloutPlan plan) {
      assertThat(plan.lines())
          .extracting("step")
          .doesNotContain(StepNames.CONFIGURE, StepNames.UPLOAD);
    }
  }

  private static Optional<InvokedArn> arn(RolloutPlan plan) {
    if (plan.register() instanceof RegisterPlan.Create create) {
      return Optional.of(create.arn());
    }
    return plan.register() instanceof RegisterPlan.Mend mend
        ? Optional.of(mend.arn())
        : Optional.empty();
  }

  private static ReleaseMode mode(RandomGenerator random) {
    return random.nextBoolean() ? ModeWorlds.DEVELOPMENT : modeOfCommits(random);
  }

  private static ReleaseMode modeOfCommits(RandomGenerator random) {
    return random.nextBoolean() ? ModeWorlds.PUBLISHING : adopting(random);
  }

  private static ReleaseMode adopting(RandomGenerator random) {
    return random.nextInt(3) == 0
        ? ModeWorlds.adopting(2, Worlds.THEIRS)
        : ModeWorlds.adopting(1 + random.nextInt(3));
  }

  private record World(Observed observed, RolloutRequest request) {

    static World of(RandomGenerator random, ReleaseMode mode) {
      Reach reach = List.copyOf(EnumSet.allOf(Reach.class)).get(random.nextInt(3));
      RolloutRequest request =
          ModeWorlds.request(mode, reach, Worlds.options(random.nextBoolean(), true));
      RoutingState routing = ModeWorlds.routing(buildIds(random));
      Optional<DeploymentVersion> registered =
          routing.summary(request.candidate().id().buildId()).map(it -> version(request, random));
      return new World(
          ModeWorlds.observed(function(random), published(random), registered, routing), request);
    }

    private static String[] buildIds(RandomGenerator random) {
      return switch (random.nextInt(6)) {
        case 0 -> new String[0];
        case 1, 2 -> new String[] {"dev"};
        case 3 -> new String[] {Worlds.OURS.buildId().value()};
        case 4 -> new String[] {Worlds.THEIRS.buildId().value(), Worlds.OURS.buildId().value()};
        default -> new String[] {Worlds.THEIRS.buildId().value(), "dev"};
      };
    }

    private static DeploymentVersion version(RolloutRequest request, RandomGenerator random) {
      Optional<String> arn =
          switch (random.nextInt(4)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(ModeWorlds.UNQUALIFIED);
            default -> Optional.of(Worlds.arn(1 + random.nextInt(3)).toString());
          };
      return Worlds.registered(request.candidate().id(), arn, Map.of());
    }

    private static FunctionConfiguration function(RandomGenerator random) {
      boolean dev = random.nextInt(3) == 0;
      return ModeWorlds.latest(dev ? ModeWorlds.announcingDev() : Map.of(), random.nextBoolean());
    }

    private static List<FunctionVersion> published(RandomGenerator random) {
      List<FunctionVersion> versions = new ArrayList<>();
      for (int number = 1; number <= random.nextInt(4); number++) {
        versions.add(
            random.nextBoolean()
                ? Worlds.marked(number, Worlds.OURS, Worlds.CONTENT)
                : new FunctionVersion(Worlds.arn(number), Worlds.CODE, Optional.empty()));
      }
      return versions;
    }
  }
}
