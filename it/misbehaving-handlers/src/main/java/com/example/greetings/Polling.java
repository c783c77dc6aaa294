package com.example.greetings;

import com.amazonaws.services.lambda.runtime.Context;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.util.concurrent.TimeUnit;

/** What a handler should do: poll until shortly before the deadline. */
final class Polling {

  private static final int SHUTDOWN_MILLIS = 7_000;

  private Polling() {}

  static void poll(String address, String buildId, Context context) {
    WorkflowServiceStubs service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    WorkflowClientOptions options =
        WorkflowClientOptions.newBuilder()
            .setNamespace(System.getenv("TEMPORAL_NAMESPACE"))
            .build();
    WorkerFactory factory = WorkerFactory.newInstance(WorkflowClient.newInstance(service, options));
    factory
        .newWorker("greetings", versioned(buildId))
        .registerWorkflowImplementationTypes(GreetingWorkflowImpl.class);
    try {
      factory.start();
      Thread.sleep(Math.max(0, context.getRemainingTimeInMillis() - SHUTDOWN_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      factory.shutdown();
      factory.awaitTermination(SHUTDOWN_MILLIS - 2_000, TimeUnit.MILLISECONDS);
      service.shutdownNow();
    }
  }

  private static WorkerOptions versioned(String buildId) {
    WorkerDeploymentVersion version =
        new WorkerDeploymentVersion(System.getenv("TEMPORAL_DEPLOYMENT_NAME"), buildId);
    return WorkerOptions.newBuilder()
        .setDeploymentOptions(
            WorkerDeploymentOptions.newBuilder().setUseVersioning(true).setVersion(version).build())
        .build();
  }
}
