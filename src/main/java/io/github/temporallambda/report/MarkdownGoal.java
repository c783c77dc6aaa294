package io.github.temporallambda.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What only some goals tell, in the Markdown report. */
final class MarkdownGoal {

  private MarkdownGoal() {}

  static MarkdownSection rollback(RolloutReport report) {
    return block(
        "#### What was rescued and what stays",
        report.routing().rollback().map(RollbackText::lines).orElse(List.of()));
  }

  static MarkdownSection facts(RolloutReport report) {
    return report.facts().map(MarkdownGoal::facts).orElseGet(() -> block("", List.of()));
  }

  private static MarkdownSection facts(GoalFacts facts) {
    if (facts instanceof DeploymentStatus status) {
      return block("#### Status", StatusText.lines(status));
    }
    if (facts instanceof RecordingFacts recording) {
      return block("#### Recorded", recording(recording));
    }
    return block("#### Packaged file", List.of(((PackagedFileFacts) facts).file()));
  }

  private static List<String> recording(RecordingFacts recording) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Wording.number(recording.kept(), "history", "histories") + " in " + recording.directory());
    lines.add("of the executions that would move: " + recording.selection().says());
    int completed = recording.selection().completed();
    if (completed > 0) {
      lines.add("and " + Wording.number(completed, "completed execution", "completed executions"));
    }
    return lines;
  }

  /** A block of its own for some lines, so that a long text can be cut between them. */
  private static MarkdownSection block(String head, List<String> lines) {
    return MarkdownSection.ofParagraphs(head, lines.isEmpty() ? List.of() : chunks(lines));
  }

  private static List<String> chunks(List<String> lines) {
    return IntStream.iterate(0, at -> at < lines.size(), at -> at + 50)
        .mapToObj(at -> Markdown.block("text", lines.subList(at, Math.min(at + 50, lines.size()))))
        .toList();
  }
}
