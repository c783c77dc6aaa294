package io.github.temporallambda.deployment;

import static io.github.temporallambda.deployment.RunningServer.sibling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.connection.TemporalParameters;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.race.TemporalRelay;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.temporal.api.enums.v1.RoutingConfigUpdateState;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A deployment that has lost the news that its routing has spread, as 1.32.1 does now and then: the
 * real server behind a relay that changes what its deployment says.
 */
@ExtendWith(ServerExtension.class)
class RoutingPropagationIT {

  private static final Duration SHORT = Duration.ofMillis(500);

  @TempDir Path temporary;

  @Test
  void taskQueuesAreAskedWhereTheDeploymentSaysForLongThatItSpreads(RunningServer server) {
    DeploymentVersionId id = polled(server, server.newDeployment("b1"), 1);
    setCurrent(server, id);

    PropagatedRouting spread = awaited(server, id, Duration.ofMinutes(2), told -> told);

    assertThat(spread.told()).isEqualTo(PropagatedRouting.Source.TASK_QUEUES);
    assertThat(spread.state().isCurrent(id)).isTrue();
    assertThat(spread.where()).contains("each says so itself");
  }

  @Test
  void taskQueuesThatRouteElsewhereAreNamed(RunningServer server) {
    DeploymentVersionId id = polled(server, server.newDeployment("b1"), 1);
    setCurrent(server, id);
    DeploymentVersionId other = polled(server, sibling(id, "b2"), 2);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> awaited(server, id, SHORT, told -> routingTo(other, told)))
        .withMessageContainingAll(
            "did not reach every task queue in time.",
            id.deploymentName() + " (workflow) routes to " + id,
            id.deploymentName() + " (activity) routes to " + id);
  }

  @Test
  void taskQueueThatCannotBeAskedIsNoProof(RunningServer server) {
    DeploymentVersionId id = polled(server, server.newDeployment("b1"), 1);
    setCurrent(server, id);
    ServerInterceptor refusing =
        new ServerInterceptor() {
          @Override
          public <Q, A> ServerCall.Listener<Q> interceptCall(
              ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            if ("DescribeTaskQueue".equals(call.getMethodDescriptor().getBareMethodName())) {
              call.close(Status.PERMISSION_DENIED.withDescription("not yours"), new Metadata());
              return new ServerCall.Listener<>() {};
            }
            return new Changing(told -> spreading(told).toByteArray())
                .interceptCall(call, headers, next);
          }
        };

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> behind(refusing, server, id, SHORT))
        .withMessageContainingAll(
            "did not reach every task queue in time.",
            id.deploymentName() + " (workflow) could not be asked: PERMISSION_DENIED");
  }

  @Test
  void versionWithoutTaskQueuesProvesNothing(RunningServer server) {
    DeploymentVersionId id = server.neverPolled(server.newDeployment("b1"), 1);
    setCurrent(server, id);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> awaited(server, id, SHORT, told -> told))
        .withMessageContaining("did not reach every task queue in time.");
  }

  /** A version that a worker polls for on a task queue with the deployment's name. */
  private static DeploymentVersionId polled(
      RunningServer server, DeploymentVersionId id, int functionVersion) {
    server.neverPolled(id, functionVersion);
    PollingWorker.during(
        server.connection(),
        id,
        id.deploymentName().value(),
        () ->
            Eventually.that(
                () ->
                    assertThat(server.deployments().describeExisting(id).taskQueues()).hasSize(2)));
    return id;
  }

  private static void setCurrent(RunningServer server, DeploymentVersionId id) {
    RoutingState before = server.deployments().describe(id.deploymentName()).orElseThrow();
    var unused = server.deployments().setCurrent(id, before.conflictToken());
    unused =
        server.deployments().awaitPropagated(id.deploymentName(), Duration.ofMinutes(1)).state();
  }

  /**
   * Behind a relay by which the deployment spreads for ever and says what {@code otherwise} makes.
   */
  private PropagatedRouting awaited(
      RunningServer server,
      DeploymentVersionId id,
      Duration timeout,
      UnaryOperator<DescribeWorkerDeploymentResponse> otherwise) {
    return behind(
        new Changing(told -> otherwise.apply(spreading(told)).toByteArray()), server, id, timeout);
  }

  private PropagatedRouting behind(
      ServerInterceptor changing, RunningServer server, DeploymentVersionId id, Duration timeout) {
    try (TemporalRelay relay =
            TemporalRelay.before(server.address(), InsecureServerCredentials.create(), changing);
        TemporalConnection connection = connected(server, relay)) {
      return new WorkerDeployments(connection, RunningServer.IDENTITY)
          .awaitPropagated(id.deploymentName(), timeout);
    }
  }

  private TemporalConnection connected(RunningServer server, TemporalRelay relay) {
    try {
      Path noProfiles = Files.writeString(temporary.resolve("temporal.toml"), "[profile.default]");
      return TemporalConnection.open(
          TemporalSettings.resolve(
              TemporalParameters.none()
                  .withTarget(
                      TemporalTarget.of(
                          "127.0.0.1:" + relay.port(), server.connection().target().namespace())),
              Map.of("TEMPORAL_CONFIG_FILE", noProfiles.toString())),
          Duration.ofSeconds(30));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DescribeWorkerDeploymentResponse spreading(byte[] told) {
    try {
      DescribeWorkerDeploymentResponse.Builder changed =
          DescribeWorkerDeploymentResponse.parseFrom(told).toBuilder();
      changed
          .getWorkerDeploymentInfoBuilder()
          .setRoutingConfigUpdateState(
              RoutingConfigUpdateState.ROUTING_CONFIG_UPDATE_STATE_IN_PROGRESS);
      return changed.build();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DescribeWorkerDeploymentResponse routingTo(
      DeploymentVersionId id, DescribeWorkerDeploymentResponse told) {
    DescribeWorkerDeploymentResponse.Builder changed = told.toBuilder();
    changed
        .getWorkerDeploymentInfoBuilder()
        .getRoutingConfigBuilder()
        .getCurrentDeploymentVersionBuilder()
        .setBuildId(id.buildId().value());
    return changed.build();
  }

  /** Changes answers to DescribeWorkerDeployment. */
  private record Changing(UnaryOperator<byte[]> change) implements ServerInterceptor {

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      boolean changes =
          "DescribeWorkerDeployment".equals(call.getMethodDescriptor().getBareMethodName());
      return next.startCall(changes ? changing(call) : call, headers);
    }

    @SuppressWarnings("unchecked") // The relay's messages are bytes.
    private <Q, A> ServerCall<Q, A> changing(ServerCall<Q, A> call) {
      return new SimpleForwardingServerCall<>(call) {
        @Override
        public void sendMessage(A message) {
          super.sendMessage((A) change.apply((byte[]) message));
        }
      };
    }
  }
}
