package io.github.temporallambda.report;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.replay.DistinctCause;
import io.github.temporallambda.replay.GateVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report as annotations at GitHub, a workflow command a line: the distinct causes of the replay
 * first, where they are in the repository, then problems, and warnings. GitHub keeps ten of a kind
 * for each step, and so does this.
 */
final class Annotations {

  private static final int MOST_OF_A_KIND = 10;
  private static final String ERROR = "error";
  private static final String WARNING = "warning";

  private Annotations() {}

  static String render(RolloutReport report) {
    return of(report).stream().map(command -> command.line() + "\n").collect(Collectors.joining());
  }

  static List<WorkflowCommand> of(RolloutReport report) {
    List<WorkflowCommand> all = new ArrayList<>();
    String kind = report.outcome() == RunOutcome.FAILED ? ERROR : WARNING;
    report
        .gate()
        .map(GateVerdict::causes)
        .orElse(List.of())
        .forEach(cause -> all.add(cause(kind, cause, report)));
    report.problems().forEach(problem -> all.add(problem(problem, report)));
    report.ending().pause().ifPresent(pause -> all.add(waits(pause, report)));
    report.warnings().forEach(warning -> all.add(warning(warning, report)));
    return Stream.of(ERROR, WARNING)
        .flatMap(each -> all.stream().filter(it -> it.kind().equals(each)).limit(MOST_OF_A_KIND))
        .toList();
  }

  private static WorkflowCommand cause(String kind, DistinctCause cause, RolloutReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(cause.explanation().cause().says());
    lines.addAll(cause.explanation().lines());
    cause.examples().forEach(one -> lines.add("example   " + one.history().workflowId()));
    cause.explanation().cause().advice().lines().forEach(line -> lines.add("fix       " + line));
    return new WorkflowCommand(
        kind,
        report.source(cause.explanation()),
        "Replay: "
            + cause.workflowType()
            + ", "
            + Wording.number(cause.count(), "execution ", "executions ")
            + cause.outcome().name().toLowerCase(Locale.ROOT),
        String.join("\n", lines));
  }

  private static WorkflowCommand problem(Problem problem, RolloutReport report) {
    return new WorkflowCommand(ERROR, Optional.empty(), title(report), problem.render());
  }

  private static WorkflowCommand warning(String warning, RolloutReport report) {
    return new WorkflowCommand(WARNING, Optional.empty(), title(report), warning);
  }

  private static WorkflowCommand waits(Ending.Pause pause, RolloutReport report) {
    return warning("It waits, until " + pause.until() + ": " + pause.why(), report);
  }

  private static String title(RolloutReport report) {
    String label = report.release().label();
    return report.goal() + (label.isEmpty() ? "" : " of " + label);
  }
}
