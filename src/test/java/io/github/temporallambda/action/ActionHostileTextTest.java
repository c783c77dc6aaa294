package io.github.temporallambda.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.temporallambda.action.ActionResult.Conclusion;
import io.github.temporallambda.report.LeftReports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Text of others (commit messages, branch names, workflow ids, messages of exceptions) starts no
 * workflow command, runs nothing, and forges neither output nor summary.
 */
class ActionHostileTextTest {

  private static final List<String> HOSTILE =
      List.of(
          "%0A::error::forged",
          "::error::forged",
          "   ::warning file=a,line=1::forged",
          "\u00a0\u2003::notice::forged",
          "::set-env name=PATH::/tmp",
          "::add-path::/tmp",
          "::add-mask::a",
          "::stop-commands::forged",
          "::endgroup::",
          "commit ##[error]forged",
          "##[set-env name=PATH]/tmp",
          "\u001b[31m::error::forged\u001b[0m",
          "before\r::error::forged",
          "`touch pwned` $(touch pwned) ${IFS} $((1+1)) %s %n %0A::error::forged",
          "'; touch pwned; echo \"",
          "</pre><script>forged()</script>",
          "name<<EOF",
          "outcome=succeeded");
  private static final String EVERYTHING = String.join("\n", HOSTILE);

  @TempDir Path temporary;

  @Test
  void consoleOfMavenStartsNoCommand() {
    ActionJob job = ActionJob.in(temporary);
    job.maven()
        .leaves(StubMaven.report("rollout", "succeeded"))
        .file("script", "cat \"$STUB_MAVEN/console\" >&2")
        .prints(EVERYTHING + "\n::error::without an end of line");

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.SUCCESS);
    assertThat(result.annotations()).isEmpty();
    assertThat(result.commands()).isEmpty();
    assertThat(result.log()).contains("\n::error::without an end of line\n");
    pwnsNothing(job);
  }

  @Test
  void reportOfHostileFactsForgesNothing() {
    ActionJob job = ActionJob.in(temporary);
    ObjectNode report = StubMaven.report("rollout", "failed").put("rollbackCommand", EVERYTHING);
    report.withObject("/release").put("buildId", "x\nfunction-version=9").put("commit", EVERYTHING);
    report.withObject("/files").put("junit", "../other.xml").put("markdown", "../other.md");
    job.maven()
        .forges("orders", report)
        .file("reports/other.xml", "x")
        .file("reports/other.md", "forged");

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.outputs())
        .containsEntry("outcome", "failed")
        .containsEntry("build-id", "x function-version=9")
        .containsEntry("function-version", "5")
        .containsEntry("junit-report", "");
    assertThat(result.output("rollback-command"))
        .isEqualTo(EVERYTHING.replaceAll("[\\p{Cntrl}\u0085]", " "));
    assertThat(result.summary()).doesNotContain("forged");
    assertThat(result.errors()).isEmpty();
    assertThat(result.commands()).isEmpty();
    pwnsNothing(job);
  }

  @Test
  void linesThatAreNoAnnotationsAreNotPrinted() {
    ActionJob job = ActionJob.in(temporary);
    String forged =
        HOSTILE.stream()
            .filter(line -> !line.matches("(?s)::(error|warning|notice)::.*"))
            .collect(Collectors.joining("\n"));
    job.maven()
        .leaves(StubMaven.report("rollout", "failed"))
        .file(
            "reports/orders/github-annotations.txt",
            "::error title=sound::##[set-env name=a]b\n"
                + forged
                + "\n::error title=a:b::c\n::error::\n");

    ActionResult result = job.run();

    assertThat(result.errors()).containsExactly("##[set-env name=a]b");
    assertThat(result.messages("warning")).isEmpty();
    assertThat(result.messages("notice")).isEmpty();
    assertThat(result.commands()).isEmpty();
    assertThat(result.log()).contains("are no annotations and are not shown");
  }

  /**
   * The plugin's own renderings of IDs, types and words of exceptions, as the action passes them
   * on.
   */
  @Test
  void renderedReportOfHostileExecutionsStartsNoCommandAndReachesTheSummaryAsItIs()
      throws IOException {
    ActionJob job = ActionJob.in(temporary);
    Path reports = job.maven().directory().resolve("reports");
    List<String> texts = new ArrayList<>(HOSTILE);
    texts.add(EVERYTHING);
    job.maven().prints(LeftReports.keepStopped(reports, texts)).exits(1);

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.outputs())
        .containsEntry("outcome", "failed")
        .containsEntry("replay-failures", Integer.toString(texts.size()));
    assertThat(result.errors()).hasSize(10);
    assertThat(result.annotations())
        .filteredOn(it -> !it.message().startsWith("Process completed"))
        .allSatisfy(it -> assertThat(it.properties()).containsOnlyKeys("title"));
    assertThat(result.commands()).isEmpty();
    assertThat(result.summary())
        .isEqualTo(Files.readString(reports.resolve("orders/rollout-report.md")) + "\n");
    pwnsNothing(job);
  }

  /** Git allows no such names; whatever stands in the variables is for nobody to read. */
  @Test
  void branchOfAHostileNameStartsNoCommandAndRunsNothing() {
    ActionJob job = ActionJob.in(temporary);
    job.maven().leaves(StubMaven.report("rollout", "succeeded"));
    for (String name : List.of("GITHUB_REF", "GITHUB_REF_NAME", "GITHUB_HEAD_REF")) {
      job.action().environment(name, EVERYTHING);
    }

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.SUCCESS);
    assertThat(result.annotations()).isEmpty();
    assertThat(result.commands()).isEmpty();
    assertThat(result.log() + result.summary() + result.outputs()).doesNotContain("forged");
    pwnsNothing(job);
  }

  @Test
  void consoleOfTenMegabytesIsPrintedToItsEndAndStartsNoCommand() {
    ActionJob job = ActionJob.in(temporary);
    String line = "::error::forged " + "x".repeat(100) + "\n";
    int lines = 10_000_000 / line.length() + 1;
    job.maven()
        .leaves(StubMaven.report("rollout", "succeeded"))
        .prints(line.repeat(lines) + "the end\n");

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.SUCCESS);
    assertThat(result.annotations()).isEmpty();
    assertThat(result.log().lines().filter(it -> it.startsWith("::error::forged"))).hasSize(lines);
    assertThat(result.log()).contains("\nthe end\n");
  }

  @Test
  void hostileInputIsToldInOneHarmlessLine() {
    ActionJob job = ActionJob.in(temporary);
    for (String input : List.of("goal", "module", "deployment-name", "working-directory")) {
      job.action().with(input, HOSTILE.get(0) + "\n" + EVERYTHING);
    }
    job.action().with("arguments", EVERYTHING);

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.output("outcome")).isEqualTo("failed");
    assertThat(result.errors()).allMatch(message -> message.startsWith("Input "));
    assertThat(result.errors()).noneMatch(message -> message.contains("\n"));
    assertThat(result.messages("warning")).isEmpty();
    assertThat(result.commands()).isEmpty();
    assertThat(result.summary())
        .contains("&lt;/pre&gt;&lt;script&gt;")
        .doesNotContain("<script>")
        .doesNotContain("\u001b");
    pwnsNothing(job);
  }

  private static void pwnsNothing(ActionJob job) {
    try (var files = Files.walk(job.workspace())) {
      assertThat(files).containsExactly(job.workspace());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
