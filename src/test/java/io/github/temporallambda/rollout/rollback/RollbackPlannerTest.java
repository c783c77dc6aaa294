package io.github.temporallambda.rollout.rollback;

import static io.github.temporallambda.rollout.rollback.RollbackWorlds.backTo;
import static io.github.temporallambda.rollout.rollback.RollbackWorlds.id;
import static io.github.temporallambda.rollout.rollback.RollbackWorlds.leaving;
import static io.github.temporallambda.rollout.rollback.RollbackWorlds.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.rollout.rollback.RollbackDecision.Refused;
import io.github.temporallambda.rollout.rollback.RollbackRequest.Way;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollbackPlannerTest {

  private final RollbackPlanner planner = new RollbackPlanner();

  @Test
  void goesBackToWhatWasLastCurrentByTheServersTimes() {
    RollbackWorlds world =
        new RollbackWorlds().wasCurrent("c", 1).wasCurrent("a", 3).wasCurrent("b", 2).current("a");

    RollbackPlan plan = plan(world, Way.oneBack());

    assertThat(plan.target().id()).isEqualTo(id("b"));
    assertThat(plan.left()).containsExactly(id("a"));
    assertThat(plan.condemn()).containsExactly(id("a"));
    assertThat(plan.route()).isInstanceOf(RoutingBack.SetCurrent.class);
  }

  @Test
  void passesOverWithTheReason() {
    RollbackWorlds world =
        new RollbackWorlds()
            .wasCurrent("a", 5)
            .condemned("b", 4)
            .wasCurrent("c", 3)
            .without("c", "points at a Lambda version that is gone")
            .neverCurrent("d")
            .wasCurrent("e", 1)
            .current("a");

    RollbackPlan plan = plan(world, Way.oneBack());

    assertThat(plan.target().id()).isEqualTo(id("e"));
    assertThat(plan.passedOver())
        .extracting(PassedOver::toString)
        .containsExactly(
            "b was condemned on 2026-11-20T10:00:00Z by ada: orders got stuck",
            "c points at a Lambda version that is gone");
  }

  @Test
  void tellsWhyThereIsNothingToGoBackTo() {
    RollbackWorlds world =
        new RollbackWorlds().wasCurrent("a", 5).condemned("b", 4).neverCurrent("c").current("a");

    Problem problem = refused(world, Way.oneBack());

    assertThat(problem.what()).contains("nothing to go back to", "before orders:a");
    assertThat(problem.evidence())
        .containsExactly(
            "b was condemned on 2026-11-20T10:00:00Z by ada: orders got stuck",
            "c was never current");
  }

  @Test
  void takesARampBackAndLeavesWhatIsCurrent() {
    RollbackWorlds world =
        new RollbackWorlds()
            .wasCurrent("a", 5)
            .wasCurrent("b", 4)
            .neverCurrent("r")
            .current("a")
            .ramp("r");

    RollbackPlan plan = plan(world, Way.oneBack());

    assertThat(plan.target().id()).isEqualTo(id("a"));
    assertThat(plan.left()).containsExactly(id("r"));
    assertThat(plan.condemn()).containsExactly(id("r"));
    assertThat(plan.route()).isInstanceOf(RoutingBack.ClearRamp.class);
    assertThat(plan(world, leaving("r"))).isEqualTo(plan);
    assertThat(plan(world, backTo("a", false))).isEqualTo(plan);
  }

  @Test
  void leavesTheRampTooWhereTheCurrentVersionIsToBeLeft() {
    RollbackWorlds world =
        new RollbackWorlds()
            .wasCurrent("a", 5)
            .wasCurrent("b", 4)
            .neverCurrent("r")
            .current("a")
            .ramp("r");

    RollbackPlan plan = plan(world, leaving("a"));

    assertThat(plan.target().id()).isEqualTo(id("b"));
    assertThat(plan.left()).containsExactly(id("a"), id("r"));
    assertThat(plan.condemn()).containsExactly(id("a"), id("r"));
    assertThat(plan(world, backTo("b", false)).left()).containsExactly(id("a"), id("r"));
  }

  @Test
  void endsARampToUnversionedWorkersAndCondemnsNothing() {
    RollbackWorlds world = new RollbackWorlds().wasCurrent("a", 5).current("a").rampToUnversioned();

    RollbackPlan plan = plan(world, Way.oneBack());

    assertThat(plan.route()).isInstanceOf(RoutingBack.ClearRamp.class);
    assertThat(plan.condemn()).isEmpty();
  }

  @Test
  void namedVersionHasToHaveBeenCurrent() {
    RollbackWorlds world =
        new RollbackWorlds()
            .wasCurrent("a", 5)
            .wasCurrent("b", 4)
            .wasCurrent("c", 3)
            .neverCurrent("d")
            .current("a");

    assertThat(plan(world, backTo("c", false)).target().id()).isEqualTo(id("c"));
    assertThat(refused(world, backTo("d", false)).what()).contains("orders:d was never current");
    assertThat(refused(world, backTo("x", false)).what()).contains("knows no version orders:x");
    assertThat(refused(world.without("c", "is gone"), backTo("c", false)).what())
        .contains("orders:c cannot be gone back to: it is gone");
  }

  @Test
  void condemnedVersionIsRefusedUnlessItIsToBeRetried() {
    RollbackWorlds world = new RollbackWorlds().wasCurrent("a", 5).condemned("b", 4).current("a");

    Problem problem = refused(world, backTo("b", false));

    assertThat(problem.what()).contains("orders:b was left by a rollback");
    assertThat(problem.render()).contains("orders got stuck", "retryRolledBack=true");
    assertThat(plan(world, backTo("b", true)).target().id()).isEqualTo(id("b"));
  }

  @Test
  void repeatedCommandGoesNoFurtherBack() {
    RollbackWorlds world =
        new RollbackWorlds().condemned("a", 5).wasCurrent("b", 6).wasCurrent("c", 3).current("b");

    Completion completion = completion(world, leaving("a"), false);

    assertThat(completion.condemn()).isEmpty();
    assertThat(completion.left()).containsExactly(id("a"));
    assertThat(completion.why()).contains("orders:a was left already", "orders:b is current");
    assertThat(plan(world, Way.oneBack()).target().id()).isEqualTo(id("c"));
  }

  @Test
  void undoOfAReleaseThatAnotherHasFollowedDoesNothing() {
    RollbackWorlds world = new RollbackWorlds().wasCurrent("a", 5).wasCurrent("b", 6).current("b");

    Completion completion = completion(world, leaving("a"), false);

    assertThat(completion.left()).isEmpty();
    assertThat(completion.why()).contains("left already, by a release");
    assertThat(planner.plan(world.observed(), request(leaving("a"), true)))
        .isInstanceOf(Refused.class);
  }

  @Test
  void rollbackThatWasCutShortIsCompletedBeforeAnother() {
    RollbackWorlds world =
        new RollbackWorlds()
            .cutShort("a", 5, "b")
            .wasCurrent("b", 6)
            .wasCurrent("c", 3)
            .current("b");

    Completion completion = completion(world, Way.oneBack(), false);

    assertThat(completion.condemn()).containsExactly(id("a"));
    assertThat(completion(world, leaving("a"), false).condemn()).containsExactly(id("a"));
    RollbackPlan further = plan(world, leaving("b"));
    assertThat(further.target().id()).isEqualTo(id("c"));
    assertThat(further.condemn()).containsExactly(id("b"), id("a"));
  }

  @Test
  void noteOfARollbackThatLostItsRaceIsNotTakenForOneThatWasCutShort() {
    RollbackWorlds world =
        new RollbackWorlds()
            .cutShort("a", 5, "b")
            .wasCurrent("b", 4)
            .wasCurrent("c", 6)
            .current("c");

    assertThat(plan(world, Way.oneBack()).target().id()).isEqualTo(id("a"));
  }

  @Test
  void rampThatSurvivedItsRollbackIsClearedAndBothAreCondemned() {
    RollbackWorlds world =
        new RollbackWorlds()
            .cutShort("a", 5, "b")
            .wasCurrent("b", 6)
            .cutShort("r", 4, "b")
            .current("b")
            .ramp("r");

    RollbackPlan plan = plan(world, Way.oneBack());

    assertThat(plan.left()).containsExactly(id("r"));
    assertThat(plan.condemn()).containsExactly(id("r"), id("a"));
  }

  @Test
  void rampThatSurvivedItsRollbackIsClearedAlsoWhereTheVersionThatWasLeftIsNamed() {
    RollbackWorlds world =
        new RollbackWorlds()
            .cutShort("a", 5, "b")
            .wasCurrent("b", 6)
            .cutShort("r", 4, "b")
            .current("b")
            .rampFromBefore("r");

    RollbackPlan plan = plan(world, leaving("a"));

    assertThat(plan.route()).isInstanceOf(RoutingBack.ClearRamp.class);
    assertThat(plan.condemn()).containsExactly(id("r"), id("a"));
  }

  @Test
  void versionThatHadRampedIsCondemnedAlsoByWhoNamesOnlyTheOneThatWasCurrent() {
    RollbackWorlds world =
        new RollbackWorlds()
            .cutShort("a", 5, "b")
            .wasCurrent("b", 6)
            .cutShort("r", 4, "b")
            .current("b");

    assertThat(completion(world, leaving("a"), false).condemn()).containsExactly(id("a"), id("r"));
  }

  @Test
  void nothingCurrentIsSaidPlainly() {
    RollbackWorlds world = new RollbackWorlds().wasCurrent("a", 5);

    assertThat(refused(world, Way.oneBack()).what())
        .contains("Deployment 'orders' has no current version");
  }

  @Test
  void fromAndToAreNotTheSame() {
    RollbackWorlds world = new RollbackWorlds().wasCurrent("a", 5).wasCurrent("b", 4).current("a");
    Way way = new Way(Optional.of(new BuildId("a")), Optional.of(new BuildId("a")), false);

    assertThat(refused(world, way).what()).contains("both name orders:a");
    assertThat(refused(world, leaving("x")).what()).contains("knows no version orders:x");
    assertThat(completion(world, backTo("a", false), false).why()).contains("is current already");
  }

  private RollbackPlan plan(RollbackWorlds world, Way way) {
    return (RollbackPlan) planner.plan(world.observed(), request(way, false));
  }

  private Completion completion(RollbackWorlds world, Way way, boolean moveStranded) {
    return (Completion) planner.plan(world.observed(), request(way, moveStranded));
  }

  private Problem refused(RollbackWorlds world, Way way) {
    return ((Refused) planner.plan(world.observed(), request(way, false))).problems().get(0);
  }
}
