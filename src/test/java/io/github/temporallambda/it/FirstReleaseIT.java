package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.temporal.api.deployment.v1.WorkerDeploymentInfo;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.RoutingConfigUpdateState;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentVersionResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;

@ExtendWith(LocalStackExtension.class)
class FirstReleaseIT {

  private static final String NAME = "first-release";
  private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:" + NAME + ":1";
  private static final String ZIP = "target/order-worker-1.0-SNAPSHOT-lambda.zip";

  @TempDir Path temporary;

  @Test
  void firstRunReleasesAndSecondRunOfTheSameCommitChangesNothing(LocalStack stack)
      throws Exception {
    try (ReleaseBench bench = ReleaseBench.withFunction(stack, NAME)) {
      ItProject project = bench.sample(temporary);
      String commit = project.commit("Release");
      String buildId = commit.substring(0, 12);

      MavenResult first = bench.maven(project).goals("temporal-lambda:rollout").succeeds();

      allStepsAreReported(first.report(NAME), commit);
      oneCommittedHistoryIsOneTestCase(first);
      zipIsPublishedAsVersion1(bench, first, buildId);
      deploymentVersionIsTheQualifiedArn(bench, commit);
      smokeWorkflowRanOnTheNewVersion(bench, buildId);
      newVersionIsCurrent(bench, buildId);

      Snapshot released = bench.snapshot();
      MavenResult second = bench.maven(project).goals("temporal-lambda:rollout").succeeds();

      JsonNode unchanged = second.report(NAME);
      assertThat(unchanged.path("outcome").asText()).isEqualTo("unchanged");
      assertThat(unchanged.path("release").path("functionArn").asText()).isEqualTo(ARN);
      assertThat(second.console()).contains("nothing was left to do, nothing changed");
      assertThat(bench.snapshot()).isEqualTo(released);
    }
  }

  private static void allStepsAreReported(JsonNode report, String commit) {
    assertThat(report.path("outcome").asText()).isEqualTo("succeeded");
    assertThat(report.path("steps"))
        .extracting(step -> step.path("name").asText() + " " + step.path("status").asText())
        .containsExactly(
            "connect done",
            "plan done",
            "replay done",
            "configure done",
            "upload done",
            "publish done",
            "register done",
            "bind done",
            "smoke done",
            "replay-delta done",
            "set-current done");
    assertThat(report.path("release").path("commit").asText()).isEqualTo(commit);
    assertThat(report.path("release").path("functionArn").asText()).isEqualTo(ARN);
    assertThat(report.path("gate").path("polled"))
        .extracting(queue -> queue.path("taskQueue").asText() + " " + queue.path("type").asText())
        .containsExactlyInAnyOrder(NAME + " workflow", NAME + " activity");
    assertThat(report.path("gate").path("passed").asInt()).isEqualTo(4);
    assertThat(report.path("routing").path("after").path("current").asText())
        .endsWith(commit.substring(0, 12));
  }

  private static void oneCommittedHistoryIsOneTestCase(MavenResult result) throws IOException {
    String xml =
        Files.readString(
            result.file(
                "target/temporal-lambda/"
                    + NAME
                    + "/TEST-temporal-lambda.replay."
                    + NAME
                    + ".xml"));
    assertThat(xml).contains("tests=\"4\"", "failures=\"0\"", "classname=\"OrderWorkflow\"");
  }

  private static void zipIsPublishedAsVersion1(
      ReleaseBench bench, MavenResult result, String buildId) throws Exception {
    assertThat(bench.account().published(NAME)).hasSize(1);
    FunctionConfiguration published = bench.account().published(NAME).get(0);
    assertThat(published.functionArn()).isEqualTo(ARN);
    assertThat(published.codeSha256()).isEqualTo(sha256(result.file(ZIP)));
    assertThat(published.description())
        .matches(
            "temporal-lambda/1 build=" + buildId + " content=[0-9a-f]{64} target=[0-9a-f]{16}");
    assertThat(published.environment().variables())
        .containsAllEntriesOf(ReleaseBench.USERS_VARIABLES)
        .containsAllEntriesOf(
            Map.of(
                "TEMPORAL_DEPLOYMENT_NAME", NAME,
                "TEMPORAL_WORKER_BUILD_ID", buildId,
                "TEMPORAL_LAMBDA_DEPLOYMENT_NAME", NAME,
                "TEMPORAL_LAMBDA_BUILD_ID", buildId))
        .containsKeys("TEMPORAL_ADDRESS", "TEMPORAL_NAMESPACE")
        .hasSize(8);
    assertThat(bench.account().asyncRetries(NAME, "1")).contains(0);
  }

  private static void deploymentVersionIsTheQualifiedArn(ReleaseBench bench, String commit) {
    DescribeWorkerDeploymentVersionResponse version =
        bench.temporal().version(NAME, commit.substring(0, 12));
    assertThat(version.getVersionTaskQueuesList())
        .extracting(queue -> queue.getName() + " " + queue.getType())
        .containsExactlyInAnyOrder(
            NAME + " TASK_QUEUE_TYPE_WORKFLOW", NAME + " TASK_QUEUE_TYPE_ACTIVITY");
    var info = version.getWorkerDeploymentVersionInfo();
    Collection<String> providers =
        info.getComputeConfig().getScalingGroupsMap().values().stream()
            .map(
                group ->
                    group.getProvider().getType()
                        + " "
                        + group.getProvider().getDetails().getData().toStringUtf8())
            .toList();
    assertThat(providers).singleElement().asString().contains("aws-lambda", "\"" + ARN + "\"");
    assertThat(info.getMetadata().getEntriesMap())
        .hasEntrySatisfying(
            "temporal-lambda/commit",
            payload -> assertThat(payload.getData().toStringUtf8()).contains(commit))
        .containsKeys(
            "temporal-lambda/committed-at",
            "temporal-lambda/function-arn",
            "temporal-lambda/code-sha256",
            "temporal-lambda/replay-counts",
            "temporal-lambda/released-by");
  }

  private static void smokeWorkflowRanOnTheNewVersion(ReleaseBench bench, String buildId) {
    assertThat(bench.temporal().executions(NAME)).hasSize(1);
    WorkflowExecutionInfo smoke = bench.temporal().executions(NAME).get(0);
    assertThat(smoke.getType().getName()).isEqualTo("OrderWorkflow");
    String id = smoke.getExecution().getWorkflowId();
    assertThat(bench.temporal().closeEvent(id).getEventType())
        .isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED);
    assertThat(bench.temporal().buildIdsThatRan(id)).isNotEmpty().containsOnly(buildId);
  }

  private static void newVersionIsCurrent(ReleaseBench bench, String buildId) {
    WorkerDeploymentInfo deployment = bench.temporal().deployment(NAME).orElseThrow();
    assertThat(deployment.getRoutingConfig().getCurrentDeploymentVersion().getBuildId())
        .isEqualTo(buildId);
    assertThat(deployment.getRoutingConfig().hasRampingDeploymentVersion()).isFalse();
    assertThat(deployment.getRoutingConfigUpdateState())
        .isEqualTo(RoutingConfigUpdateState.ROUTING_CONFIG_UPDATE_STATE_COMPLETED);
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream content = Files.newInputStream(file)) {
      digest.update(content.readAllBytes());
    }
    return Base64.getEncoder().encodeToString(digest.digest());
  }
}
