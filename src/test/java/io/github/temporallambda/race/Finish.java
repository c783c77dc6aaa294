package io.github.temporallambda.race;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.report.StepReport;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How a race ended.
 *
 * @param number which race
 * @param pair what raced
 * @param delaysMillis before each began
 * @param entries both
 * @param reports of both, in the same order
 */
record Finish(
    int number,
    Pair pair,
    List<Integer> delaysMillis,
    List<Entry> entries,
    List<RolloutReport> reports) {

  /** How often each pair raced, and how often one of the two stopped. */
  static String summary(List<Finish> finishes) {
    return Stream.of(Pair.values())
        .map(
            pair -> {
              List<Finish> races = finishes.stream().filter(it -> it.pair() == pair).toList();
              long stopped = races.stream().filter(it -> it.stopped(0) || it.stopped(1)).count();
              return String.format(
                  Locale.ROOT,
                  "%-14s  %3d races, in %3d one of the two stopped",
                  pair,
                  races.size(),
                  stopped);
            })
        .collect(Collectors.joining("\n"));
  }

  boolean stopped(int index) {
    return reports.get(index).outcome() == RunOutcome.FAILED;
  }

  /** Everything about it, for the message of an assertion. */
  String told() {
    return line()
        + IntStream.range(0, 2)
            .mapToObj(index -> "\n" + entries.get(index).actor() + ": " + told(reports.get(index)))
            .collect(Collectors.joining());
  }

  private static String told(RolloutReport report) {
    String problems =
        report.problems().stream().map(Problem::render).collect(Collectors.joining("\n"));
    return report.steps().stream().map(StepReport::detail).collect(Collectors.joining("\n  "))
        + "\n"
        + problems;
  }

  String line() {
    return String.format(Locale.ROOT, "race %3d  %-14s  %-34s  %s", number, pair, end(0), end(1));
  }

  private String end(int index) {
    RolloutReport report = reports.get(index);
    String where = report.failedStep().map(StepReport::name).map(step -> " at " + step).orElse("");
    return entries.get(index).actor()
        + " +"
        + delaysMillis.get(index)
        + " ms: "
        + report.outcome().label()
        + where;
  }
}
