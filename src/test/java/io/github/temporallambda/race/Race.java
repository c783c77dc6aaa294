package io.github.temporallambda.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A race that is to be held.
 *
 * @param number from 0
 * @param pair what races
 * @param delaysMillis before each of the two begins
 */
record Race(int number, Pair pair, List<Integer> delaysMillis) {

  private static final int LONGEST_DELAY_MILLIS = 2000;

  Race {
    delaysMillis = List.copyOf(delaysMillis);
  }

  /** So many, of all pairs in turn; the same ones for the same seed. */
  static List<Race> drawn(int count, long seed) {
    List<Pair> pairs = List.of(Pair.values());
    Random random = new Random(seed);
    List<Race> races = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      Pair pair = pairs.get(number % pairs.size());
      races.add(
          new Race(
              number,
              pair,
              List.of(random.nextInt(LONGEST_DELAY_MILLIS), random.nextInt(LONGEST_DELAY_MILLIS))));
    }
    return races;
  }
}
