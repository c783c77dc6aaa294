package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalStackExtension.class)
class SecondReleaseIT {

  private static final String NAME = "second-release";
  private static final String ACTIVITIES =
      "src/main/java/com/example/orders/OrderActivitiesImpl.java";
  private static final String WORKFLOW = "src/main/java/com/example/orders/OrderWorkflowImpl.java";

  @TempDir Path temporary;

  @Test
  void openOrderMovesToCompatibleCodeAndStopsIncompatibleCode(LocalStack stack) throws IOException {
    try (ReleaseBench bench = ReleaseBench.withFunction(stack, NAME)) {
      ItProject project = bench.sample(temporary);
      String first = project.commit("First").substring(0, 12);
      assertThat(rollout(bench, project).succeeds().report(NAME).path("outcome").asText())
          .isEqualTo("succeeded");
      startOrderThatWaits(bench, "moving");

      project.replace(ACTIVITIES, "reserved the goods", "reserved all goods");
      String second = project.commit("Second").substring(0, 12);
      JsonNode report = rollout(bench, project).succeeds().report(NAME);

      openOrderWasReplayed(report);
      currentMovedAndTheOldVersionStays(bench, first, second);
      openOrderGoesOnUnderTheNewVersion(bench, first, second);

      startOrderThatWaits(bench, "stopping");
      withoutCommittedHistories(project)
          .replace(
              WORKFLOW,
              "    activities.reserve(order.orderId());",
              "    Workflow.sleep(TIME_TO_CANCEL);\n    activities.reserve(order.orderId());")
          .commit("Incompatible");
      Snapshot before = bench.snapshot();

      openOrderStopsTheRelease(rollout(bench, project).fails());
      oldJobsStopWhenTheyAreRunAgain(bench, project.checkout(first));
      assertThat(bench.snapshot()).isEqualTo(before);
    }
  }

  private void oldJobsStopWhenTheyAreRunAgain(ReleaseBench bench, ItProject old) {
    assertThat(rollout(bench, old).fails().console())
        .contains("was built from a later commit than this build")
        .contains("-Dtemporal-lambda.allowOlder=true");
    ItProject clone = old.shallowClone(temporary.resolve("clone"));
    assertThat(rollout(bench, clone).fails().console())
        .contains("is not known to be older than this build")
        .contains("its commit is of", "this commit is of");
  }

  private static MavenBuild rollout(ReleaseBench bench, ItProject project) {
    return bench.maven(project).goals("temporal-lambda:rollout");
  }

  private static void startOrderThatWaits(ReleaseBench bench, String orderId) {
    bench
        .temporal()
        .start(
            orderId,
            "OrderWorkflow",
            NAME,
            "{\"orderId\": \"" + orderId + "\", \"cents\": 200000}");
    bench.temporal().awaitHistory(orderId, SecondReleaseIT::waitsForApproval);
  }

  /** The goods are reserved, and a workflow task after that found nothing more to do. */
  private static boolean waitsForApproval(List<HistoryEvent> history) {
    return history.size() > 2
        && history.stream().anyMatch(HistoryEvent::hasActivityTaskCompletedEventAttributes)
        && history.get(history.size() - 1).hasWorkflowTaskCompletedEventAttributes();
  }

  private static void openOrderWasReplayed(JsonNode report) {
    assertThat(report.path("outcome").asText()).isEqualTo("succeeded");
    assertThat(report.path("gate").path("histories").asInt()).isEqualTo(5);
    assertThat(report.path("gate").path("passed").asInt()).isEqualTo(5);
    assertThat(report.path("steps"))
        .filteredOn(step -> step.path("name").asText().equals("replay"))
        .extracting(step -> step.path("detail").asText())
        .singleElement()
        .asString()
        .contains("4 of 4 committed histories replayed", "1 of 1 executions that move replayed");
  }

  private static void currentMovedAndTheOldVersionStays(
      ReleaseBench bench, String first, String second) {
    assertThat(bench.account().published(NAME))
        .extracting(version -> version.version())
        .containsExactly("1", "2");
    assertThat(
            bench
                .temporal()
                .deployment(NAME)
                .orElseThrow()
                .getRoutingConfig()
                .getCurrentDeploymentVersion()
                .getBuildId())
        .isEqualTo(second);
    assertThat(functionOf(bench, first)).endsWith(":" + NAME + ":1\"}");
    assertThat(functionOf(bench, second)).endsWith(":" + NAME + ":2\"}");
  }

  private static String functionOf(ReleaseBench bench, String buildId) {
    return bench
        .temporal()
        .version(NAME, buildId)
        .getWorkerDeploymentVersionInfo()
        .getComputeConfig()
        .getScalingGroupsMap()
        .values()
        .iterator()
        .next()
        .getProvider()
        .getDetails()
        .getData()
        .toStringUtf8();
  }

  private static void openOrderGoesOnUnderTheNewVersion(
      ReleaseBench bench, String first, String second) {
    bench.temporal().signal("moving", "approve");
    assertThat(bench.temporal().closeEvent("moving").getEventType())
        .isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED);
    assertThat(bench.temporal().buildIdsThatRan("moving"))
        .startsWith(first)
        .endsWith(second)
        .containsOnly(first, second);
  }

  /** So that only the execution itself can tell. */
  private static ItProject withoutCommittedHistories(ItProject project) throws IOException {
    Path histories = project.directory().resolve("src/test/histories");
    try (Stream<Path> files = Files.list(histories)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(histories);
    return project.replace("pom.xml", "<histories>src/test/histories</histories>", "");
  }

  private static void openOrderStopsTheRelease(MavenResult result) {
    JsonNode report = result.report(NAME);
    assertThat(report.path("outcome").asText()).isEqualTo("failed");
    assertThat(report.path("failedStep").asText()).isEqualTo("replay");
    assertThat(report.path("gate").path("failed").asInt()).isEqualTo(1);
    assertThat(report.path("gate").path("verdicts").path(0).path("workflowId").asText())
        .isEqualTo("stopping");
    assertThat(result.console())
        .contains("BUILD FAILURE", "do not replay", "OrderWorkflow stopping", "TMPRL1100");
  }
}
