package io.github.temporallambda.report;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.deployment.Ramp;
import io.github.temporallambda.deployment.RoutingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was released, and what ran where before and after, in the Markdown report. */
final class MarkdownFacts {

  private static final String NOT_READ = "not read";

  private MarkdownFacts() {}

  static MarkdownSection of(RolloutReport report) {
    ReleaseFacts facts = report.release();
    List<String> rows = new ArrayList<>();
    facts
        .deploymentName()
        .ifPresent(name -> rows.add(row("Deployment", Markdown.cell(name.value()))));
    facts.buildId().ifPresent(id -> rows.add(row("Build ID", Markdown.cell(id.value()))));
    facts.commit().ifPresent(commit -> rows.add(row("Commit", commit(commit))));
    facts
        .artifact()
        .ifPresent(
            artifact ->
                rows.add(
                    row(
                        "Artifact",
                        Markdown.cell(artifact.file().getFileName().toString())
                            + String.format(Locale.ROOT, ", %.1f MB", artifact.bytes() / 1e6))));
    facts
        .functionArn()
        .ifPresent(
            arn -> {
              rows.add(row("Lambda version", String.valueOf(arn.functionVersion())));
              rows.add(row("ARN", Markdown.cell(arn.toString())));
            });
    facts.unqualifiedArn().ifPresent(arn -> rows.add(row("ARN", Markdown.cell(arn))));
    return MarkdownSection.ofLines("| Release | |\n|---|---|", rows);
  }

  private static String commit(GitCommit commit) {
    return Markdown.cell(commit.id())
        + " of "
        + commit.committedAt()
        + (commit.isDirty() ? ", and uncommitted changes" : "");
  }

  /** Nothing where none was read; without a column of what was before, where that is not known. */
  static MarkdownSection routing(RolloutReport report) {
    RoutingFacts facts = report.routing();
    if (facts.before().isEmpty() && facts.after().isEmpty()) {
      return MarkdownSection.ofLines("", List.of());
    }
    List<String> current = new ArrayList<>(List.of("Current"));
    List<String> ramping = new ArrayList<>(List.of("Ramping"));
    facts.before().ifPresent(before -> add(before, current, ramping));
    facts
        .after()
        .ifPresentOrElse(
            after -> add(after, current, ramping),
            () -> {
              current.add(NOT_READ);
              ramping.add(NOT_READ);
            });
    String head = facts.before().isPresent() ? "| Routing | Before | Now |" : "| Routing | Now |";
    return MarkdownSection.ofLines(
        head + "\n|" + "---|".repeat(current.size()), List.of(row(current), row(ramping)));
  }

  private static void add(RoutingState state, List<String> current, List<String> ramping) {
    current.add(current(state));
    ramping.add(ramping(state));
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String current(RoutingState state) {
    return state
            .current()
            .map(DeploymentVersionId::toString)
            .map(Markdown::cell)
            .orElse("none (unversioned workers)")
        + (state.propagated() ? "" : ", still on its way to the task queues, the server says");
  }

  private static String ramping(RoutingState state) {
    return state.ramp().map(MarkdownFacts::ramp).orElse("none");
  }

  private static String ramp(Ramp ramp) {
    String to =
        ramp.to()
            .map(DeploymentVersionId::toString)
            .map(Markdown::cell)
            .orElse("unversioned workers");
    return to + " at " + ramp.percentage() + " %";
  }

  private static String row(String name, String value) {
    return "| " + name + " | " + value + " |";
  }
}
