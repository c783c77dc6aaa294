package io.github.temporallambda.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.it.BuiltSample;
import io.github.temporallambda.it.Snapshot;
import io.github.temporallambda.local.Deadlines;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Development mode: the unqualified ARN, under the one Build ID {@code dev}. */
@ExtendWith(LocalStackExtension.class)
class DevelopmentIT {

  private static final String NAME = "developed";
  private static final String WORKFLOW = "com/example/orders/OrderWorkflowImpl.java";
  private static final String ACTIVITIES = "com/example/orders/OrderActivitiesImpl.java";
  private static final String RESERVING = "    activities.reserve(order.orderId());";

  @TempDir Path temporary;

  @Test
  void pinnedExecutionChangesItsCodeWithTheWriteAndIsReplayedBefore(LocalStack stack)
      throws Exception {
    try (ReleaseStand stand = ReleaseStand.on(stack, NAME)) {
      BuiltSample sample =
          BuiltSample.polling(NAME, temporary.resolve("sample"))
              .replace(WORKFLOW, "VersioningBehavior.AUTO_UPGRADE", "VersioningBehavior.PINNED");

      stand.run(stand.inDevelopment(sample.zip("first")));
      functionItselfIsRegistered(stand);
      startOrderThatWaits(stand);

      sample.replace(WORKFLOW, RESERVING, "    Workflow.sleep(TIME_TO_CANCEL);\n" + RESERVING);
      Path incompatible = sample.zip("incompatible");
      Snapshot before = stand.bench().snapshot();
      assertThat(stand.refused(() -> stand.run(stand.inDevelopment(incompatible))))
          .contains(
              "do not replay on developed:dev",
              "1. OrderWorkflow: 1 execution FAILED",
              "examples  developed-order (run ");
      assertThat(stand.bench().snapshot()).isEqualTo(before);

      sample
          .replace(WORKFLOW, "    Workflow.sleep(TIME_TO_CANCEL);\n" + RESERVING, RESERVING)
          .replace(ACTIVITIES, "reserved the goods", "reserved all goods");
      long invoked = invocations(stack);
      stand.run(stand.inDevelopment(sample.zip("compatible")));
      codeIsWrittenAfterTheDeltaGateAndInvoked(stand);
      Deadlines.await(
          Duration.ofSeconds(30),
          () -> invocations(stack) > invoked,
          () -> "the new code was not invoked");

      stand.bench().temporal().signal("developed-order", "approve");
      assertThat(stand.bench().temporal().closeEvent("developed-order").getEventType())
          .isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED);
      assertThat(stand.bench().temporal().buildIdsThatRan("developed-order")).containsOnly("dev");

      commitIsRefused(stand, sample.zip("commit"));
    }
  }

  private static void functionItselfIsRegistered(ReleaseStand stand) {
    assertThat(stand.steps())
        .containsExactly(
            "connect done",
            "plan done",
            "replay done",
            "configure done",
            "upload done",
            "register done",
            "bind done",
            "replay-delta done",
            "set-current done");
    assertThat(stand.report().release().unqualifiedArn().orElseThrow())
        .endsWith(":function:" + NAME);
    assertThat(stand.report().release().functionArn()).isEmpty();
    assertThat(stand.bench().account().published(NAME)).isEmpty();
    assertThat(stand.console()).contains("moves every execution at once, Pinned ones too");
    assertThat(
            stand
                .bench()
                .temporal()
                .version(NAME, "dev")
                .getWorkerDeploymentVersionInfo()
                .getComputeConfig()
                .toString())
        .contains(":function:" + NAME + "\\\"");
  }

  private static void codeIsWrittenAfterTheDeltaGateAndInvoked(ReleaseStand stand) {
    assertThat(stand.steps())
        .containsExactly(
            "connect done",
            "plan done",
            "replay done",
            "replay-delta done",
            "configure done",
            "upload done",
            "register already-done",
            "bind done",
            "set-current already-done");
    assertThat(stand.report().gate().orElseThrow().histories()).hasSize(1);
    assertThat(
            stand
                .bench()
                .temporal()
                .version(NAME, "dev")
                .getWorkerDeploymentVersionInfo()
                .getMetadata()
                .toString())
        .as("what the metadata say of the code")
        .contains(stand.report().release().artifact().orElseThrow().contentDigest().hex());
    assertThat(stand.bench().account().latest(NAME).codeSha256())
        .isEqualTo(stand.report().release().artifact().orElseThrow().codeSha256().base64());
    assertThat(stand.bench().account().published(NAME)).isEmpty();
  }

  private static void commitIsRefused(ReleaseStand stand, Path zip) {
    Snapshot before = stand.bench().snapshot();
    assertThat(stand.refused(() -> stand.run(stand.publishing("3f2c1a9b7d10", zip))))
        .contains("deployment 'developed' is in development mode")
        .contains("-Dtemporal-lambda.deploymentName=developed-releases");
    assertThat(stand.bench().snapshot()).isEqualTo(before);
  }

  private static void startOrderThatWaits(ReleaseStand stand) {
    stand
        .bench()
        .temporal()
        .start(
            "developed-order",
            "OrderWorkflow",
            NAME,
            "{\"orderId\": \"developed-order\", \"cents\": 200000}");
    stand.bench().temporal().awaitHistory("developed-order", DevelopmentIT::waitsForApproval);
  }

  /** The goods are reserved, and a workflow task after that found nothing more to do. */
  private static boolean waitsForApproval(List<HistoryEvent> history) {
    return history.size() > 2
        && history.stream().anyMatch(HistoryEvent::hasActivityTaskCompletedEventAttributes)
        && history.get(history.size() - 1).hasWorkflowTaskCompletedEventAttributes();
  }

  private static long invocations(LocalStack stack) {
    return stack.aws().output(NAME, "$LATEST").stream()
        .filter(line -> line.startsWith("START"))
        .count();
  }
}
