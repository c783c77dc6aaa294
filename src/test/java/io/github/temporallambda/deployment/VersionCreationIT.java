package io.github.temporallambda.deployment;

import static io.github.temporallambda.deployment.RunningServer.function;
import static io.github.temporallambda.deployment.RunningServer.sibling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.AwsStub.Function;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServerExtension.class)
class VersionCreationIT {

  @Test
  void versionIsCreatedWithItsComputeConfigAndItsFunctionInvoked(RunningServer server) {
    DeploymentVersionId id = server.newDeployment("b1");
    LambdaCompute compute = function(id, 1);
    server.aws().put(compute.functionArn(), Function.neverPolling());

    server.deployments().createDeploymentVersion(id, compute);

    DeploymentVersion version = server.deployments().describe(id).orElseThrow();
    assertThat(version.compute()).contains(compute);
    assertThat(version.computeProviders()).containsExactly("aws-lambda");
    assertThat(version.status()).isEqualTo(DeploymentVersionStatus.CREATED);
    assertThat(version.taskQueues()).isEmpty();
    assertThat(version.times().created()).isPresent();
    assertThat(version.times().currentSince()).isEmpty();
    assertThat(version.lastModifierIdentity()).isEqualTo(RunningServer.IDENTITY);
    assertThat(server.aws().invocations(compute.functionArn())).isEqualTo(1);
  }

  @Test
  void sameDeploymentAndVersionAgainIsDoneAlready(RunningServer server) {
    DeploymentVersionId id = server.newDeployment("b1");
    LambdaCompute compute = function(id, 1);
    server.aws().put(compute.functionArn(), Function.neverPolling());
    server.deployments().createDeploymentVersion(id, compute);

    server.deployments().createDeployment(id.deploymentName());
    server.deploymentsAs("someone else").createDeployment(id.deploymentName());
    server.deployments().createDeploymentVersion(id, compute);

    assertThat(server.aws().invocations(compute.functionArn())).isEqualTo(1);
  }

  @Test
  void sameVersionWithOtherCodeIsAConflictAndLeftAsItIs(RunningServer server) {
    DeploymentVersionId id = server.newDeployment("b1");
    LambdaCompute first = function(id, 1);
    LambdaCompute second = function(id, 2);
    server.aws().put(first.functionArn(), Function.neverPolling());
    server.aws().put(second.functionArn(), Function.neverPolling());
    server.deployments().createDeploymentVersion(id, first);

    ProblemException stopped =
        catchThrowableOfType(
            ProblemException.class, () -> server.deployments().createDeploymentVersion(id, second));

    assertThat(stopped.problems().get(0).kind()).isEqualTo(ProblemKind.CONFLICT);
    assertThat(stopped).hasMessageContainingAll(first.functionArn(), second.functionArn());
    assertThat(server.deployments().describe(id).orElseThrow().compute()).contains(first);
    assertThat(server.aws().invocations(second.functionArn())).isZero();
  }

  @Test
  void versionThatAPollCreatedGetsItsComputeConfig(RunningServer server) {
    DeploymentVersionId id = server.newDeployment("b1");
    LambdaCompute compute = function(id, 1);
    server.aws().put(compute.functionArn(), Function.neverPolling());
    PollingWorker.during(
        server.connection(),
        id,
        "early",
        () -> {
          Eventually.that(() -> assertThat(server.deployments().describe(id)).isPresent());
          assertThat(server.deployments().describe(id).orElseThrow().computeProviders()).isEmpty();

          server.deployments().createDeploymentVersion(id, compute);
        });

    assertThat(server.deployments().describe(id).orElseThrow().compute()).contains(compute);
    assertThat(server.aws().invocations(compute.functionArn())).isEqualTo(1);
  }

  @Test
  void unknownFunctionIsToldInAwsWordsAndLeavesNothing(RunningServer server) {
    DeploymentVersionId id = server.newDeployment("b1");
    LambdaCompute compute = function(id, 1);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> server.deployments().createDeploymentVersion(id, compute))
        .withMessageContainingAll(compute.functionArn(), "ResourceNotFoundException")
        .satisfies(
            stopped ->
                assertThat(stopped.problems().get(0).kind()).isEqualTo(ProblemKind.CONFIGURATION));

    assertThat(server.deployments().describe(id)).isEmpty();
    assertThat(controllerIsRunning(server, id)).isFalse();
  }

  @Test
  void sameVersionIsCreatedOnceItsFunctionIsMended(RunningServer server) {
    DeploymentVersionId id = server.newDeployment("b1");
    LambdaCompute compute = function(id, 1);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> server.deployments().createDeploymentVersion(id, compute));

    server.aws().put(compute.functionArn(), Function.neverPolling());
    server.deployments().createDeploymentVersion(id, compute);

    assertThat(server.deployments().describe(id).orElseThrow().compute()).contains(compute);
    assertThat(server.aws().invocations(compute.functionArn())).isEqualTo(1);
    assertThat(controllerIsRunning(server, id)).isTrue();
  }

  @Test
  void causeThatTheServerMasksIsReadFromItsController(RunningServer server) {
    DeploymentVersionId id = server.newDeployment("b1");
    LambdaCompute compute = function(id, 1);
    server.aws().put(compute.functionArn(), new Function(200, 403, () -> {}));

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> server.deployments().createDeploymentVersion(id, compute))
        .withMessageContainingAll(
            "INTERNAL", "AccessDeniedException", "InvokeWorkersToRegisterTaskQueues")
        .withMessageContaining("lambda:InvokeFunction");

    assertThat(server.deployments().describe(id)).isEmpty();
    assertThat(controllerIsRunning(server, id)).isFalse();

    server.aws().put(compute.functionArn(), Function.neverPolling());
    server.deployments().createDeploymentVersion(id, compute);
    assertThat(server.deployments().describe(id)).isPresent();
  }

  @Test
  void computeConfigWrittenAgainInvokesTheFunctionAgain(RunningServer server) {
    DeploymentVersionId id = server.newDeployment("b1");
    LambdaCompute compute = function(id, 1);
    server.aws().put(compute.functionArn(), Function.neverPolling());
    server.deployments().createDeploymentVersion(id, compute);

    server.deployments().updateComputeConfig(id, compute);

    assertThat(server.aws().invocations(compute.functionArn())).isEqualTo(2);
  }

  @Test
  void computeConfigIsReplacedAsAWhole(RunningServer server) {
    DeploymentVersionId id = server.newDeployment("b1");
    LambdaCompute first = function(id, 1);
    LambdaCompute second = function(id, 2);
    server.aws().put(first.functionArn(), Function.neverPolling());
    server.aws().put(second.functionArn(), Function.neverPolling());
    server.deployments().createDeploymentVersion(id, first);

    server.deployments().updateComputeConfig(id, second);

    assertThat(server.deployments().describe(id).orElseThrow().compute()).contains(second);
  }

  @Test
  void versionOfAnUnknownDeploymentIsNotCreated(RunningServer server) {
    DeploymentVersionId known = server.newDeployment("b1");
    DeploymentVersionId id =
        new DeploymentVersionId(
            new io.github.temporallambda.buildid.DeploymentName(
                known.deploymentName() + "-unknown"),
            known.buildId());

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> server.deployments().createDeploymentVersion(id, function(id, 1)))
        .withMessageContaining("NOT_FOUND");

    assertThat(server.deployments().describe(id)).isEmpty();
    assertThat(server.deployments().describe(sibling(known, "other"))).isEmpty();
    assertThat(server.deployments().describe(id.deploymentName())).isEmpty();
  }

  private static boolean controllerIsRunning(RunningServer server, DeploymentVersionId id) {
    String workflowId = "temporal-sys-worker-controller-instance:" + id;
    return server
            .connection()
            .blockingStub()
            .describeWorkflowExecution(
                DescribeWorkflowExecutionRequest.newBuilder()
                    .setNamespace(server.connection().target().namespace())
                    .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
                    .build())
            .getWorkflowExecutionInfo()
            .getStatus()
        == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }
}
