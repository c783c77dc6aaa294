package io.github.temporallambda.campaign;

import io.github.temporallambda.it.TemporalRecord;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.TerminateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes on at a server for a world that nobody comes back to: the workflows by which the server
 * keeps a deployment, its versions and their controllers, and the world's own executions. A server
 * of 1.32.1 that keeps fifty such worlds is busy with nothing else: its describes time out, and its
 * routings spread late or never.
 */
final class Leftovers {

  private static final String CONTROLLER = "temporal-sys-worker-controller-instance:";
  private static final String VERSION = "temporal-sys-worker-deployment-version:";
  private static final String DEPLOYMENT = "temporal-sys-worker-deployment:";

  private Leftovers() {}

  /** Ends all of it. What does not end makes the server slower, and no point fail. */
  static void end(String world, TemporalRecord temporal) {
    List<String> workflowIds = new ArrayList<>();
    for (String buildId : EndState.BUILD_IDS) {
      workflowIds.add(CONTROLLER + world + ":" + buildId);
      workflowIds.add(VERSION + world + ":" + buildId);
    }
    workflowIds.add(DEPLOYMENT + world);
    try {
      temporal.executions(world).stream()
          .map(execution -> execution.getExecution().getWorkflowId())
          .forEach(workflowIds::add);
    } catch (StatusRuntimeException gone) {
      // Then there is nothing to end.
    }
    workflowIds.forEach(workflowId -> end(workflowId, temporal.service()));
  }

  private static void end(String workflowId, WorkflowServiceBlockingStub service) {
    try {
      var unused =
          service.terminateWorkflowExecution(
              TerminateWorkflowExecutionRequest.newBuilder()
                  .setNamespace("default")
                  .setWorkflowExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
                  .setReason("its world is over")
                  .build());
    } catch (StatusRuntimeException notThere) {
      // Not there, or closed: over in either case.
    }
  }
}
