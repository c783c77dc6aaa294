package io.github.temporallambda.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.temporallambda.report.ReportChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goals that stop before they have a report of their own, and the one that never has a run. */
final class ReportingGoalTest {

  @TempDir Path basedir;

  @Test
  void goalWithAWrongParameterLeavesAReportUnderTheIdAndInTheDirectoryThatWereAskedFor()
      throws IOException {
    GoalBench bench =
        GoalBench.withConfiguration(basedir, "<deploymentName>a/b</deploymentName>")
            .given("temporal-lambda.reportId", "run-4711")
            .given("temporal-lambda.reportDirectory", basedir.resolve("fresh").toString())
            .given("temporal-lambda.dryRun", "maybe");

    assertThatThrownBy(() -> bench.run("rollout")).hasMessageContaining("dryRun");

    JsonNode report = read("fresh/a/b/rollout-report.json");
    assertThat(report.path("reportId").asText()).isEqualTo("run-4711");
    assertThat(report.path("goal").asText()).isEqualTo("rollout");
    assertThat(report.path("outcome").asText()).isEqualTo("failed");
    assertThat(report.at("/release/deploymentName").asText()).isEqualTo("a/b");
    assertThat(report.path("problems").findValuesAsText("what"))
        .anySatisfy(what -> assertThat(what).contains("temporal-lambda.dryRun"));
    assertThat(basedir.resolve("fresh/a/b/github-annotations.txt"))
        .content()
        .startsWith("::error title=rollout of a/b::");
    assertThat(basedir.resolve("fresh/a/b/rollout-report.md"))
        .content()
        .startsWith("### rollout of `a/b` failed in ");
  }

  @Test
  void goalThatDoesNotKnowItsDeploymentLeavesItsReportUnderItsOwnName() throws IOException {
    GoalBench bench = GoalBench.withoutPlugin(basedir);

    assertThatThrownBy(() -> bench.run("status")).hasMessageContaining("deploymentName");

    JsonNode report = read("target/temporal-lambda/status.worker/rollout-report.json");
    assertThat(report.path("release")).isEmpty();
    assertThat(report.path("reportId").asText()).hasSize(36);
  }

  /** It tells nothing of what became of the deployment. */
  @ParameterizedTest
  @ValueSource(strings = {"record", "replay", "rehearse"})
  void goalThatReleasesNothingDoesNotTakeThePlaceOfAReleasesReport(String goal) throws IOException {
    Path released = basedir.resolve("target/temporal-lambda/orders/rollout-report.json");
    GoalBench wrong =
        GoalBench.withConfiguration(basedir, "<deploymentName>orders</deploymentName>")
            .given("temporal-lambda.maxHistories", "none");
    assertThatThrownBy(() -> wrong.run("rollout")).hasMessageContaining("maxHistories");
    String before = Files.readString(released);

    assertThatThrownBy(() -> wrong.run(goal)).isInstanceOf(MojoExecutionException.class);

    assertThat(released).content().isEqualTo(before);
    assertThat(
            read("target/temporal-lambda/" + goal + ".orders/rollout-report.json")
                .path("goal")
                .asText())
        .isEqualTo(goal);
  }

  @Test
  void idThatCannotBeOneStopsTheGoal() {
    GoalBench bench =
        GoalBench.withoutPlugin(basedir)
            .given("temporal-lambda.deploymentName", "orders")
            .given("temporal-lambda.reportId", "a b");

    assertThatThrownBy(() -> bench.run("status"))
        .hasMessageContaining("temporal-lambda.reportId")
        .hasMessageContaining("1 to 100 of A-Z a-z 0-9 . _ -");
  }

  @Test
  void buildIdIsReported() throws Exception {
    Files.writeString(basedir.resolve("pom.xml"), "<project/>");
    String commit;
    try (Git git = Git.init().setDirectory(basedir.toFile()).call()) {
      git.add().addFilepattern(".").call();
      commit = git.commit().setSign(false).setAuthor("a", "a@b").setMessage("one").call().getName();
    }

    var unused = GoalBench.withoutPlugin(basedir).run("build-id");

    JsonNode report = read("target/temporal-lambda/build-id.worker/rollout-report.json");
    assertThat(report.path("outcome").asText()).isEqualTo("succeeded");
    assertThat(report.at("/release/buildId").asText()).isEqualTo(commit.substring(0, 12));
    assertThat(report.at("/release/commit").asText()).isEqualTo(commit);
  }

  @Test
  void skippedGoalLeavesNone() throws Exception {
    var unused =
        GoalBench.withoutPlugin(basedir).given("temporal-lambda.skip", "true").run("build-id");

    assertThat(basedir.resolve("target")).doesNotExist();
  }

  private JsonNode read(String path) throws IOException {
    ReportChecks.checkBelow(basedir);
    return new JsonMapper().readTree(basedir.resolve(path).toFile());
  }
}
