package io.github.temporallambda.campaign;

import com.google.common.util.concurrent.ListenableFuture;
import io.github.temporallambda.it.TemporalRecord;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.RoutingConfigUpdateState;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueResponse;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentManagerRequest;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentRampingVersionRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * What somebody else does to a deployment, past every proxy.
 *
 * @param temporal where
 * @param name of the deployment and its task queue
 */
record Occupation(TemporalRecord temporal, String name) {

  private static final String SOMEBODY = "somebody else";

  /** Has a worker poll for a version until the server knows it. */
  void poll(String buildId) {
    Map<String, String> worker =
        Map.of("TEMPORAL_DEPLOYMENT_NAME", name, "TEMPORAL_WORKER_BUILD_ID", buildId);
    ListenableFuture<PollWorkflowTaskQueueResponse> poll =
        WorkflowServiceGrpc.newFutureStub(temporal.service().getChannel())
            .withDeadlineAfter(60, TimeUnit.SECONDS)
            .pollWorkflowTaskQueue(PollingInProcess.request(worker));
    try {
      await(name + ":" + buildId + " is known", () -> isKnown(buildId));
    } finally {
      poll.cancel(true);
    }
  }

  private static void await(String what, BooleanSupplier reached) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() - end >= 0) {
        throw new AssertionError("not within a minute: " + what);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  private boolean isKnown(String buildId) {
    try {
      return temporal
              .version(name, buildId)
              .getWorkerDeploymentVersionInfo()
              .getTaskQueueInfosCount()
          > 0;
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  /** Ramps half of what is new to a version, and waits until every task queue knows that. */
  void ramp(String buildId) {
    var unused =
        temporal
            .service()
            .setWorkerDeploymentRampingVersion(
                SetWorkerDeploymentRampingVersionRequest.newBuilder()
                    .setNamespace("default")
                    .setDeploymentName(name)
                    .setBuildId(buildId)
                    .setPercentage(50)
                    .setIdentity(SOMEBODY)
                    .build());
    await(name + " knows its ramp everywhere", this::hasSpread);
  }

  private boolean hasSpread() {
    return temporal.deployment(name).orElseThrow().getRoutingConfigUpdateState()
        == RoutingConfigUpdateState.ROUTING_CONFIG_UPDATE_STATE_COMPLETED;
  }

  /** Lets nobody else change the routing. */
  void manage() {
    var unused =
        temporal
            .service()
            .setWorkerDeploymentManager(
                SetWorkerDeploymentManagerRequest.newBuilder()
                    .setNamespace("default")
                    .setDeploymentName(name)
                    .setSelf(true)
                    .setIdentity(SOMEBODY)
                    .build());
  }
}
