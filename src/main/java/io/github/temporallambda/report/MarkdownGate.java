package io.github.temporallambda.report;

import io.github.temporallambda.replay.DistinctCause;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.cause.Advice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The replay gate in the Markdown report: how many of each type replayed, and why not the rest. */
final class MarkdownGate {

  private MarkdownGate() {}

  static MarkdownSection replay(RolloutReport report) {
    return report
        .gate()
        .map(gate -> replay(gate, foot(report, gate)))
        .orElseGet(() -> MarkdownSection.ofLines("", List.of()));
  }

  private static MarkdownSection replay(GateVerdict gate, String foot) {
    String title = "#### Replay: " + lower(gate.outcome()) + "\n";
    return gate.histories().isEmpty()
        ? new MarkdownSection(title, "\n", List.of("No history was replayed."), foot)
        : new MarkdownSection(title + "\n" + columns(), "\n", rows(gate), foot);
  }

  private static String columns() {
    return "| Workflow type | Histories | "
        + Stream.of(Outcome.values()).map(MarkdownGate::title).collect(Collectors.joining(" | "))
        + " |\n|---|--:"
        + "|--:".repeat(Outcome.values().length)
        + "|";
  }

  private static List<String> rows(GateVerdict gate) {
    Map<String, GateVerdict> types = new LinkedHashMap<>();
    gate.histories().stream()
        .map(verdict -> verdict.history().workflowType())
        .sorted()
        .distinct()
        .forEach(type -> types.put(type, gate.only(it -> it.workflowType().equals(type))));
    List<String> rows = new ArrayList<>();
    rows.add(row("All", gate));
    types.forEach((type, verdict) -> rows.add(row(Markdown.cell(type), verdict)));
    return rows;
  }

  /** Of how many executions these are, what was left open, and why the run went on all the same. */
  private static String foot(RolloutReport report, GateVerdict gate) {
    List<String> lines = new ArrayList<>();
    gate.selection()
        .ifPresent(
            facts ->
                lines.add("Of the executions that move: " + Markdown.prose(facts.says()) + "."));
    gate.unanswered().forEach(open -> lines.add("Left open: " + Markdown.prose(open.what())));
    if (report.routing().rollback().isPresent()
        && report.outcome() == RunOutcome.SUCCEEDED
        && gate.outcome() != Outcome.PASSED) {
      lines.add("A rollback goes on all the same; what became of these executions is told below.");
    }
    return String.join("\n\n", lines);
  }

  private static String row(String name, GateVerdict verdict) {
    return "| "
        + name
        + " | "
        + verdict.histories().size()
        + " | "
        + Stream.of(Outcome.values())
            .map(outcome -> String.valueOf(verdict.count(outcome)))
            .collect(Collectors.joining(" | "))
        + " |";
  }

  static MarkdownSection causes(RolloutReport report) {
    List<DistinctCause> causes = report.gate().map(GateVerdict::causes).orElse(List.of());
    List<String> blocks = new ArrayList<>();
    for (DistinctCause cause : causes) {
      blocks.add(cause(blocks.size() + 1, cause, report));
    }
    return MarkdownSection.ofParagraphs("#### Why", blocks);
  }

  private static String cause(int number, DistinctCause cause, RolloutReport report) {
    return "**"
        + number
        + ".** "
        + Markdown.code(cause.workflowType())
        + ", "
        + Wording.number(cause.count(), "execution ", "executions ")
        + lower(cause.outcome())
        + ": "
        + Markdown.prose(cause.explanation().cause().says())
        + "\n\n"
        + Markdown.block("text", lines(cause, report));
  }

  private static List<String> lines(DistinctCause cause, RolloutReport report) {
    List<String> lines = new ArrayList<>(cause.explanation().lines());
    report
        .source(cause.explanation())
        .ifPresent(source -> lines.add("file      " + source.file() + ":" + source.line()));
    for (HistoryVerdict example : cause.examples()) {
      lines.add(
          "example   "
              + example.history().workflowId()
              + " (run "
              + example.history().runId()
              + ")");
    }
    Advice advice = cause.explanation().cause().advice();
    advice.lines().forEach(line -> lines.add("fix       " + line));
    advice.page().ifPresent(page -> lines.add("see       " + page));
    return lines;
  }

  private static String title(Outcome outcome) {
    return outcome.name().charAt(0) + lower(outcome).substring(1);
  }

  private static String lower(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
