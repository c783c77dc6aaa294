package io.github.temporallambda.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example workflows, and this project's own, pass actionlint, zizmor and GitHub's schema. */
class WorkflowFilesIT {

  private static final Path EXAMPLES = Path.of("docs/github-workflows").toAbsolutePath();
  private static final Path OWN = Path.of(".github/workflows").toAbsolutePath();

  private final Linters linters = Linters.ofThisUser();

  @TempDir Path temporary;

  @Test
  void passActionlint() {
    linter(Fault.Linter.ACTIONLINT).succeeds(workflows().toArray());
  }

  @Test
  void passZizmorsAuditor() {
    linter(Fault.Linter.ZIZMOR).succeeds(workflows().toArray());
  }

  @Test
  void areWorkflowsByGitHubsSchema() {
    linter(Fault.Linter.SCHEMA).succeeds(workflows().toArray());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void linterSeesTheFault(Fault fault) throws IOException {
    String sound = Files.readString(EXAMPLES.resolve(fault.file()));
    assertThat(sound).contains(fault.sound());
    Path planted = temporary.resolve(fault.file());
    Files.writeString(planted, sound.replace(fault.sound(), fault.faulty()));

    assertThat(linter(fault.linter()).fails(planted)).contains(fault.told());
  }

  static Stream<Fault> faults() {
    String commitTime = "$(git show -s --format=%cI HEAD)";
    return Stream.of(
        Fault.of("release.yml").as("steps.rollout.", "steps.rolout.").actionlint("\"rolout\""),
        Fault.of("promotion.yml").as("needs.staging.", "needs.build.").actionlint("\"build\""),
        Fault.of("promotion.yml")
            .as('"' + commitTime + '"', commitTime)
            .actionlint("SC2046:warning"),
        Fault.of("promotion.yml")
            .as(commitTime, "${{ github.ref_name }}")
            .zizmor("template-injection"),
        Fault.of("release.yml")
            .as("@3d3c42e5aac5ba805825da76410c181273ba90b1", "@v7")
            .zizmor("unpinned-uses"),
        Fault.of("release.yml")
            .as("persist-credentials: false", "persist-credentials: true")
            .zizmor("artipacked"),
        Fault.of("status.yml").as("permissions: {}", "").zizmor("excessive-permissions"),
        Fault.of("pull-request.yml")
            .as("pull_request:", "pull_request_target:")
            .zizmor("dangerous-triggers"),
        Fault.of("pull-request-live.yml")
            .as("environment: pull-request", "")
            .zizmor("secrets-outside-env"),
        Fault.of("rollback.yml").as("queue: max", "queue: all").schema("'all' is not one of"));
  }

  private Tool linter(Fault.Linter linter) {
    return linter.of(linters, EXAMPLES);
  }

  private static List<Path> workflows() {
    return Stream.of(EXAMPLES, OWN).flatMap(WorkflowFilesIT::in).toList();
  }

  private static Stream<Path> in(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".yml")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
