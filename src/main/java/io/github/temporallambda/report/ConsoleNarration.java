package io.github.temporallambda.report;

import io.github.temporallambda.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The narration as plain lines for a console or a CI log. All wording of a run's log is here.
 *
 * <p>No colour and no moving lines, so that a log reads the same wherever it is kept.
 */
public final class ConsoleNarration implements Narration {

  private static final int NAME_WIDTH = 12;

  private final Consumer<String> out;
  private String step = "";

  /** Writes each line to {@code out}, without a line end; foreign text in it does nothing. */
  public ConsoleNarration(Consumer<String> out) {
    this.out = line -> out.accept(ForeignText.line(line));
  }

  @Override
  public void begins(String goal, List<Fact> facts) {
    out.accept("temporal-lambda:" + goal);
    step = goal;
    facts.forEach(fact -> out.accept("  " + padded(fact.name()) + fact.value()));
    out.accept("");
  }

  @Override
  public void planned(List<PlanLine> plan) {
    out.accept("");
    out.accept("Plan");
    plan.forEach(
        line ->
            out.accept("  " + padded(line.step()) + (line.changes() ? "" : "- ") + line.says()));
    out.accept("");
  }

  @Override
  public void stepBegins(String name) {
    step = name;
  }

  @Override
  public void progress(String line) {
    out.accept(padded(step) + "… " + line);
  }

  @Override
  public void stepEnds(StepReport ended) {
    String status = ended.status() == StepStatus.DONE ? "" : ended.status().label() + ": ";
    out.accept(
        padded(ended.name())
            + status
            + ended.detail()
            + " ("
            + Wording.seconds(ended.took())
            + ")");
  }

  @Override
  public void ends(RolloutReport report) {
    out.accept("");
    if (report.outcome() != RunOutcome.PLANNED) {
      routing(report.routing());
    }
    facts(report);
    report.warnings().forEach(warning -> out.accept(padded("warning") + warning));
    report.ending().pause().ifPresent(pause -> out.accept(padded("waits") + pause.why()));
    out.accept(Wording.decision(report, name -> name));
    report.routing().rollbackCommand().ifPresent(command -> out.accept("Undo   " + command));
    // Maven tells every other problem; when a signal takes it down it may not come to that.
    report.problems().stream()
        .filter(problem -> problem.kind() == ProblemKind.INTERRUPTED)
        .flatMap(problem -> problem.render().lines())
        .forEach(out);
  }

  /** What was released, what ran before, and how many histories replayed. */
  private void facts(RolloutReport report) {
    report.previous().ifPresent(id -> out.accept(padded("before") + id));
    report.release().functionArn().ifPresent(arn -> out.accept(padded("function") + arn));
    report.release().unqualifiedArn().ifPresent(arn -> out.accept(padded("function") + arn));
    report
        .gate()
        .filter(gate -> !gate.histories().isEmpty())
        .ifPresent(gate -> out.accept(padded("histories") + Wording.counts(gate)));
  }

  /** What holds now; what a rollback did also where the routing could not be read any more. */
  private void routing(RoutingFacts facts) {
    List<String> lines = new ArrayList<>();
    facts
        .after()
        .ifPresent(
            state -> {
              lines.add("Routing read back");
              lines.addAll(StatusText.routing(state));
            });
    facts.rollback().map(RollbackText::lines).ifPresent(lines::addAll);
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.forEach(out);
  }

  private static String padded(String name) {
    return String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s ", name);
  }
}
