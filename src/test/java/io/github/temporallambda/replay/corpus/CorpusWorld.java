package io.github.temporallambda.replay.corpus;

import io.github.temporallambda.history.LiveExecutions;
import io.github.temporallambda.local.temporal.TemporalServer;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.nexus.v1.EndpointSpec;
import io.temporal.api.nexus.v1.EndpointTarget;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.CreateNexusEndpointRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.util.List;
import java.util.function.Supplier;

/** What the pairs' workflows find on the server: search attributes, an endpoint, a bystander. */
final class CorpusWorld implements AutoCloseable {

  private final OperatorServiceGrpc.OperatorServiceBlockingStub operator;
  private final TemporalServer server;
  private final WorkflowClient client;
  private final WorkflowStub bystander;

  CorpusWorld(TemporalServer server, WorkflowClient client) {
    this.server = server;
    this.client = client;
    bystander =
        client.newUntypedWorkflowStub(
            "Packing",
            WorkflowOptions.newBuilder()
                .setWorkflowId(Packing.BYSTANDER)
                .setTaskQueue(CorpusHandler.TASK_QUEUE)
                .setTypedSearchAttributes(
                    SearchAttributes.newBuilder()
                        .set(Attributes.CITY, "Oslo")
                        .set(Attributes.SIZE, 1L)
                        .build())
                .build());
    operator =
        OperatorServiceGrpc.newBlockingStub(client.getWorkflowServiceStubs().getRawChannel());
  }

  /** Makes it all. Once per server; what is there already is taken. */
  void prepare() {
    addSearchAttributes();
    addEndpoint();
    startBystander();
  }

  private void addSearchAttributes() {
    AddSearchAttributesRequest.Builder request =
        AddSearchAttributesRequest.newBuilder().setNamespace(server.namespace());
    for (SearchAttributeKey<?> key : List.of(Attributes.CITY, Attributes.SIZE)) {
      request.putSearchAttributes(key.getName(), key.getValueType());
    }
    ifAbsent(() -> operator.addSearchAttributes(request.build()));
  }

  private void addEndpoint() {
    EndpointTarget.Worker worker =
        EndpointTarget.Worker.newBuilder()
            .setNamespace(server.namespace())
            .setTaskQueue(CorpusHandler.TASK_QUEUE)
            .build();
    EndpointSpec spec =
        EndpointSpec.newBuilder()
            .setName(QuotesEndpoint.NAME)
            .setTarget(EndpointTarget.newBuilder().setWorker(worker))
            .build();
    ifAbsent(
        () ->
            operator.createNexusEndpoint(
                CreateNexusEndpointRequest.newBuilder().setSpec(spec).build()));
  }

  private static void ifAbsent(Supplier<?> creation) {
    try {
      var unused = creation.get();
    } catch (StatusRuntimeException refused) {
      if (refused.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw refused;
      }
    }
  }

  /**
   * Each service of the server learns of new search attributes in its own time, and fails the
   * workflow tasks that use them before. One that is found by them has gone through all services.
   */
  private void startBystander() {
    LiveExecutions.await(this::isStarted);
    LiveExecutions.await(this::isFound);
  }

  private boolean isStarted() {
    try {
      bystander.start(Packing.BYSTANDER);
      return true;
    } catch (WorkflowServiceException refused) {
      if (Status.fromThrowable(refused).getCode() != Status.Code.INVALID_ARGUMENT) {
        throw refused;
      }
      return false;
    }
  }

  private boolean isFound() {
    ListWorkflowExecutionsRequest request =
        ListWorkflowExecutionsRequest.newBuilder()
            .setNamespace(server.namespace())
            .setQuery("CorpusCity = 'Oslo' AND CorpusSize = 1")
            .build();
    return client
            .getWorkflowServiceStubs()
            .blockingStub()
            .listWorkflowExecutions(request)
            .getExecutionsCount()
        > 0;
  }

  @Override
  public void close() {
    bystander.terminate("recorded");
  }
}
