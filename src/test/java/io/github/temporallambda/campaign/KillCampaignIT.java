package io.github.temporallambda.campaign;

import com.google.common.base.Throwables;
import io.github.temporallambda.campaign.PointOutcome.Verdict;
import io.github.temporallambda.it.Canaries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed at any call, and run again, ends as if nothing had happened.
 *
 * <p>The points are found by recording undisturbed runs. In the long form they are all calls, the
 * beginning of each step, and the moment at which the artifact polls in the gate; else the calls
 * that write.
 */
@ExtendWith(CampaignExtension.class)
class KillCampaignIT {

  @TempDir Path directory;

  /**
   * Where a run is killed.
   *
   * @param applied whether the server has done what the call asked for
   */
  private record Point(Undisturbed undisturbed, RemoteCall call, boolean applied) {

    String name() {
      return "killed " + (applied ? "after " : "before ") + call;
    }

    Scenario scenario() {
      return undisturbed.scenario();
    }

    String group() {
      return scenario().label();
    }
  }

  @Test
  void runKilledAtAnyCallAndRunAgainEndsAsIfNothingHadHappened(Campaign campaign) throws Exception {
    List<Point> points = Asked.of(points(campaign.undisturbed()));

    List<PointOutcome> outcomes =
        campaign.each("killed", Chains.of(points, Point::scenario), this::kill);

    new CampaignTable("Kill campaign", points.size(), outcomes).judge();
  }

  private static List<Point> points(List<Undisturbed> undisturbed) {
    List<Point> points = new ArrayList<>();
    for (Undisturbed run : undisturbed) {
      for (RemoteCall call : run.points()) {
        if (Asked.isWhole() || call.writes()) {
          points.add(new Point(run, call, false));
          if (!call.isStep()) {
            points.add(new Point(run, call, true));
          }
        }
      }
    }
    return points.stream().filter(it -> Asked.isFor(it.group(), it.name())).toList();
  }

  /** A run that ends in anything but problems has a fault of its own, and others go on. */
  private PointOutcome kill(Point point, World world) throws Exception {
    try {
      return killed(point, world);
    } catch (RuntimeException | AssertionError e) {
      return failed(point, Throwables.getStackTraceAsString(e));
    }
  }

  private PointOutcome killed(Point point, World world) throws Exception {
    Scenario scenario = point.scenario();
    scenario.prepare(world);
    KilledRun run = new KilledRun();
    Path temporary = Files.createTempDirectory(directory, "killed");
    boolean reached =
        run.run(world, scenario.order(world), point.call(), point.applied(), temporary);
    if (!run.survivors().isEmpty()) {
      return failed(point, "left running: " + run.survivors());
    }
    if (!KilledRun.lost(temporary).isEmpty()) {
      return failed(point, "files that no run removes: " + KilledRun.lost(temporary));
    }
    Canaries.requireNone("a killed run", KilledRun.console(temporary));
    long callsOf = world.traffic().callsOf(point.call());
    RunEnd again = world.run(scenario.order(world), call -> new Interference.None());
    if (!scenario.isDone(again)) {
      return failed(point, "the next run ended otherwise: " + again.why() + "\n" + again.console());
    }
    PointOutcome outcome =
        reached
            ? new PointOutcome(point.name(), point.group(), Verdict.COMPLETED_BY_THE_NEXT, "")
            : PointOutcome.notReached(point.name(), point.group(), callsOf);
    PointOutcome compared = outcome.comparedWith(point.undisturbed().end(), world.state());
    if (!compared.failed()) {
      world.ranAs(scenario);
    }
    return compared;
  }

  private static PointOutcome failed(Point point, String why) {
    return PointOutcome.failed(point.name(), point.group(), why);
  }
}
