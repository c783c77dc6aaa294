package io.github.temporallambda.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.campaign.PointOutcome.Verdict;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
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
 * <p>The points are found by recording undisturbed runs. In the long form they are all calls; else
 * those that write.
 */
@ExtendWith(LocalStackExtension.class)
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

    String group() {
      return undisturbed.scenario().label();
    }
  }

  @Test
  void runKilledAtAnyCallAndRunAgainEndsAsIfNothingHadHappened(ServerBinary binary)
      throws Exception {
    Campaign campaign = new Campaign(binary, directory);
    List<Undisturbed> undisturbed =
        campaign.each("undisturbed", List.of(Scenario.values()), Undisturbed::run);

    List<PointOutcome> outcomes =
        campaign.each("killed", Campaign.inRange(points(undisturbed)), this::kill);

    CampaignTable table = new CampaignTable("Kill campaign", outcomes);
    System.out.println(table.render());
    assertThat(table.failures()).isEmpty();
    assertThat(outcomes).anyMatch(it -> it.verdict() != Verdict.NOT_REACHED);
  }

  private static List<Point> points(List<Undisturbed> undisturbed) {
    List<Point> points = new ArrayList<>();
    for (Undisturbed run : undisturbed) {
      for (RemoteCall call : run.points()) {
        if (Campaign.isWhole() || call.writes()) {
          points.add(new Point(run, call, false));
          points.add(new Point(run, call, true));
        }
      }
    }
    return points.stream().filter(it -> Campaign.isAskedFor(it.group(), it.name())).toList();
  }

  private PointOutcome kill(Point point, World world) throws Exception {
    Scenario scenario = point.undisturbed().scenario();
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
    RunEnd again = world.run(scenario.order(world), call -> new Interference.None());
    if (again.stopped()) {
      return failed(point, "the next run stopped: " + again.why() + "\n" + again.console());
    }
    Verdict verdict = reached ? Verdict.COMPLETED_BY_THE_NEXT : Verdict.NOT_REACHED;
    return PointOutcome.compared(
        point.name(), point.group(), verdict, point.undisturbed().end(), world.state());
  }

  private static PointOutcome failed(Point point, String why) {
    return PointOutcome.failed(point.name(), point.group(), why);
  }
}
