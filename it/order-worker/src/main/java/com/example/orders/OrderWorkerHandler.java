package com.example.orders;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.temporal.client.WorkflowClient;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The Lambda function: a Temporal worker that polls until shortly before its deadline. */
public class OrderWorkerHandler implements RequestHandler<Object, Void> {

  private static final String TASK_QUEUE = "orders";
  private static final int SHUTDOWN_MILLIS = 7_000;

  @Override
  public Void handleRequest(Object event, Context context) {
    WorkflowServiceStubs service = null;
    try {
      // TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_API_KEY, TEMPORAL_TLS_…
      ClientConfigProfile profile = ClientConfigProfile.load();
      service = WorkflowServiceStubs.newServiceStubs(profile.toWorkflowServiceStubsOptions());
      poll(WorkflowClient.newInstance(service, profile.toWorkflowClientOptions()), context);
      return null;
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the Temporal connection settings", e);
    } finally {
      if (service != null) {
        service.shutdownNow();
      }
    }
  }

  private static void poll(WorkflowClient client, Context context) {
    WorkerFactory factory = WorkerFactory.newInstance(client);
    Worker worker = factory.newWorker(TASK_QUEUE, versioned());
    worker.registerWorkflowImplementationTypes(
        OrderWorkflowImpl.class, SubscriptionWorkflowImpl.class);
    worker.registerActivitiesImplementations(new OrderActivitiesImpl());
    factory.start();
    try {
      Thread.sleep(Math.max(0, context.getRemainingTimeInMillis() - SHUTDOWN_MILLIS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      factory.shutdown();
      factory.awaitTermination(SHUTDOWN_MILLIS - 2_000, TimeUnit.MILLISECONDS);
    }
  }

  private static WorkerOptions versioned() {
    WorkerDeploymentVersion version =
        new WorkerDeploymentVersion(
            environment("TEMPORAL_DEPLOYMENT_NAME"), environment("TEMPORAL_WORKER_BUILD_ID"));
    return WorkerOptions.newBuilder()
        .setDeploymentOptions(
            WorkerDeploymentOptions.newBuilder().setUseVersioning(true).setVersion(version).build())
        .build();
  }

  private static String environment(String name) {
    String value = System.getenv(name);
    if (value == null || value.isEmpty()) {
      throw new IllegalStateException(name + " is not set; temporal-lambda:rollout sets it");
    }
    return value;
  }
}
