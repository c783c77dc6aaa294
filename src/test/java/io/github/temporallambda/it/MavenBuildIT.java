package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The harness itself. */
class MavenBuildIT {

  @TempDir Path temporary;

  private ItProject project;

  @BeforeEach
  void copyProject() {
    project = ItProject.copy("order-worker", temporary);
  }

  @Test
  void messageOfAnUnexpectedFailureIsTheLog() {
    MavenBuild build = project.maven().goals("no-such-phase");

    assertThatThrownBy(build::succeeds)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Unknown lifecycle phase");
    assertThat(build.fails().console()).contains("BUILD FAILURE");
  }

  @Test
  void messageOfAnUnexpectedSuccessIsTheLog() {
    assertThatThrownBy(project.maven().goals("validate")::fails)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("BUILD SUCCESS");
  }

  @Test
  void buildThatTakesTooLongIsKilled() {
    MavenBuild build = project.maven().goals("validate").timeLimit(Duration.ofMillis(1));

    assertThatThrownBy(build::succeeds)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("took longer than");
  }

  @ParameterizedTest
  @MethodSource("io.github.temporallambda.it.MavenDistribution#all")
  void pluginUnderTestIsFoundByItsPrefix(MavenDistribution maven) {
    MavenResult result =
        project.maven().maven(maven).offline().goals("temporal-lambda:help").succeeds();

    assertThat(result.console()).contains("Temporal Lambda Maven Plugin");
  }

  @Test
  void copyIsCleanAfterItsCommitAndAfterABuild() throws IOException, GitAPIException {
    project.maven().goals("compile").succeeds();

    assertThat(isClean()).isTrue();
    project.replace("pom.xml", "<functionName>order-worker", "<functionName>other");
    assertThat(isClean()).isFalse();
    String commit = project.commit("Rename the function");
    assertThat(isClean()).isTrue();
    assertThat(commit).matches("[0-9a-f]{40}");
  }

  @Test
  void copyWithoutGitIsInNoRepository() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));

    ItProject plain = ItProject.copyWithoutGit("order-worker", elsewhere);

    assertThat(plain.repository().resolve(".git")).doesNotExist();
    assertThat(plain.directory().resolve("pom.xml")).exists();
  }

  @Test
  void innerBuildsGetNoSettingsOfTheCaller() {
    Map<String, String> environment =
        new HashMap<>(
            Map.of(
                "AWS_ACCESS_KEY_ID", "caller's",
                "TEMPORAL_API_KEY", "caller's",
                "GITHUB_STEP_SUMMARY", "caller's",
                "PATH", "caller's"));

    InnerEnvironment.replace(environment);

    assertThat(environment)
        .containsEntry("PATH", "caller's")
        .doesNotContainKeys("AWS_ACCESS_KEY_ID", "TEMPORAL_API_KEY", "GITHUB_STEP_SUMMARY");
    assertThat(Path.of(environment.getOrDefault("AWS_CONFIG_FILE", ""))).doesNotExist();
  }

  private boolean isClean() throws IOException, GitAPIException {
    try (Git git = Git.open(project.repository().toFile())) {
      return git.status().call().isClean();
    }
  }
}
