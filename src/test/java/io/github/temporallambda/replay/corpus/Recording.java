package io.github.temporallambda.replay.corpus;

import io.github.temporallambda.local.temporal.TemporalServer;
import io.temporal.api.history.v1.History;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Really runs workflows, all at the same time, on a real server. */
final class Recording implements AutoCloseable {

  private static final int DRIVERS = 16;

  /** A starved machine must not put failed tasks into a history. */
  private static final Duration STARVED = Duration.ofMinutes(1);

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private final WorkerFactory factory;
  private final Worker worker;
  private final CorpusWorld world;

  /**
   * With a worker on {@link CorpusHandler#TASK_QUEUE} that knows what the pairs ask for, and none
   * of their workflows.
   */
  Recording(TemporalServer server, WorkerFactoryOptions options) {
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(server.address()).build());
    client =
        WorkflowClient.newInstance(
            stubs, WorkflowClientOptions.newBuilder().setNamespace(server.namespace()).build());
    factory = WorkerFactory.newInstance(client, options);
    worker =
        factory.newWorker(
            CorpusHandler.TASK_QUEUE,
            WorkerOptions.newBuilder()
                .setDefaultDeadlockDetectionTimeout(STARVED.toMillis())
                .build());
    worker.registerWorkflowImplementationTypes(Packing.Done.class);
    worker.registerActivitiesImplementations(new Work.Done());
    worker.registerNexusServiceImplementation(new Quotes.Done());
    world = new CorpusWorld(server, client);
  }

  /** To register workflows with. */
  Worker worker() {
    return worker;
  }

  /** The runs' histories, in the same order. */
  List<History> record(List<DrivenRun> runs) throws InterruptedException {
    factory.start();
    world.prepare();
    ExecutorService drivers = Executors.newFixedThreadPool(DRIVERS);
    try {
      List<Future<History>> histories =
          runs.stream().map(run -> drivers.submit(() -> record(run))).toList();
      return histories.stream().map(Recording::get).toList();
    } finally {
      drivers.shutdownNow();
    }
  }

  private static History get(Future<History> history) {
    try {
      return history.get();
    } catch (ExecutionException failure) {
      throw new AssertionError(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  private History record(DrivenRun driven) {
    WorkflowStub stub =
        client.newUntypedWorkflowStub(
            driven.workflowType(),
            WorkflowOptions.newBuilder()
                .setWorkflowId(driven.workflowId())
                .setTaskQueue(CorpusHandler.TASK_QUEUE)
                .setWorkflowTaskTimeout(STARVED)
                .build());
    LiveRun run = new LiveRun(client, stub, stub.start(driven.driver().arguments()));
    driven.driver().drive(run);
    History history = run.history();
    if (!run.isClosed()) {
      stub.terminate("recorded");
    }
    return driven.driver().cut(history);
  }

  @Override
  public void close() {
    world.close();
    factory.shutdownNow();
    stubs.shutdownNow();
  }
}
