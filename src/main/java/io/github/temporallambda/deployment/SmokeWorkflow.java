package io.github.temporallambda.deployment;

import com.google.protobuf.ByteString;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.connection.RpcProblems;
import io.github.temporallambda.connection.RpcRefusal;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.StopRequest;
import io.grpc.StatusRuntimeException;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Runs a workflow on a version that nothing is routed to yet, by pinning it there. A server routes
 * to any version; this one has then shown that it completes something.
 */
public final class SmokeWorkflow {

  /**
   * For one call. A queue bound a moment ago is not yet seen by the start: up to 0.4 s, measured.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration BETWEEN_CALLS = Duration.ofMillis(300);

  private final TemporalConnection connection;
  private final RandomGenerator random;
  private final SmokeCalls calls;
  private final StopRequest stop;

  /**
   * Starts workflows on {@code connection}, which stays open, as {@code identity}.
   *
   * @param random makes the workflow ids unique to each attempt
   */
  public SmokeWorkflow(TemporalConnection connection, String identity, RandomGenerator random) {
    this(connection, identity, random, new StopRequest());
  }

  /**
   * The same for a run that may be asked to stop.
   *
   * @param stop ends the wait early; the execution is terminated then
   */
  public SmokeWorkflow(
      TemporalConnection connection, String identity, RandomGenerator random, StopRequest stop) {
    this.connection = connection;
    this.random = random;
    this.stop = stop;
    this.calls = new SmokeCalls(connection, identity);
  }

  /**
   * Starts the workflow, pinned to {@code id}, and waits until it closes. Each call is a new
   * execution. One that runs over its time limit is terminated; should this process be killed, the
   * server ends it 30 s after the limit.
   *
   * @throws ProblemException GATE, when it does not complete or not in time, with the failure's
   *     message and without payloads; REMOTE, when it could not be started; INTERRUPTED, when the
   *     run is asked to stop: it is terminated then
   */
  public SmokeResult run(SmokeSpec spec, DeploymentVersionId id) {
    String workflowId =
        "temporal-lambda-smoke-"
            + id.deploymentName()
            + "-"
            + id.buildId()
            + "-"
            + HexFormat.of().toHexDigits(random.nextInt());
    ExecutionId execution = new ExecutionId(workflowId, start(spec, id, workflowId));
    Deadline deadline = Deadline.after(spec.timeLimit());
    Optional<HistoryEvent> close = awaitClose(execution, deadline);
    if (close.isEmpty()) {
      endIfAsked(execution);
      throw overTime(spec, id, execution);
    }
    return result(spec, execution, close.get(), deadline.elapsed());
  }

  private String start(SmokeSpec spec, DeploymentVersionId id, String workflowId) {
    try {
      return patiently(() -> calls.start(spec, id, workflowId));
    } catch (StatusRuntimeException e) {
      throw RpcProblems.remote(
          "Could not start the smoke workflow " + spec.workflowType() + " on " + id + ".",
          connection.target(),
          e);
    }
  }

  /** What is safe to repeat, as long as what stands against it may pass. */
  private static <T> T patiently(Supplier<T> call) {
    Deadline deadline = Deadline.after(PATIENCE);
    while (true) {
      try {
        return call.get();
      } catch (StatusRuntimeException e) {
        if (deadline.isOver() || !mayPass(e)) {
          throw e;
        }
      }
      deadline.pause(BETWEEN_CALLS);
    }
  }

  private static boolean mayPass(StatusRuntimeException e) {
    return RpcRefusal.of(e) == RpcRefusal.NOT_BOUND_YET || RpcProblems.isAmbiguous(e);
  }

  /** Empty when the time is over first. */
  private Optional<HistoryEvent> awaitClose(ExecutionId execution, Deadline deadline) {
    ByteString token = ByteString.EMPTY;
    while (!deadline.isOver() && !stop.isAsked()) {
      try {
        SmokeCalls.Close close = calls.close(execution, token, deadline.remaining());
        if (close.event().isPresent()) {
          return close.event();
        }
        token = close.token();
      } catch (StatusRuntimeException e) {
        if (!RpcProblems.isAmbiguous(e)) {
          throw RpcProblems.remote(
              "Cannot follow the smoke workflow " + execution + ".", connection.target(), e);
        }
      }
      // A server that does not wait is not asked without a pause.
      deadline.pause(BETWEEN_CALLS);
    }
    return Optional.empty();
  }

  private void endIfAsked(ExecutionId execution) {
    if (stop.isAsked()) {
      String how =
          terminate(execution, "the run that started this smoke workflow was stopped by a signal")
              .map(why -> " (" + why + ")")
              .orElse("");
      stop.endWait("the smoke workflow " + execution + how);
    }
  }

  private ProblemException overTime(SmokeSpec spec, DeploymentVersionId id, ExecutionId execution) {
    List<String> evidence = new ArrayList<>();
    evidence.add(execution.toString());
    evidence.addAll(troubles(execution));
    Optional<String> left =
        terminate(execution, "smoke workflow over its time limit of " + spec.timeLimit());
    left.ifPresent(evidence::add);
    return new ProblemException(
        Problem.gate(
            "The smoke workflow "
                + spec.workflowType()
                + " did not complete on "
                + id
                + " within "
                + spec.timeLimit().toSeconds()
                + (left.isEmpty() ? " s; it was terminated." : " s."),
            evidence,
            look(execution)));
  }

  /** What cannot be read must not hide that it did not complete. */
  private List<String> troubles(ExecutionId execution) {
    try {
      return patiently(() -> calls.troubles(execution));
    } catch (StatusRuntimeException e) {
      return List.of(
          "what held it up could not be read: Temporal answered " + RpcProblems.answer(e));
    }
  }

  /** Empty where it is over; else what becomes of it, which must not hide why it should end. */
  private Optional<String> terminate(ExecutionId execution, String reason) {
    try {
      return patiently(
          () -> {
            calls.terminate(execution, reason);
            return Optional.empty();
          });
    } catch (StatusRuntimeException e) {
      return Optional.of(
          "it could not be terminated, Temporal answered "
              + RpcProblems.answer(e)
              + "; the server ends it "
              + SmokeCalls.LEFT_ALONE.toSeconds()
              + " s after its time limit");
    }
  }

  private static SmokeResult result(
      SmokeSpec spec, ExecutionId execution, HistoryEvent close, Duration took) {
    String ended =
        switch (close.getEventType()) {
          case EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED -> "";
          case EVENT_TYPE_WORKFLOW_EXECUTION_FAILED ->
              "failed: "
                  + FailureTexts.of(close.getWorkflowExecutionFailedEventAttributes().getFailure());
          case EVENT_TYPE_WORKFLOW_EXECUTION_TIMED_OUT -> "timed out";
          case EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED -> "was cancelled";
          case EVENT_TYPE_WORKFLOW_EXECUTION_TERMINATED -> "was terminated by someone";
          default -> "ended with " + close.getEventType();
        };
    if (ended.isEmpty()) {
      return new SmokeResult(execution.workflowId(), execution.runId(), took);
    }
    throw new ProblemException(
        Problem.gate(
            "The smoke workflow " + spec.workflowType() + " did not complete.",
            List.of(execution.toString(), ended),
            look(execution)));
  }

  private static String look(ExecutionId execution) {
    return "temporal workflow show --workflow-id " + execution.workflowId();
  }
}
