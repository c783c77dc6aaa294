package io.github.temporallambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.github.temporallambda.local.aws.LocalAwsSettings;
import io.github.temporallambda.local.temporal.ServerTimings;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.compute.v1.ComputeConfig;
import io.temporal.api.compute.v1.ComputeConfigScalingGroup;
import io.temporal.api.compute.v1.ComputeProvider;
import io.temporal.api.compute.v1.ComputeScaler;
import io.temporal.api.deployment.v1.WorkerDeploymentVersion;
import io.temporal.api.workflowservice.v1.CreateWorkerDeploymentRequest;
import io.temporal.api.workflowservice.v1.CreateWorkerDeploymentVersionRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalStackExtension.class)
class LocalStackIT {

  @TempDir Path directory;

  @Test
  void controllerRunsThePublishedVersionWhenADeploymentVersionIsCreated(LocalStack stack)
      throws Exception {
    String qualifiedArn = GreetingFunction.publish(stack, "greeting");
    assertThat(qualifiedArn).endsWith(":function:greeting:1");

    createDeploymentVersion(stack, "greetings", "3f2c1a9b7d10", qualifiedArn);

    Deadlines.await(
        Duration.ofSeconds(60),
        () -> stack.aws().output("greeting", "1").contains("greetings from version 1"),
        () -> "output so far: " + stack.aws().output("greeting", "1"));
  }

  @Test
  void clientEnvironmentIsComplete(LocalStack stack) {
    assertThat(stack.clientEnvironment())
        .containsEntry("TEMPORAL_ADDRESS", stack.temporal().address())
        .containsEntry("AWS_ENDPOINT_URL", stack.aws().endpoint().toString());
    assertThat(stack.clientEnvironment().keySet())
        .containsExactly(
            "TEMPORAL_ADDRESS",
            "TEMPORAL_NAMESPACE",
            "AWS_ENDPOINT_URL",
            "AWS_REGION",
            "AWS_DEFAULT_REGION",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY");
  }

  @Test
  void closedStackLeavesNothing(ServerBinary binary) {
    LocalStack stack = LocalStack.start(settings(binary, 0));
    stack.close();
    stack.close();

    assertThat(ProcessHandle.of(stack.temporal().pid())).isEmpty();
    assertThat(directory).isEmptyDirectory();
    assertThatThrownBy(() -> connect(stack.aws().endpoint().getPort()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void failedStartLeavesNothing(ServerBinary binary) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> LocalStack.start(settings(binary, taken.getLocalPort())))
          .isInstanceOf(ProblemException.class);
    }
    assertThat(directory).isEmptyDirectory();
  }

  private static void connect(int port) throws IOException {
    new java.net.Socket(InetAddress.getLoopbackAddress(), port).close();
  }

  private LocalStackSettings settings(ServerBinary binary, int temporalPort) {
    return new LocalStackSettings(
        binary,
        directory,
        temporalPort,
        "default",
        false,
        ServerTimings.FAST,
        Duration.ofMinutes(2),
        files ->
            LocalAwsSettings.of(
                files,
                Clock.systemUTC(),
                (invocation, output) -> {
                  throw new IOException("nothing runs in this test");
                }));
  }

  private static void createDeploymentVersion(
      LocalStack stack, String deploymentName, String buildId, String arn)
      throws InterruptedException {
    String namespace = stack.temporal().namespace();
    ManagedChannel channel =
        Grpc.newChannelBuilder(stack.temporal().address(), InsecureChannelCredentials.create())
            .build();
    try {
      WorkflowServiceBlockingStub stub =
          WorkflowServiceGrpc.newBlockingStub(channel).withDeadlineAfter(90, TimeUnit.SECONDS);
      var created =
          stub.createWorkerDeployment(
              CreateWorkerDeploymentRequest.newBuilder()
                  .setNamespace(namespace)
                  .setDeploymentName(deploymentName)
                  .setRequestId("deployment")
                  .build());
      assertThat(created).isNotNull();
      var version =
          stub.createWorkerDeploymentVersion(
              CreateWorkerDeploymentVersionRequest.newBuilder()
                  .setNamespace(namespace)
                  .setDeploymentVersion(
                      WorkerDeploymentVersion.newBuilder()
                          .setDeploymentName(deploymentName)
                          .setBuildId(buildId))
                  .setComputeConfig(onLambda(arn))
                  .setRequestId("version")
                  .build());
      assertThat(version).isNotNull();
    } finally {
      channel.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
    }
  }

  private static ComputeConfig onLambda(String arn) {
    Payload details =
        Payload.newBuilder()
            .putMetadata("encoding", ByteString.copyFrom("json/plain", StandardCharsets.UTF_8))
            .setData(ByteString.copyFrom("{\"arn\":\"" + arn + "\"}", StandardCharsets.UTF_8))
            .build();
    return ComputeConfig.newBuilder()
        .putScalingGroups(
            "default",
            ComputeConfigScalingGroup.newBuilder()
                .setProvider(ComputeProvider.newBuilder().setType("aws-lambda").setDetails(details))
                .setScaler(ComputeScaler.newBuilder().setType("no-sync"))
                .build())
        .build();
  }
}
