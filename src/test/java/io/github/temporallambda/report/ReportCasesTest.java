package io.github.temporallambda.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The runs that all renderings are held against could have been: what is told in words fits the
 * numbers beside it. Of each kind of words there is at least one.
 */
final class ReportCasesTest {

  private static final Pattern COMMITTED =
      Pattern.compile("(\\d+ of \\d+) (?:committed histories replayed|executions that move back)");
  private static final Pattern LIVE = Pattern.compile("(\\d+ of \\d+) executions that move replay");
  private static final Pattern BAD =
      Pattern.compile("(\\d+ of \\d+) recorded histories do not replay");
  private static final Pattern UNTRIED =
      Pattern.compile("(\\d+ of \\d+) recorded histories could not be tried");
  private static final Pattern BEFORE = Pattern.compile("(?:before it, |route from )(\\S+)");
  private static final Pattern NOW = Pattern.compile("(\\S+) is current");
  private static final Pattern STEPS = Pattern.compile("(\\d+) steps to do");

  @Test
  void wordsOfTheReplayFitTheNumbersOfTheGate() {
    List<String> found = new ArrayList<>();
    for (RolloutReport report : replaying()) {
      GateVerdict gate = report.gate().orElseThrow();
      GateVerdict committed = gate.only(history -> !history.origin().equals("live"));
      GateVerdict live = gate.only(history -> history.origin().equals("live"));
      long bad = gate.count(Outcome.FAILED) + gate.count(Outcome.ERROR);
      each(COMMITTED, report, found, passed(committed));
      each(LIVE, report, found, passed(live));
      each(BAD, report, found, bad + " of " + gate.histories().size());
      each(
          UNTRIED,
          report,
          found,
          gate.count(Outcome.INCONCLUSIVE) + " of " + gate.histories().size());
    }
    assertThat(found)
        .contains(COMMITTED.pattern(), LIVE.pattern(), BAD.pattern(), UNTRIED.pattern());
  }

  @Test
  void wordsOfTheRoutingFitTheRoutingBeforeAndAfter() {
    List<String> found = new ArrayList<>();
    for (RolloutReport report : ReportCases.all()) {
      if (report.routing().after().isPresent()) {
        each(BEFORE, report, found, current(report, RoutingFacts::before));
        each(NOW, report, found, current(report, RoutingFacts::after));
      }
    }
    assertThat(found).contains(BEFORE.pattern(), NOW.pattern());
  }

  @Test
  void planHasAsManyStepsAsItSays() {
    List<String> found = new ArrayList<>();
    for (RolloutReport report : ReportCases.all()) {
      long changes = report.work().plan().stream().filter(PlanLine::changes).count();
      each(STEPS, report, found, String.valueOf(changes));
    }
    assertThat(found).contains(STEPS.pattern());
  }

  @Test
  void executionsThatARollbackRescuedAreOnesThatDoNotReplay() {
    RolloutReport report = GoalCases.rolledBack();

    assertThat(report.routing().rollback().orElseThrow().rescued())
        .isNotEmpty()
        .extracting(PlacedExecution::workflowId)
        .isEqualTo(
            report.gate().orElseThrow().histories().stream()
                .filter(one -> one.outcome() != Outcome.PASSED)
                .map(HistoryVerdict::history)
                .map(history -> history.workflowId())
                .toList());
  }

  @Test
  void dryRunAndWhatWasStoppedChangedNothing() {
    assertThat(ReportCases.all())
        .filteredOn(report -> report.outcome() != RunOutcome.SUCCEEDED)
        .filteredOn(report -> report.outcome() != RunOutcome.WAITING)
        .allSatisfy(report -> assertThat(report.newlyCurrent()).isEmpty());
  }

  /** A replay that is not repeated tells the numbers of an earlier run. */
  private static List<RolloutReport> replaying() {
    return ReportCases.all().stream()
        .filter(report -> report.gate().isPresent())
        .filter(report -> report.outcome() != RunOutcome.UNCHANGED)
        .toList();
  }

  private static String passed(GateVerdict gate) {
    return gate.count(Outcome.PASSED) + " of " + gate.histories().size();
  }

  private static String current(
      RolloutReport report, Function<RoutingFacts, Optional<RoutingState>> state) {
    return state
        .apply(report.routing())
        .flatMap(RoutingState::current)
        .map(DeploymentVersionId::toString)
        .orElse("nothing");
  }

  /** Whatever of the report's words fits {@code pattern} says {@code expected}. */
  private static void each(
      Pattern pattern, RolloutReport report, List<String> found, String expected) {
    for (String words : words(report).toList()) {
      Matcher matcher = pattern.matcher(words);
      while (matcher.find()) {
        found.add(pattern.pattern());
        assertThat(matcher.group(1)).as(words).isEqualTo(expected);
      }
    }
  }

  private static Stream<String> words(RolloutReport report) {
    return Stream.of(
            report.steps().stream().map(StepReport::detail),
            report.work().plan().stream().map(PlanLine::says),
            report.problems().stream().map(Problem::what),
            report.warnings().stream())
        .flatMap(each -> each);
  }
}
