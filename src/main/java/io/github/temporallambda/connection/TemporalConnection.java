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
import java.util.function.Function;
import java.util.function.Predicate;

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
   * @param connectTimeout how long a service that does not answer is asked each of both; positive
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
      GetSystemInfoResponse info = systemInfo(settings, stubs, connectTimeout);
      describeNamespace(settings, stubs, connectTimeout);
      return new TemporalConnection(settings.target(), stubs, capabilities(info));
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

  private static GetSystemInfoResponse systemInfo(
      TemporalSettings settings, WorkflowServiceStubs stubs, Duration patience) {
    try {
      return patiently(
          stubs,
          patience,
          stub -> stub.getSystemInfo(GetSystemInfoRequest.getDefaultInstance()),
          TemporalConnection::isNotAnswering);
    } catch (StatusRuntimeException e) {
      throw ConnectProblems.explain(settings, e);
    }
  }

  /** The service is there: whatever does not answer now is not a wrong address any more. */
  private static void describeNamespace(
      TemporalSettings settings, WorkflowServiceStubs stubs, Duration patience) {
    DescribeNamespaceRequest request =
        DescribeNamespaceRequest.newBuilder().setNamespace(settings.target().namespace()).build();
    try {
      var unused =
          patiently(
              stubs,
              patience,
              stub -> stub.describeNamespace(request),
              e -> RpcRefusal.of(e).isWorthAnotherRead());
    } catch (StatusRuntimeException e) {
      throw ConnectProblems.explainNamespace(settings, e);
    }
  }

  /** A last attempt with hardly any time left would hide what the ones before it found. */
  private static <T> T patiently(
      WorkflowServiceStubs stubs,
      Duration patience,
      Function<WorkflowServiceBlockingStub, T> call,
      Predicate<StatusRuntimeException> mayPass) {
    Deadline deadline = Deadline.after(patience);
    while (true) {
      try {
        return call.apply(
            stubs
                .blockingStub()
                .withDeadlineAfter(attempt(deadline).toMillis(), TimeUnit.MILLISECONDS));
      } catch (StatusRuntimeException e) {
        boolean timeLeft = deadline.remaining().compareTo(SHORTEST_ATTEMPT) > 0;
        if (!timeLeft || !mayPass.test(e)) {
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
