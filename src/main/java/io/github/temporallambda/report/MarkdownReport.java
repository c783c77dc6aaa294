package io.github.temporallambda.report;

import io.github.temporallambda.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The report as people read it, in a CI's summary, a merge request or a mail: the decision first,
 * what to do about it last. Markdown as GitHub and GitLab render it, without colours and pictures;
 * at most {@link #MOST_BYTES} long, whatever the run.
 */
final class MarkdownReport {

  /** GitHub drops a summary of more than 1,024 KiB as a whole. */
  static final int MOST_BYTES = 900 * 1024;

  private static final int SMALL = 16 * 1024;
  private static final int LARGE = 160 * 1024;

  private MarkdownReport() {}

  static String render(RolloutReport report) {
    List<String> parts = new ArrayList<>();
    parts.add("### " + Wording.decision(report, Markdown::code));
    pause(report).ifPresent(parts::add);
    MarkdownFacts.of(report).within(SMALL).ifPresent(parts::add);
    MarkdownFacts.routing(report).within(SMALL).ifPresent(parts::add);
    MarkdownGate.replay(report).within(LARGE).ifPresent(parts::add);
    MarkdownGate.causes(report).within(LARGE).ifPresent(parts::add);
    plan(report).within(SMALL * 2).ifPresent(parts::add);
    steps(report).within(SMALL * 4).ifPresent(parts::add);
    MarkdownGoal.rollback(report).within(LARGE).ifPresent(parts::add);
    MarkdownGoal.facts(report).within(LARGE).ifPresent(parts::add);
    warnings(report).within(SMALL * 4).ifPresent(parts::add);
    problems(report).within(LARGE).ifPresent(parts::add);
    undo(report).ifPresent(parts::add);
    return String.join("\n\n", parts) + "\n";
  }

  private static Optional<String> pause(RolloutReport report) {
    return report.ending().pause().map(pause -> "Why it waits: " + Markdown.prose(pause.why()));
  }

  private static MarkdownSection plan(RolloutReport report) {
    return MarkdownSection.ofLines(
        "#### Plan\n\n| Step | Writes | What |\n|---|---|---|",
        report.work().plan().stream()
            .map(
                line ->
                    "| "
                        + Markdown.cell(line.step())
                        + " | "
                        + (line.writes() ? "yes" : "no")
                        + " | "
                        + Markdown.cell(line.says())
                        + " |")
            .toList());
  }

  private static MarkdownSection steps(RolloutReport report) {
    return MarkdownSection.ofLines(
        "#### Steps\n\n| Step | Result | Took | What |\n|---|---|---|---|",
        report.steps().stream().map(MarkdownReport::step).toList());
  }

  private static String step(StepReport step) {
    return "| "
        + Markdown.cell(step.name())
        + " | "
        + step.status().label()
        + " | "
        + Wording.seconds(step.took())
        + " | "
        + Markdown.cell(step.detail())
        + " |";
  }

  private static MarkdownSection warnings(RolloutReport report) {
    return MarkdownSection.ofLines(
        "#### Warnings\n",
        report.warnings().stream().map(warning -> "- " + Markdown.prose(warning)).toList());
  }

  private static MarkdownSection problems(RolloutReport report) {
    return MarkdownSection.ofParagraphs(
        "#### Problems", report.problems().stream().map(MarkdownReport::problem).toList());
  }

  private static String problem(Problem problem) {
    List<String> lines = new ArrayList<>(problem.evidence());
    problem.next().forEach(next -> lines.add("Next: " + next));
    String what =
        "**"
            + problem.kind().name().toLowerCase(Locale.ROOT)
            + ":** "
            + Markdown.prose(problem.what());
    return lines.isEmpty() ? what : what + "\n\n" + Markdown.block("text", lines);
  }

  private static Optional<String> undo(RolloutReport report) {
    return report
        .routing()
        .rollbackCommand()
        .map(command -> "#### To undo\n\n" + Markdown.block("shell", List.of(command)));
  }
}
