package io.github.temporallambda.deployment;

import static io.github.temporallambda.deployment.RunningServer.function;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.AwsStub.Function;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServerExtension.class)
class SmokeWorkflowIT {

  private static final String TASK_QUEUE = "smoke-queue";
  private static final Duration AMPLE = Duration.ofSeconds(60);

  @Test
  void completesOnAVersionThatNothingIsRoutedTo(RunningServer server) {
    DeploymentVersionId id = created(server);

    SmokeResult result = whilePolling(server, id, spec("Greeting", "\"Ada\"", AMPLE));

    WorkflowExecutionInfo execution = describe(server, result.workflowId());
    assertThat(result.workflowId())
        .matches("temporal-lambda-smoke-" + id.deploymentName() + "-b1-[0-9a-f]{8}");
    assertThat(execution.getStatus())
        .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
    assertThat(execution.getVersioningInfo().getDeploymentVersion().getBuildId()).isEqualTo("b1");
    assertThat(server.deployments().describe(id.deploymentName()).orElseThrow().current())
        .isEmpty();
  }

  @Test
  void failureIsToldWithItsMessageAndWithoutItsPayload(RunningServer server) {
    DeploymentVersionId id = created(server);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> whilePolling(server, id, spec("Failing", "", AMPLE)))
        .withMessageContainingAll("Failing", "the shelf is empty", "temporal workflow show")
        .withMessageNotContaining("4711")
        .satisfies(SmokeWorkflowIT::isOfTheGate);
  }

  @Test
  void runningOverTheTimeLimitIsTerminated(RunningServer server) {
    DeploymentVersionId id = created(server);

    ProblemException stopped =
        catchThrowableOfType(
            ProblemException.class,
            () -> whilePolling(server, id, spec("Sleeping", "", Duration.ofSeconds(2))));

    isOfTheGate(stopped);
    assertThat(stopped).hasMessageContainingAll("within 2 s", "terminated");
    assertThat(describe(server, workflowId(stopped)).getStatus())
        .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TERMINATED);
  }

  @Test
  void whatHoldsItUpIsTold(RunningServer server) {
    DeploymentVersionId id = created(server);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> whilePolling(server, id, spec("Stuck", "", Duration.ofSeconds(5))))
        .withMessageContaining("activity Refuse failed: no stock service");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> whilePolling(server, id, spec("Unregistered", "", Duration.ofSeconds(5))))
        .withMessageContainingAll("workflow task failed", "Unregistered");
  }

  @Test
  void versionThatDoesNotPollTheQueueCannotBeTried(RunningServer server) {
    DeploymentVersionId id = created(server);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> smoke(server).run(spec("Greeting", "\"Ada\"", AMPLE), id))
        .withMessageContaining("not present in task queue");
  }

  private static SmokeResult whilePolling(
      RunningServer server, DeploymentVersionId id, SmokeSpec spec) {
    PollingWorker worker = PollingWorker.start(server.connection(), id, TASK_QUEUE);
    try {
      Eventually.that(
          () ->
              assertThat(server.deployments().describe(id).orElseThrow().taskQueues()).hasSize(2));
      return smoke(server).run(spec, id);
    } finally {
      worker.close();
    }
  }

  private static SmokeWorkflow smoke(RunningServer server) {
    return new SmokeWorkflow(server.connection(), RunningServer.IDENTITY, new Random());
  }

  private static DeploymentVersionId created(RunningServer server) {
    DeploymentVersionId id = server.newDeployment("b1");
    LambdaCompute compute = function(id, 1);
    server.aws().put(compute.functionArn(), Function.neverPolling());
    server.deployments().createDeploymentVersion(id, compute);
    return id;
  }

  private static SmokeSpec spec(String workflowType, String json, Duration timeLimit) {
    Optional<String> input = Optional.of(json).filter(text -> !text.isEmpty());
    return new SmokeSpec(workflowType, TASK_QUEUE, input, timeLimit);
  }

  private static String workflowId(ProblemException stopped) {
    Matcher id = Pattern.compile("temporal-lambda-smoke-\\S+").matcher(stopped.getMessage());
    assertThat(id.find()).isTrue();
    return id.group();
  }

  private static WorkflowExecutionInfo describe(RunningServer server, String workflowId) {
    return server
        .connection()
        .blockingStub()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(server.connection().target().namespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
                .build())
        .getWorkflowExecutionInfo();
  }

  private static void isOfTheGate(ProblemException stopped) {
    assertThat(stopped.problems().get(0).kind()).isEqualTo(ProblemKind.GATE);
  }
}
