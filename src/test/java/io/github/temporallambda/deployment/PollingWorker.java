package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalConnection;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.VersioningBehavior;
import io.temporal.common.WorkerDeploymentVersion;
import io.temporal.failure.ApplicationFailure;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerDeploymentOptions;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A versioned worker in this JVM: what a function does when it is invoked. */
final class PollingWorker implements AutoCloseable {

  private final WorkerFactory factory;

  private PollingWorker(WorkerFactory factory) {
    this.factory = factory;
  }

  /** Polls workflow and activity tasks of {@code taskQueue} as the build {@code id}. */
  static PollingWorker start(
      TemporalConnection connection, DeploymentVersionId id, String taskQueue) {
    WorkflowClient client =
        WorkflowClient.newInstance(
            connection.stubs(),
            WorkflowClientOptions.newBuilder()
                .setNamespace(connection.target().namespace())
                .build());
    WorkerFactory factory = WorkerFactory.newInstance(client);
    Worker worker = factory.newWorker(taskQueue, options(id));
    worker.registerWorkflowImplementationTypes(
        Greeting.class, Sleeping.class, Failing.class, Stuck.class);
    worker.registerActivitiesImplementations(new Unwilling());
    factory.start();
    return new PollingWorker(factory);
  }

  /** Does {@code work} while such a worker polls. */
  static void during(
      TemporalConnection connection, DeploymentVersionId id, String taskQueue, Runnable work) {
    PollingWorker worker = start(connection, id, taskQueue);
    try {
      work.run();
    } finally {
      worker.close();
    }
  }

  private static WorkerOptions options(DeploymentVersionId id) {
    return WorkerOptions.newBuilder()
        .setDeploymentOptions(
            WorkerDeploymentOptions.newBuilder()
                .setVersion(
                    new WorkerDeploymentVersion(id.deploymentName().value(), id.buildId().value()))
                .setUseVersioning(true)
                .setDefaultVersioningBehavior(VersioningBehavior.AUTO_UPGRADE)
                .build())
        .build();
  }

  @Override
  public void close() {
    factory.shutdownNow();
    factory.awaitTermination(5, TimeUnit.SECONDS);
  }

  /** Takes a name and greets. */
  @WorkflowInterface
  public interface GreetingWorkflow {
    @WorkflowMethod(name = "Greeting")
    String greet(String name);
  }

  public static final class Greeting implements GreetingWorkflow {
    @Override
    public String greet(String name) {
      if (!"Ada".equals(name)) {
        throw ApplicationFailure.newNonRetryableFailure("a stranger", "Stranger");
      }
      return "Hello " + name;
    }
  }

  /** Never ends. */
  @WorkflowInterface
  public interface SleepingWorkflow {
    @WorkflowMethod(name = "Sleeping")
    void sleep();
  }

  public static final class Sleeping implements SleepingWorkflow {
    @Override
    public void sleep() {
      Workflow.sleep(Duration.ofHours(1));
    }
  }

  /** Fails, with a payload that must not be shown. */
  @WorkflowInterface
  public interface FailingWorkflow {
    @WorkflowMethod(name = "Failing")
    void fail();
  }

  public static final class Failing implements FailingWorkflow {
    @Override
    public void fail() {
      throw ApplicationFailure.newNonRetryableFailure(
          "the shelf is empty", "OutOfStock", "card 4711");
    }
  }

  /** Waits for an activity that always fails. */
  @WorkflowInterface
  public interface StuckWorkflow {
    @WorkflowMethod(name = "Stuck")
    void linger();
  }

  public static final class Stuck implements StuckWorkflow {
    @Override
    public void linger() {
      ActivityOptions options =
          ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(5)).build();
      Workflow.newActivityStub(UnwillingActivity.class, options).refuse();
    }
  }

  @ActivityInterface
  public interface UnwillingActivity {
    @ActivityMethod(name = "Refuse")
    void refuse();
  }

  static final class Unwilling implements UnwillingActivity {
    @Override
    public void refuse() {
      throw new IllegalStateException("no stock service");
    }
  }
}
