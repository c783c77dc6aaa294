package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.connection.RpcProblems;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.deployment.OverrideCalls.Batch;
import io.github.temporallambda.deployment.Pinning.Failed;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Pins open executions to a version, whatever their own versioning behavior says: the server runs
 * them there until the override is taken away. Done in batches, awaited, and read back one by one.
 */
public final class PinnedOverrides {

  private static final Duration BATCH_TIMEOUT = Duration.ofMinutes(5);
  private static final Duration BETWEEN_READS = Duration.ofMillis(100);

  /** The server takes no more executions in one batch by default. */
  private static final int MOST_IN_A_BATCH = 1000;

  private final TemporalConnection connection;
  private final OverrideCalls calls;
  private final RandomGenerator random;

  /**
   * Works on {@code connection}, which stays open, as {@code identity}.
   *
   * @param random makes the batches' job IDs unique
   */
  public PinnedOverrides(TemporalConnection connection, String identity, RandomGenerator random) {
    this.connection = connection;
    this.calls = new OverrideCalls(connection, identity);
    this.random = random;
  }

  /**
   * Where an execution stands (DescribeWorkflowExecution); one that the server no longer knows is
   * closed.
   *
   * @throws ProblemException REMOTE, when the server does not answer
   */
  public ExecutionVersioning describe(ExecutionId execution) {
    try {
      return calls.describe(execution);
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return ExecutionVersioning.closed();
      }
      throw RpcProblems.remote("Cannot read " + execution + ".", connection.target(), e);
    }
  }

  /**
   * Pins exactly these executions to {@code to} (StartBatchOperation, DescribeBatchOperation) and
   * reads each back. Safe to repeat: one that is pinned there already stays so.
   *
   * @param reason kept with the batch; never a secret
   * @throws ProblemException REMOTE, when the server takes no batch, or a batch does not end within
   *     five minutes; what was pinned by then stays pinned
   */
  public Pinning pin(List<ExecutionId> executions, DeploymentVersionId to, String reason) {
    for (int from = 0; from < executions.size(); from += MOST_IN_A_BATCH) {
      int end = Math.min(executions.size(), from + MOST_IN_A_BATCH);
      run(executions.subList(from, end), to, reason);
    }
    List<ExecutionId> pinned = new ArrayList<>();
    List<ExecutionId> closed = new ArrayList<>();
    List<Failed> failed = new ArrayList<>();
    for (ExecutionId execution : executions) {
      ExecutionVersioning found = describe(execution);
      if (!found.open()) {
        closed.add(execution);
      } else if (found.isPinnedTo(to)) {
        pinned.add(execution);
      } else {
        pinnedAlone(execution, to)
            .ifPresentOrElse(
                why -> failed.add(new Failed(execution, why)), () -> pinned.add(execution));
      }
    }
    return new Pinning(pinned, closed, failed);
  }

  private void run(List<ExecutionId> executions, DeploymentVersionId to, String reason) {
    String jobId = new UUID(random.nextLong(), random.nextLong()).toString();
    Batch batch = new Batch(jobId, reason);
    Deadline deadline = Deadline.after(BATCH_TIMEOUT);
    start(batch, executions, to, deadline);
    while (!isOver(batch)) {
      if (deadline.isOver()) {
        throw unfinished(batch, Status.DEADLINE_EXCEEDED.asRuntimeException());
      }
      deadline.pause(BETWEEN_READS);
    }
  }

  /** The server runs one batch at a time in a namespace by default: another's is waited for. */
  private void start(
      Batch batch, List<ExecutionId> executions, DeploymentVersionId to, Deadline deadline) {
    while (true) {
      try {
        calls.start(batch, executions, to);
        return;
      } catch (StatusRuntimeException e) {
        if (e.getStatus().getCode() == Status.Code.ALREADY_EXISTS) {
          return;
        }
        if (!RpcProblems.isAmbiguous(e) || deadline.isOver()) {
          throw unfinished(batch, e);
        }
        deadline.pause(BETWEEN_READS.multipliedBy(5));
      }
    }
  }

  private boolean isOver(Batch batch) {
    try {
      return calls.isOver(batch);
    } catch (StatusRuntimeException e) {
      if (RpcProblems.isAmbiguous(e)) {
        return false;
      }
      throw unfinished(batch, e);
    }
  }

  private ProblemException unfinished(Batch batch, StatusRuntimeException e) {
    return RpcProblems.remote(
        "The batch " + batch.jobId() + " that pins executions did not end.",
        connection.target(),
        e);
  }

  /** A batch counts its failures and does not tell them; asked alone, the server says why. */
  private Optional<String> pinnedAlone(ExecutionId execution, DeploymentVersionId to) {
    try {
      calls.pin(execution, to);
    } catch (StatusRuntimeException e) {
      return Optional.of(RpcProblems.answer(e));
    }
    return describe(execution).isPinnedTo(to)
        ? Optional.empty()
        : Optional.of("another override took its place");
  }
}
