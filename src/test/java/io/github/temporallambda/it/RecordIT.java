package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.LiveExecutions;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code record} without a project, and {@code replay} of what it recorded and of what runs. */
@ExtendWith(LocalStackExtension.class)
class RecordIT {

  private static final String NAME = "recorded";

  @TempDir Path temporary;

  @Test
  void openOrderIsRecordedTwiceFromAnEmptyDirectoryAndReplayedCommittedAndLive(LocalStack stack)
      throws IOException {
    try (ReleaseBench bench = ReleaseBench.on(stack, NAME)) {
      bench.temporal().start("recorded/../1", "OrderWorkflow", NAME, "{\"orderId\": \"1\"}");
      LiveExecutions.await(() -> bench.temporal().executions(NAME).size() == 1);
      ItProject project = bench.sample(Files.createDirectory(temporary.resolve("project")));
      Path empty = Files.createDirectory(temporary.resolve("empty"));

      record(bench, empty);
      Path recorded = onlyRecording(empty);
      byte[] first = Files.readAllBytes(recorded);
      bench.temporal().signal("recorded/../1", "approve");
      record(bench, empty);
      assertThat(onlyRecording(empty)).as("the same file").isEqualTo(recorded);
      assertThat(Files.readAllBytes(recorded)).as("what happened since").isNotEqualTo(first);
      Files.copy(
          recorded,
          project.directory().resolve("src/test/histories").resolve(recorded.getFileName()));

      MavenResult replayed =
          bench
              .maven(project)
              .goals("verify", "temporal-lambda:replay")
              .property("temporal-lambda.live", "true")
              .succeeds();
      assertThat(replayed.console())
          .contains("5 of 5 committed histories replayed", "1 of 1 executions that move replayed");
    }
  }

  private static void record(ReleaseBench bench, Path empty) {
    MavenResult result =
        bench
            .maven(empty)
            .goals(OuterBuild.pluginUnderTest() + ":record")
            .property("temporal-lambda.deploymentName", NAME)
            .property("temporal-lambda.taskQueues", NAME)
            .succeeds();
    assertThat(result.console())
        .contains(
            "1 executions would move; task queues recorded",
            "Recorded 1 histories in src/test/histories (1 of 1); they hold payloads",
            "Next   mvn verify temporal-lambda:replay");
    RunReport report = RunReport.of(result, "record", NAME);
    assertThat(report.outcome()).isEqualTo("succeeded");
    assertThat(report.steps()).containsExactly("executions", "record");
    assertThat(report.json().at("/recording/histories").asInt()).isEqualTo(1);
    assertThat(report.json().at("/recording/selection/moving").asInt()).isEqualTo(1);
  }

  private static Path onlyRecording(Path empty) throws IOException {
    Path histories = empty.resolve("src/test/histories");
    assertThat(histories.resolve("README.md")).content().contains("Histories hold payloads");
    try (Stream<Path> files = Files.list(histories)) {
      List<Path> recordings = files.filter(file -> file.toString().endsWith(".pb.gz")).toList();
      assertThat(recordings).hasSize(1);
      return recordings.get(0);
    }
  }
}
