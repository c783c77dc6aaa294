package io.github.temporallambda.rollout.rollback;

import static io.github.temporallambda.rollout.rollback.RollbackWorlds.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.report.PlanLine;
import io.github.temporallambda.rollout.metadata.Condemnation;
import io.github.temporallambda.rollout.plan.StepNames;
import io.github.temporallambda.rollout.rollback.BackingCode.Held;
import io.github.temporallambda.rollout.rollback.RollbackRequest.Way;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every rollback, whatever was observed; each seed makes one world. */
class RollbackPlannerPropertiesTest {

  private static final List<String> BUILDS = List.of("a", "b", "c", "d", "e");

  private final RollbackPlanner planner = new RollbackPlanner();

  @Property(tries = 3000)
  void condemnedVersionIsNeverGoneBackToUnasked(@ForAll long seed) {
    World world = World.of(seed);
    if (decide(world) instanceof RollbackPlan plan
        && plan.route() instanceof RoutingBack.SetCurrent) {
      boolean retried = world.request().way().retryRolledBack();
      assertThat(retried || Condemnation.of(plan.target().version()).isEmpty()).isTrue();
    }
  }

  @Property(tries = 3000)
  void targetWasCurrentBeforeAndLambdaHoldsItsCode(@ForAll long seed) {
    World world = World.of(seed);
    if (decide(world) instanceof RollbackPlan plan) {
      DeploymentVersion target = plan.target().version();
      boolean stays = world.observed().routing().isCurrent(target.id());
      assertThat(stays || target.times().lastCurrent().isPresent()).isTrue();
      assertThat(world.observed().code(target))
          .isEqualTo(new Held(plan.target().functionVersion()));
    }
  }

  @Property(tries = 3000)
  void nothingUnnamedThatWasCurrentLaterIsPassedOverInSilence(@ForAll long seed) {
    World world = World.of(seed);
    if (decide(world) instanceof RollbackPlan plan
        && world.request().way().to().isEmpty()
        && plan.route() instanceof RoutingBack.SetCurrent) {
      assertThat(world.observed().versions())
          .filteredOn(version -> isLater(version, plan.target().version()))
          .allMatch(
              version ->
                  plan.left().contains(version.id())
                      || plan.passedOver().stream()
                          .anyMatch(it -> version.id().buildId().value().equals(it.buildId())));
    }
  }

  @Property(tries = 3000)
  void noWriteIsPlannedBeforeTheGate(@ForAll long seed) {
    World world = World.of(seed);
    if (decide(world) instanceof RollbackPlan plan) {
      List<PlanLine> changes =
          RollbackLines.of(plan, world.request()).stream().filter(PlanLine::changes).toList();
      assertThat(changes.get(0).step()).isEqualTo(StepNames.REPLAY);
      assertThat(changes.get(0).writes()).isFalse();
    }
  }

  @Property(tries = 3000)
  void whatReceivesTrafficIsLeftOrStaysAndNothingElseIsLeft(@ForAll long seed) {
    World world = World.of(seed);
    RoutingState routing = world.observed().routing();
    if (decide(world) instanceof RollbackPlan plan) {
      assertThat(plan.left())
          .allMatch(
              id ->
                  routing.isCurrent(id)
                      || routing.ramp().flatMap(it -> it.to()).filter(id::equals).isPresent())
          .doesNotContain(plan.target().id());
      assertThat(plan.condemn()).containsAll(plan.left()).doesNotContain(plan.target().id());
    }
  }

  @Property(tries = 3000)
  void whatWasLeftIsNotLeftAgainInTheNameOfAnother(@ForAll long seed) {
    World world = World.of(seed);
    Optional<BuildId> from = world.request().way().from();
    if (decide(world) instanceof RollbackPlan plan && from.isPresent()) {
      assertThat(plan.left()).contains(id(from.get().value()));
    }
  }

  private RollbackDecision decide(World world) {
    return planner.plan(world.observed(), world.request());
  }

  private static boolean isLater(DeploymentVersion one, DeploymentVersion other) {
    return one.times()
        .lastCurrent()
        .filter(time -> other.times().lastCurrent().filter(time::isAfter).isPresent())
        .isPresent();
  }

  private record World(RollbackObserved observed, RollbackRequest request) {

    static World of(long seed) {
      Random random = new Random(seed);
      RollbackWorlds world = new RollbackWorlds();
      for (String buildId : BUILDS.subList(0, 1 + random.nextInt(BUILDS.size()))) {
        add(world, buildId, random);
      }
      if (random.nextInt(8) != 0) {
        world.current("a");
      }
      switch (random.nextInt(6)) {
        // Never to what is current: the server refuses that.
        case 0 -> world.ramp(BUILDS.get(1 + random.nextInt(BUILDS.size() - 1)));
        case 1 -> world.rampToUnversioned();
        default -> {}
      }
      Way way =
          new Way(
              random.nextBoolean() ? Optional.empty() : Optional.of(new BuildId(build(random))),
              random.nextBoolean() ? Optional.empty() : Optional.of(new BuildId(build(random))),
              random.nextBoolean());
      return new World(world.observed(), RollbackWorlds.request(way, random.nextBoolean()));
    }

    private static void add(RollbackWorlds world, String buildId, Random random) {
      int hour = random.nextInt(24);
      switch (random.nextInt(6)) {
        case 0 -> world.condemned(buildId, hour);
        case 1 -> world.cutShort(buildId, hour, build(random));
        case 2 -> world.neverCurrent(buildId);
        case 3 -> world.wasCurrent(buildId, hour).without(buildId, "is gone");
        default -> world.wasCurrent(buildId, hour);
      }
    }

    private static String build(Random random) {
      return BUILDS.get(random.nextInt(BUILDS.size()));
    }
  }
}
