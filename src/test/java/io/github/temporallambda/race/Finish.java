package io.github.temporallambda.race;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.report.StepReport;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How a race ended.
 *
 * @param race which race
 * @param entries both
 * @param reports of both, in the same order
 */
record Finish(Race race, List<Entry> entries, List<RolloutReport> reports) {

  Pair pair() {
    return race.pair();
  }

  boolean oneStopped() {
    return stopped(0) || stopped(1);
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
    return String.format(
        Locale.ROOT, "race %3d  %-14s  %-34s  %s", race.number(), pair(), end(0), end(1));
  }

  private String end(int index) {
    RolloutReport report = reports.get(index);
    String where = report.failedStep().map(StepReport::name).map(step -> " at " + step).orElse("");
    return entries.get(index).actor()
        + " +"
        + race.delaysMillis().get(index)
        + " ms: "
        + report.outcome().label()
        + where;
  }
}
