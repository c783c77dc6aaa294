package io.github.temporallambda.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Throwables;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import io.github.temporallambda.it.ServersOwn;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import io.github.temporallambda.race.RaceTable.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pairs of runs started together, with random delays: exactly one routes, or both do the same, and
 * Temporal and Lambda agree afterwards. {@code -Drace.pairs=200 -Drace.seed=…} runs as many as
 * asked for, {@code -Drace.lanes=3} so many at the same time, of different deployments.
 */
@ExtendWith(LocalStackExtension.class)
class RaceIT {

  /** A namespace takes 100 versions. */
  private static final int PAIRS_ON_ONE_STACK = 25;

  /** How often a race is run again because the server itself failed. */
  private static final int MOST_AGAIN = 2;

  private static final int PAIRS = Integer.getInteger("race.pairs", Pair.values().length);
  private static final int LANES = Integer.getInteger("race.lanes", 1);
  private static final long SEED = Long.getLong("race.seed", new Random().nextLong());

  @TempDir Path temporary;

  @Test
  void ofTwoRunsOneRoutesOrBothDoTheSame(ServerBinary binary) throws Exception {
    System.out.println("race.seed=" + SEED);
    List<Race> races = Race.drawn(PAIRS, SEED);
    List<Outcome> outcomes = new ArrayList<>();
    for (int done = 0; done < PAIRS; done += PAIRS_ON_ONE_STACK) {
      int end = Math.min(PAIRS, done + PAIRS_ON_ONE_STACK);
      try (RaceStack stack = RaceStack.start(binary, temporary.resolve("from" + done))) {
        outcomes.addAll(inLanes(stack, races.subList(done, end)));
      }
    }
    RaceTable table = new RaceTable(outcomes);
    System.out.println(table.render());
    assertThat(table.failures()).isEmpty();
    assertThat(outcomes).hasSize(PAIRS);
  }

  private static List<Outcome> inLanes(RaceStack stack, List<Race> races) throws Exception {
    ExecutorService lanes = Executors.newFixedThreadPool(LANES);
    try {
      List<Future<List<Outcome>>> running = new ArrayList<>();
      for (int lane = 0; lane < LANES; lane++) {
        int mine = lane;
        List<Race> share = races.stream().filter(race -> race.number() % LANES == mine).toList();
        running.add(lanes.submit(() -> oneAfterTheOther(stack, "race-" + mine, share)));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (Future<List<Outcome>> lane : running) {
        outcomes.addAll(lane.get());
      }
      return outcomes;
    } finally {
      lanes.shutdownNow();
    }
  }

  /** Where a race ended badly, the next has a track of its own. */
  private static List<Outcome> oneAfterTheOther(RaceStack stack, String name, List<Race> races) {
    List<Outcome> outcomes = new ArrayList<>();
    Multiset<Race> lost = HashMultiset.create();
    Racetrack track = new Racetrack(stack, name);
    while (outcomes.size() < races.size()) {
      Race race = races.get(outcomes.size());
      Outcome outcome = held(track, race);
      boolean again =
          ServersOwn.isRoutingThatSpreadsForEver(outcome.failure())
              && lost.add(race, 1) < MOST_AGAIN;
      if (!again) {
        outcomes.add(outcome);
      }
      if (!outcome.failure().isEmpty()) {
        track = new Racetrack(stack, name + "-" + outcomes.size() + "-" + lost.count(race));
      }
    }
    return outcomes;
  }

  /** One that ends badly lets the others go on. */
  private static Outcome held(Racetrack track, Race race) {
    try {
      Finish finish = track.race(race);
      System.out.println(finish.line());
      return new Outcome(race.pair(), finish.oneStopped(), "");
    } catch (RuntimeException | AssertionError e) {
      System.out.println(race + " was not survived");
      return new Outcome(race.pair(), false, race + "\n" + Throwables.getStackTraceAsString(e));
    }
  }
}
