package io.github.temporallambda.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Contenders that race by turns, so that what else the machine does hits them all alike. */
final class Races {

  private final Map<Contender, List<Contender.Race>> races = new LinkedHashMap<>();

  private Races() {}

  /**
   * Every contender once, then every one again, so many times. Before that the first of them runs
   * once for nothing: it would meet the disk still busy with what was just prepared.
   */
  static Races run(List<Contender> contenders, int times, Path scratch)
      throws IOException, InterruptedException {
    Races races = new Races();
    contenders.get(0).race(scratch);
    for (int time = 1; time <= times; time++) {
      for (Contender contender : contenders) {
        Contender.Race race = contender.race(scratch);
        System.out.printf(
            Locale.ROOT, "%-60s %7.2f s %s%n", contender.name(), race.seconds(), race.told());
        races.races.computeIfAbsent(contender, one -> new ArrayList<>()).add(race);
      }
    }
    return races;
  }

  /** How many times as fast {@code gate} was. */
  Comparison ratio(String measure, Contender against, Contender gate) {
    return Comparison.ratio(measure, seconds(against), seconds(gate));
  }

  double seconds(Contender contender) {
    return median(contender, Contender.Race::seconds);
  }

  /** The worst that it told under that name. */
  long most(Contender contender, String name) {
    return races.get(contender).stream()
        .mapToLong(race -> race.told().get(name))
        .max()
        .orElseThrow();
  }

  private double median(Contender contender, ToDoubleFunction<Contender.Race> measure) {
    double[] sorted = races.get(contender).stream().mapToDouble(measure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
