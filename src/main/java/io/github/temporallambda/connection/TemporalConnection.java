package io.github.temporallambda.connection;

import io.github.temporallambda.problem.ProblemException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.serviceclient.GrpcCompression;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * An open connection to one namespace of a Temporal service that answered when it was opened.
 * Threads may share it. Close it.
 */
public final class TemporalConnection implements AutoCloseable {

  /** Creating a version waits for AWS; a deadline on the stub is cut back to this option. */
  private static final Duration RPC_TIMEOUT = Duration.ofSeconds(90);

  private static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(5);
  private static final Duration SHORTEST_ATTEMPT = Duration.ofMillis(500);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);
  private static final Duration SHUTDOWN = Duration.ofSeconds(2);

  private final TemporalTarget target;
  private final WorkflowServiceStubs stubs;
  private final ServerCapabilities serverCapabilities;

  private TemporalConnection(
      TemporalTarget target, WorkflowServiceStubs stubs, ServerCapabilities serverCapabilities) {
    this.target = target;
    this.stubs = stubs;
    this.serverCapabilities = serverCapabilities;
  }

  /**
   * Connects, asks the server who it is ({@code GetSystemInfo}) and whether the namespace exists
   * ({@code DescribeNamespace}).
   *
   * @param connectTimeout how long a service that does not answer is tried; positive
   * @throws ProblemException REMOTE, when the service cannot be reached, refuses TLS or the key, or
   *     does not know the namespace; the problem names the setting to look at
   */
  public static TemporalConnection open(TemporalSettings settings, Duration connectTimeout) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            settings
                .stubsOptions()
                .setRpcTimeout(RPC_TIMEOUT)
                // Requests are some hundred bytes each: packing one takes longer than sending it.
                .setGrpcCompression(GrpcCompression.NONE)
                // No reconnecting in the background: a run is short, and closes the channel itself.
                .setGrpcReconnectFrequency(null)
                .setConnectionBackoffResetFrequency(null)
                .validateAndBuildWithDefaults());
    try {
      Deadline deadline = Deadline.after(connectTimeout);
      GetSystemInfoResponse info = systemInfo(stubs, deadline);
      describeNamespace(stubs, settings.target());
      return new TemporalConnection(settings.target(), stubs, capabilities(info));
    } catch (StatusRuntimeException e) {
      shutDown(stubs);
      throw ConnectProblems.explain(settings, e);
    } catch (ProblemException e) {
      shutDown(stubs);
      throw e;
    }
  }

  /** The service and namespace. */
  public TemporalTarget target() {
    return target;
  }

  /** A stub whose calls may take 90 s; set a shorter deadline where that is too long. */
  public WorkflowServiceBlockingStub blockingStub() {
    return stubs.blockingStub();
  }

  /** The stubs, for the SDK's own client. Closed with this connection. */
  public WorkflowServiceStubs stubs() {
    return stubs;
  }

  /** What the server said of itself when the connection was opened. */
  public ServerCapabilities serverCapabilities() {
    return serverCapabilities;
  }

  @Override
  public void close() {
    shutDown(stubs);
  }

  @Override
  public String toString() {
    return "TemporalConnection[" + target + "]";
  }

  /** A last attempt with hardly any time left would hide what the ones before it found. */
  private static GetSystemInfoResponse systemInfo(WorkflowServiceStubs stubs, Deadline deadline) {
    while (true) {
      try {
        return stubs
            .blockingStub()
            .withDeadlineAfter(attempt(deadline).toMillis(), TimeUnit.MILLISECONDS)
            .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
      } catch (StatusRuntimeException e) {
        boolean timeLeft = deadline.remaining().compareTo(SHORTEST_ATTEMPT) > 0;
        if (!timeLeft || !isNotAnswering(e)) {
          throw e;
        }
      }
      deadline.pause(BETWEEN_ATTEMPTS);
    }
  }

  private static Duration attempt(Deadline deadline) {
    Duration left = deadline.remaining();
    Duration longest = left.compareTo(LONGEST_ATTEMPT) < 0 ? left : LONGEST_ATTEMPT;
    return longest.compareTo(SHORTEST_ATTEMPT) < 0 ? SHORTEST_ATTEMPT : longest;
  }

  private static boolean isNotAnswering(StatusRuntimeException e) {
    Status.Code code = e.getStatus().getCode();
    return code == Status.Code.UNAVAILABLE || code == Status.Code.DEADLINE_EXCEEDED;
  }

  private static void describeNamespace(WorkflowServiceStubs stubs, TemporalTarget target) {
    DescribeNamespaceRequest request =
        DescribeNamespaceRequest.newBuilder().setNamespace(target.namespace()).build();
    stubs.blockingStub().withDeadlineAfter(10, TimeUnit.SECONDS).describeNamespace(request);
  }

  private static ServerCapabilities capabilities(GetSystemInfoResponse info) {
    return new ServerCapabilities(
        info.getServerVersion(), info.getCapabilities().getServerScaledDeployments());
  }

  /**
   * The channel itself: the stubs' own shutdown writes its name into the build's log, and without
   * it their wait for the end never ends.
   */
  private static void shutDown(WorkflowServiceStubs stubs) {
    try {
      var unused =
          stubs
              .getRawChannel()
              .shutdownNow()
              .awaitTermination(SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
