package io.github.temporallambda.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Throwables;
import io.github.temporallambda.campaign.PointOutcome.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A run one of whose calls fails ends as if nothing had failed, or stops with the right advice, and
 * then the next run ends so.
 *
 * <p>In the long form every call of every scenario meets every fault, and calls without which
 * nothing can be done meet each for good. Else each fault meets a call that reads and one that
 * writes, of first releases, in turn; and each call that writes loses its answer, also in a release
 * through a bucket, in one that takes over, and in a rollback that rescues.
 */
@ExtendWith(CampaignExtension.class)
class FaultCampaignIT {

  @Test
  void runThatLosesAnyAnswerEndsAlikeOrStopsWithAdviceAndIsCompletedByTheNext(Campaign campaign)
      throws Exception {
    List<FaultPoint> points = Asked.of(FaultPoints.of(campaign.undisturbed()));

    List<PointOutcome> outcomes =
        campaign.each("faulty", Chains.of(points, FaultPoint::scenario), FaultCampaignIT::fail);

    new CampaignTable("Fault campaign", points.size(), outcomes).judge();
  }

  /** It takes three seconds, in which a handful of events come. */
  @Test
  void hangingSmokeWorkflowIsWaitedForByFewLongPolls(Campaign campaign) throws Exception {
    assertThat(campaign.undisturbed())
        .filteredOn(run -> run.scenario() == Scenario.HANGING_SMOKE)
        .allSatisfy(
            run ->
                assertThat(run.calls())
                    .filteredOn(call -> call.operation().equals("GetWorkflowExecutionHistory"))
                    .hasSizeBetween(1, 10));
  }

  /** A run that ends in anything but problems has a fault of its own, and others go on. */
  private static PointOutcome fail(FaultPoint point, World world) {
    try {
      return disturbed(point, world);
    } catch (RuntimeException | AssertionError e) {
      return failed(point, Throwables.getStackTraceAsString(e));
    }
  }

  private static PointOutcome disturbed(FaultPoint point, World world) {
    Scenario scenario = point.scenario();
    scenario.prepare(world);
    RunEnd end = world.run(scenario.order(world), call -> point.fault().at(point.call(), call));
    long callsOf = world.traffic().callsOf(point.call());
    if (scenario.isDone(end)) {
      if (point.mustStop()) {
        return failed(point, "did without what it needs:\n" + end.console());
      }
      return compared(
          point,
          callsOf < point.call().ordinal()
              ? PointOutcome.notReached(point.name(), point.group(), callsOf)
              : new PointOutcome(point.name(), point.group(), Verdict.ENDED, ""),
          world);
    }
    if (!point.fault().misleading(end).isEmpty()) {
      return failed(point, "stopped with the wrong advice: " + end.why());
    }
    RunEnd again = world.run(scenario.order(world), call -> new Interference.None());
    if (!scenario.isDone(again)) {
      return failed(
          point, "stopped: " + end.why() + "\nand the next run ended otherwise: " + again.why());
    }
    return compared(
        point,
        new PointOutcome(point.name(), point.group(), Verdict.COMPLETED_BY_THE_NEXT, end.why()),
        world);
  }

  private static PointOutcome compared(FaultPoint point, PointOutcome outcome, World world) {
    PointOutcome compared = outcome.comparedWith(point.undisturbed().end(), world.state());
    if (!compared.failed()) {
      world.ranAs(point.scenario());
    }
    return compared;
  }

  private static PointOutcome failed(FaultPoint point, String why) {
    return PointOutcome.failed(point.name(), point.group(), why);
  }
}
