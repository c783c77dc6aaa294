package io.github.temporallambda.replay.corpus;

import io.github.temporallambda.local.temporal.TemporalServer;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.nexus.v1.EndpointSpec;
import io.temporal.api.nexus.v1.EndpointTarget;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.CreateNexusEndpointRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import java.util.List;
import java.util.function.Supplier;

/** What the pairs' workflows find on the server: search attributes, an endpoint, a bystander. */
final class CorpusWorld implements AutoCloseable {

  private final OperatorServiceGrpc.OperatorServiceBlockingStub operator;
  private final TemporalServer server;
  private final WorkflowStub bystander;

  CorpusWorld(TemporalServer server, WorkflowClient client) {
    this.server = server;
    bystander =
        client.newUntypedWorkflowStub(
            "Packing",
            WorkflowOptions.newBuilder()
                .setWorkflowId(Packing.BYSTANDER)
                .setTaskQueue(CorpusHandler.TASK_QUEUE)
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

  private void startBystander() {
    bystander.start(Packing.BYSTANDER);
  }

  @Override
  public void close() {
    bystander.terminate("recorded");
  }
}
