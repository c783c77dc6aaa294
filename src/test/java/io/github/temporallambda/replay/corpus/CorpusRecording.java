package io.github.temporallambda.replay.corpus;

import io.github.temporallambda.local.temporal.TemporalServer;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.History;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Really runs what the pairs have recorded, all at the same time, on a real server. */
final class CorpusRecording implements AutoCloseable {

  private static final int DRIVERS = 16;

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private final WorkerFactory factory;
  private final CorpusWorld world;

  CorpusRecording(TemporalServer server) {
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(server.address()).build());
    client =
        WorkflowClient.newInstance(
            stubs, WorkflowClientOptions.newBuilder().setNamespace(server.namespace()).build());
    factory = WorkerFactory.newInstance(client);
    world = new CorpusWorld(server, client);
  }

  /** The pairs' histories, in the pairs' order. */
  List<History> record(List<CorpusPair> pairs) throws InterruptedException {
    startWorker(pairs);
    world.prepare();
    ExecutorService drivers = Executors.newFixedThreadPool(DRIVERS);
    try {
      List<Future<History>> histories =
          pairs.stream().map(pair -> drivers.submit(() -> record(pair))).toList();
      return histories.stream().map(CorpusRecording::get).toList();
    } finally {
      drivers.shutdownNow();
    }
  }

  private void startWorker(List<CorpusPair> pairs) {
    Worker worker = factory.newWorker(CorpusHandler.TASK_QUEUE);
    pairs.forEach(pair -> worker.registerWorkflowImplementationTypes(pair.recorded()));
    worker.registerWorkflowImplementationTypes(Packing.Done.class);
    worker.registerActivitiesImplementations(new Work.Done());
    worker.registerNexusServiceImplementation(new Quotes.Done());
    factory.start();
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

  private History record(CorpusPair pair) {
    Driver driver = pair.newDriver();
    WorkflowStub stub =
        client.newUntypedWorkflowStub(
            pair.name(),
            WorkflowOptions.newBuilder()
                .setWorkflowId(pair.workflowId())
                .setTaskQueue(CorpusHandler.TASK_QUEUE)
                .build());
    WorkflowExecution execution = stub.start(driver.arguments());
    LiveRun run = new LiveRun(client, stub, execution);
    driver.drive(run);
    History history = run.history();
    if (!run.isClosed()) {
      stub.terminate("recorded");
    }
    return driver.cut(history);
  }

  @Override
  public void close() {
    world.close();
    factory.shutdownNow();
    stubs.shutdownNow();
  }
}
