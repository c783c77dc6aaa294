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
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The way back as a user goes it at night: by the command that the release printed. */
@ExtendWith(LocalStackExtension.class)
class RollbackCommandIT {

  private static final String NAME = "rollback-command";
  private static final String ACTIVITIES =
      "src/main/java/com/example/orders/OrderActivitiesImpl.java";

  @TempDir Path temporary;
  @TempDir Path empty;

  @Test
  void printedCommandGoesBackFromAnEmptyDirectoryAndTheLeftBuildStaysOut(LocalStack stack)
      throws IOException {
    try (ReleaseBench bench = ReleaseBench.withFunction(stack, NAME)) {
      ItProject project = bench.sample(temporary);
      String first = project.commit("First").substring(0, 12);
      MavenResult released = bench.maven(project).goals("temporal-lambda:rollout").succeeds();
      thereIsNoWayBackFromTheFirst(released);
      project.replace(ACTIVITIES, "reserved the goods", "reserved all goods");
      String second = project.commit("Second").substring(0, 12);
      released = bench.maven(project).goals("temporal-lambda:rollout").succeeds();
      String command = printedCommand(released, second);
      startOrderThatWaits(bench);
      sigtermIsToldAndLeavesTheRoutingAsItWas(bench, command);

      JsonNode report = run(bench, command).succeeds().report(NAME);

      theFirstIsCurrentAndTheSecondCondemned(bench, report, first, second);
      openOrderEndsOnTheFirst(bench, first, second);
      Snapshot after = bench.snapshot();
      assertThat(run(bench, command).succeeds().console()).contains(second + " was left already");
      assertThat(bench.snapshot()).isEqualTo(after);
      MavenResult again = bench.maven(project).goals("temporal-lambda:rollout").fails();
      assertThat(again.console()).contains("rolled back", "retryRolledBack=true");
      assertThat(bench.snapshot()).isEqualTo(after);
    }
  }

  private static void thereIsNoWayBackFromTheFirst(MavenResult released) {
    assertThat(released.report(NAME).has("rollbackCommand")).isFalse();
    assertThat(released.console()).doesNotContain("Undo ");
  }

  private static String printedCommand(MavenResult released, String buildId) {
    String command = released.report(NAME).path("rollbackCommand").asText();
    assertThat(command)
        .startsWith("mvn io.github.temporal-lambda:temporal-lambda-maven-plugin:")
        .contains(":rollback -Dtemporal-lambda.deploymentName=" + NAME)
        .contains("-Dtemporal-lambda.address=", "-Dtemporal-lambda.namespace=default")
        .contains("-Dtemporal-lambda.region=us-east-1")
        .endsWith("-Dtemporal-lambda.from=" + buildId);
    assertThat(released.console()).contains("Undo   " + command);
    return command;
  }

  /** The command as it stands, in a directory where nothing lies. */
  private MavenBuild run(ReleaseBench bench, String command) throws IOException {
    Path nowhere = Files.createDirectories(empty.resolve("nowhere"));
    List<String> arguments = List.of(command.split(" "));
    assertThat(arguments.get(0)).isEqualTo("mvn");
    return bench
        .maven(nowhere)
        .goals(arguments.subList(1, arguments.size()).toArray(String[]::new));
  }

  /** In the middle of its gate, which takes a second at least. */
  private void sigtermIsToldAndLeavesTheRoutingAsItWas(ReleaseBench bench, String command)
      throws IOException {
    Snapshot before = bench.snapshot();
    MavenResult stopped;
    try (RunningBuild build = run(bench, command).start()) {
      stopped =
          build.awaitConsole("[INFO] plan ", Duration.ofMinutes(2)).end(Duration.ofSeconds(25));
    }
    assertThat(stopped.exitCode()).as(stopped.console()).isEqualTo(128 + 15);
    assertThat(stopped.console())
        .contains("Routing read back", "Stopped by a signal ", "Next: run the same command again");
    assertThat(stopped.report(NAME).path("problems").path(0).path("kind").asText())
        .isEqualTo("interrupted");
    assertThat(bench.snapshot()).isEqualTo(before);
  }

  private static void startOrderThatWaits(ReleaseBench bench) {
    bench
        .temporal()
        .start(
            NAME + "-open",
            "OrderWorkflow",
            NAME,
            "{\"orderId\": \"" + NAME + "-open\", \"cents\": 200000}");
    bench
        .temporal()
        .awaitHistory(
            NAME + "-open",
            history ->
                history.stream().anyMatch(HistoryEvent::hasActivityTaskCompletedEventAttributes)
                    && history.get(history.size() - 1).hasWorkflowTaskCompletedEventAttributes());
  }

  private static void theFirstIsCurrentAndTheSecondCondemned(
      ReleaseBench bench, JsonNode report, String first, String second) {
    assertThat(report.path("outcome").asText()).isEqualTo("succeeded");
    assertThat(report.path("rollback").path("target").asText()).isEqualTo(NAME + ":" + first);
    assertThat(report.path("rollback").path("rescued")).isEmpty();
    assertThat(report.path("steps"))
        .extracting(step -> step.path("name").asText() + " " + step.path("status").asText())
        .containsExactly(
            "connect done",
            "plan done",
            "replay done",
            "rescue skipped",
            "replay-delta done",
            "set-current done",
            "condemn done",
            "propagate done",
            "stranded skipped");
    assertThat(
            bench
                .temporal()
                .deployment(NAME)
                .orElseThrow()
                .getRoutingConfig()
                .getCurrentDeploymentVersion()
                .getBuildId())
        .isEqualTo(first);
    assertThat(
            bench
                .temporal()
                .version(NAME, second)
                .getWorkerDeploymentVersionInfo()
                .getMetadata()
                .getEntriesMap())
        .containsKeys(
            "temporal-lambda/condemned-at",
            "temporal-lambda/condemned-reason",
            "temporal-lambda/condemned-by")
        .allSatisfy((key, value) -> assertThat(key).doesNotContain("rolling-back-to"));
  }

  private static void openOrderEndsOnTheFirst(ReleaseBench bench, String first, String second) {
    bench.temporal().signal(NAME + "-open", "approve");
    assertThat(bench.temporal().closeEvent(NAME + "-open").getEventType())
        .isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED);
    assertThat(bench.temporal().buildIdsThatRan(NAME + "-open"))
        .startsWith(second)
        .endsWith(first)
        .containsOnly(first, second);
    assertThat(bench.temporal().history(NAME + "-open"))
        .noneMatch(HistoryEvent::hasWorkflowTaskFailedEventAttributes);
  }
}
