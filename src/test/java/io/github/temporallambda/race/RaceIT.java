package io.github.temporallambda.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pairs of runs started together, with random delays: exactly one routes, or both do the same, and
 * Temporal and Lambda agree afterwards. {@code -Drace.pairs=200 -Drace.seed=…} runs as many as
 * asked for.
 */
@ExtendWith(LocalStackExtension.class)
class RaceIT {

  /** A namespace takes 100 versions. */
  private static final List<Pair> PAIRS_TO_RUN = List.of(Pair.values());

  private static final int PAIRS_ON_ONE_STACK = 25;

  private static final int PAIRS = Integer.getInteger("race.pairs", Pair.values().length);
  private static final long SEED = Long.getLong("race.seed", new Random().nextLong());

  @TempDir Path temporary;

  @Test
  void ofTwoRunsOneRoutesOrBothDoTheSame(ServerBinary binary) {
    System.out.println("race.seed=" + SEED);
    Random random = new Random(SEED);
    List<Finish> finishes = new ArrayList<>();
    for (int done = 0; done < PAIRS; done += PAIRS_ON_ONE_STACK) {
      try (RaceStack stack = RaceStack.start(binary, temporary.resolve("from" + done))) {
        Racetrack track = new Racetrack(stack, random);
        int end = Math.min(PAIRS, done + PAIRS_ON_ONE_STACK);
        for (int number = done; number < end; number++) {
          Finish finish = track.race(number, PAIRS_TO_RUN.get(number % PAIRS_TO_RUN.size()));
          System.out.println(finish.line());
          finishes.add(finish);
        }
      }
    }
    System.out.println(Finish.summary(finishes));
    assertThat(finishes).hasSize(PAIRS);
  }
}
