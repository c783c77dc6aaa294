package io.github.temporallambda.rollout.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.artifact.ContentDigest;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.history.ExecutionCounts;
import io.github.temporallambda.history.ReadingPace;
import io.github.temporallambda.it.Account;
import io.github.temporallambda.it.StackConnection;
import io.github.temporallambda.lambda.AwsAccess;
import io.github.temporallambda.lambda.AwsSettings;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.lambda.LambdaFunctions;
import io.github.temporallambda.lambda.LambdaProgress;
import io.github.temporallambda.lambda.Patience;
import io.github.temporallambda.lambda.VersionMarker;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.report.DeploymentStatus;
import io.github.temporallambda.rollout.audit.FunctionReader;
import io.temporal.api.deployment.v1.WorkerDeploymentOptions;
import io.temporal.api.enums.v1.WorkerVersioningMode;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.SdkBytes;

/** A deployment, and functions that it may name, for whoever sets them at odds; its status. */
final class AuditBench implements AutoCloseable {

  /** Made by whoever asks for it first; what was published of it for one deployment stays. */
  static final String FUNCTION = "status-it";

  private final LocalStack stack;
  private final String name;
  private final TemporalConnection connection;
  final Account account;
  final WorkerDeployments deployments;

  private AuditBench(LocalStack stack, String name, TemporalConnection connection) {
    this.stack = stack;
    this.name = name;
    this.connection = connection;
    this.account = Account.of(stack);
    this.deployments = new WorkerDeployments(connection, "temporal-lambda-maven-plugin");
  }

  static AuditBench on(LocalStack stack, String name) {
    AuditBench bench = new AuditBench(stack, name, StackConnection.open(stack));
    bench.deployments.createDeployment(new DeploymentName(name));
    return bench;
  }

  DeploymentVersionId id(String buildId) {
    return new DeploymentVersionId(new DeploymentName(name), new BuildId(buildId));
  }

  /** Publishes further code of {@code functionName}; the qualified ARN. */
  String publish(String functionName, String description) {
    account.upload(
        functionName, SdkBytes.fromByteArray(Zips.of("content.txt", name + description)));
    return account.publish(functionName, description);
  }

  /** Publishes as this plugin does it for that build of this deployment; the qualified ARN. */
  String publishMarked(String buildId) {
    return publish(FUNCTION, marker(buildId, name).description());
  }

  VersionMarker marker(String buildId, String deploymentName) {
    String target =
        VersionMarker.targetHash(
            connection.target().address(),
            connection.target().namespace(),
            new DeploymentName(deploymentName));
    return new VersionMarker(new BuildId(buildId), new ContentDigest("c".repeat(64)), target);
  }

  void register(String buildId, String arn) {
    deployments.createDeploymentVersion(
        id(buildId), new LambdaCompute(arn, Optional.empty(), Optional.empty()));
  }

  void makeCurrent(String buildId) {
    var unused =
        deployments.setCurrent(
            id(buildId),
            deployments.describe(id(buildId).deploymentName()).orElseThrow().conflictToken());
  }

  /** Asks for a workflow task as that build's worker would, so that its task queue is bound. */
  void pollOnce(String buildId) {
    PollWorkflowTaskQueueRequest poll =
        PollWorkflowTaskQueueRequest.newBuilder()
            .setNamespace(connection.target().namespace())
            .setTaskQueue(TaskQueue.newBuilder().setName(name))
            .setIdentity("nobody")
            .setDeploymentOptions(
                WorkerDeploymentOptions.newBuilder()
                    .setDeploymentName(name)
                    .setBuildId(buildId)
                    .setWorkerVersioningMode(WorkerVersioningMode.WORKER_VERSIONING_MODE_VERSIONED))
            .build();
    // The server takes no shorter deadline, and answers with nothing before it.
    var unused =
        connection
            .blockingStub()
            .withDeadlineAfter(5, TimeUnit.SECONDS)
            .pollWorkflowTaskQueue(poll);
    assertThat(deployments.describe(id(buildId)).orElseThrow().taskQueues()).hasSize(1);
  }

  TemporalConnection connection() {
    return connection;
  }

  DeploymentStatus status() {
    return status(Optional.empty(), stack.aws().endpoint());
  }

  DeploymentStatus status(Optional<String> functionName, URI awsEndpoint) {
    FunctionReader reader =
        new FunctionReader(
            region ->
                LambdaFunctions.open(
                    new AwsSettings(
                        region.or(() -> Optional.of("us-east-1")),
                        new AwsAccess.Local(awsEndpoint, "id", "key"),
                        Patience.standard()),
                    LambdaProgress.SILENT));
    return new StatusReader(
            deployments,
            new StatusCounts(new ExecutionCounts(connection, ReadingPace.usual())),
            new StatusAudit(reader))
        .read(
            new StatusRequest(
                new DeploymentName(name),
                connection.target(),
                functionName.map(FunctionName::new)));
  }

  @Override
  public void close() {
    account.close();
    connection.close();
  }
}
