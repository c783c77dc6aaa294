package io.github.temporallambda.deployment;

import io.github.temporallambda.connection.RpcProblems;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.SignalWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import java.util.List;

/** Starts and signals workflow executions as any client would, and reads what became of them. */
public final class WorkflowExecutions {

  private final TemporalConnection connection;
  private final String identity;

  /** Through {@code connection}, which stays open, as {@code identity}. */
  public WorkflowExecutions(TemporalConnection connection, String identity) {
    this.connection = connection;
    this.identity = identity;
  }

  /**
   * Starts one ({@code StartWorkflowExecution}), routed as the deployment routes. The same workflow
   * ID again is the same request.
   *
   * @throws ProblemException REMOTE, when the server refuses
   */
  public ExecutionId start(ExecutionStart start, String workflowId) {
    StartWorkflowExecutionRequest request =
        StartWorkflowExecutionRequest.newBuilder()
            .setNamespace(namespace())
            .setWorkflowId(workflowId)
            .setRequestId(workflowId)
            .setWorkflowType(WorkflowType.newBuilder().setName(start.workflowType()))
            .setTaskQueue(TaskQueue.newBuilder().setName(start.taskQueue()))
            .setInput(payloads(start.inputsJson()))
            .setIdentity(identity)
            .build();
    try {
      return new ExecutionId(
          workflowId, connection.blockingStub().startWorkflowExecution(request).getRunId());
    } catch (StatusRuntimeException e) {
      throw problem("Could not start " + start.workflowType() + " as " + workflowId + ".", e);
    }
  }

  /**
   * Signals one ({@code SignalWorkflowExecution}).
   *
   * @param inputsJson the signal's arguments, each as JSON
   * @throws ProblemException REMOTE, when the server refuses, as it does when the execution has
   *     closed
   */
  public void signal(ExecutionId execution, String signalName, List<String> inputsJson) {
    SignalWorkflowExecutionRequest request =
        SignalWorkflowExecutionRequest.newBuilder()
            .setNamespace(namespace())
            .setWorkflowExecution(execution.toProto())
            .setSignalName(signalName)
            .setInput(payloads(inputsJson))
            .setIdentity(identity)
            .build();
    try {
      var unused = connection.blockingStub().signalWorkflowExecution(request);
    } catch (StatusRuntimeException e) {
      throw problem("Could not send the signal " + signalName + " to " + execution + ".", e);
    }
  }

  /**
   * Reads one ({@code DescribeWorkflowExecution}).
   *
   * @throws ProblemException REMOTE, when the server does not tell
   */
  public ExecutionState describe(ExecutionId execution) {
    DescribeWorkflowExecutionRequest request =
        DescribeWorkflowExecutionRequest.newBuilder()
            .setNamespace(namespace())
            .setExecution(execution.toProto())
            .build();
    try {
      return ExecutionState.of(connection.blockingStub().describeWorkflowExecution(request));
    } catch (StatusRuntimeException e) {
      throw problem("Could not read " + execution + ".", e);
    }
  }

  /** What keeps one from going on: its last failed workflow task, and activities that fail. */
  public List<String> troubles(ExecutionId execution) {
    try {
      return new SmokeCalls(connection, identity).troubles(execution);
    } catch (StatusRuntimeException e) {
      throw problem("Could not read " + execution + ".", e);
    }
  }

  private ProblemException problem(String what, StatusRuntimeException e) {
    return RpcProblems.remote(what, connection.target(), e);
  }

  private String namespace() {
    return connection.target().namespace();
  }

  private static Payloads payloads(List<String> json) {
    return Payloads.newBuilder()
        .addAllPayloads(json.stream().map(JsonPayloads::ofJson).toList())
        .build();
  }
}
