package io.github.temporallambda.race;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What came of races, to be printed.
 *
 * @param outcomes one of each race that was held
 */
record RaceTable(List<Outcome> outcomes) {

  RaceTable {
    outcomes = List.copyOf(outcomes);
  }

  /**
   * What came of one race.
   *
   * @param pair what raced
   * @param oneStopped whether one of the two stopped, as who loses has to
   * @param failure why it was not survived; empty when it was
   */
  record Outcome(Pair pair, boolean oneStopped, String failure) {

    boolean survived() {
      return failure.isEmpty();
    }
  }

  String render() {
    StringBuilder text = new StringBuilder("\nRace campaign, " + outcomes.size() + " pairs\n");
    row(text, "", "points", "one stopped", "survived");
    for (Pair pair : Pair.values()) {
      row(text, pair.name(), outcomes.stream().filter(it -> it.pair() == pair).toList());
    }
    row(text, "all", outcomes);
    return text.toString();
  }

  /** Everything about the races that were not survived. */
  String failures() {
    return outcomes.stream()
        .filter(outcome -> !outcome.survived())
        .map(Outcome::failure)
        .collect(Collectors.joining("\n\n"));
  }

  private static void row(StringBuilder text, String title, List<Outcome> of) {
    row(
        text,
        title,
        of.size(),
        of.stream().filter(Outcome::oneStopped).count(),
        of.stream().filter(Outcome::survived).count());
  }

  private static void row(StringBuilder text, Object... cells) {
    text.append(String.format(Locale.ROOT, "%-16s %7s %12s %9s%n", cells));
  }
}
