package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.connection.RpcProblems;
import io.github.temporallambda.connection.RpcRefusal;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.StopRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The Worker Deployments of one namespace, read and written as one identity. Each write is read
 * back; each may be repeated, and finds done what was done.
 */
public final class WorkerDeployments {

  private static final Duration BETWEEN_READS = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final TemporalConnection connection;
  private final String identity;
  private final DeploymentCalls calls;
  private final VersionCompute versionCompute;
  private final RoutingWrites routingWrites;
  private final StopRequest stop;

  /**
   * Works on {@code connection}, which stays open, as {@code identity}.
   *
   * @param identity the same at every run: the server takes setting the same version again for done
   *     only from who set it last; not blank
   */
  public WorkerDeployments(TemporalConnection connection, String identity) {
    this(connection, identity, new StopRequest());
  }

  /**
   * The same for a run that may be asked to stop.
   *
   * @param stop ends waits early; a write that has begun is read back in any case
   */
  public WorkerDeployments(TemporalConnection connection, String identity, StopRequest stop) {
    if (identity.isBlank()) {
      throw new IllegalArgumentException("the server keeps who changed something: an identity");
    }
    this.connection = connection;
    this.identity = identity;
    this.stop = stop;
    this.calls = new DeploymentCalls(connection, identity);
    this.versionCompute =
        new VersionCompute(calls, new ControllerHistory(connection), this::describe);
    this.routingWrites = new RoutingWrites(connection.target(), identity, this::describeExisting);
  }

  /** Who we are to the server: what it keeps as last modifier of what we change. */
  public String identity() {
    return identity;
  }

  /**
   * The deployment's routing and versions ({@code DescribeWorkerDeployment}); empty when there is
   * no such deployment.
   *
   * @throws ProblemException REMOTE, when the server does not answer, or routes to a Build ID that
   *     {@link io.github.temporallambda.buildid.BuildId} refuses
   */
  public Optional<RoutingState> describe(DeploymentName deploymentName) {
    return found(
        "Cannot read deployment " + deploymentName + ".",
        () -> Descriptions.routingState(deploymentName, calls.describe(deploymentName)));
  }

  /**
   * One version with its compute config and task queues ({@code DescribeWorkerDeploymentVersion});
   * empty when there is no such version or deployment.
   *
   * @throws ProblemException REMOTE, when the server does not answer
   */
  public Optional<DeploymentVersion> describe(DeploymentVersionId id) {
    return found(
        "Cannot read deployment version " + id + ".",
        () -> Descriptions.deploymentVersion(id, calls.describe(id)));
  }

  /**
   * Checks that the server knows serverless workers at all.
   *
   * @throws ProblemException REMOTE, naming the server's release and the oldest that does
   */
  public void requireServerScaledDeployments() {
    if (!connection.serverCapabilities().serverScaledDeployments()) {
      throw new ProblemException(
          Problem.remote(
              "The Temporal server is too old: it has no serverless workers.",
              List.of(
                  connection.target() + " runs " + connection.serverCapabilities().serverRelease()),
              "use Temporal server 1.31.0 or newer (1.32 is what this plugin is tested with)"));
    }
  }

  /**
   * Creates a deployment ({@code CreateWorkerDeployment}); one that exists is fine.
   *
   * @throws ProblemException REMOTE, when the server refuses or is too old
   */
  public void createDeployment(DeploymentName deploymentName) {
    requireServerScaledDeployments();
    again(
        "Cannot create deployment " + deploymentName + ".",
        () -> {
          try {
            calls.createDeployment(deploymentName);
          } catch (StatusRuntimeException e) {
            if (RpcRefusal.of(e) != RpcRefusal.EXISTS) {
              throw e;
            }
          }
        });
  }

  /** Makes a change that has the same effect if it is made twice, until it is answered. */
  private void again(String failure, Runnable change) {
    Deadline deadline = Deadline.after(PATIENCE);
    while (true) {
      try {
        change.run();
        return;
      } catch (StatusRuntimeException e) {
        if (!RpcProblems.isAmbiguous(e) || deadline.isOver()) {
          throw RpcProblems.remote(failure, connection.target(), e);
        }
      }
      deadline.pause(BETWEEN_READS);
    }
  }

  /**
   * Creates a version that the controller invokes by {@code compute} ({@code
   * CreateWorkerDeploymentVersion}), or finds it created. The server checks the function and has it
   * invoked before it answers: up to a minute. A version with the same ARN is reused; one that a
   * worker's poll created gets the compute config.
   *
   * @throws ProblemException CONFIGURATION, when the server refuses the compute config; CONFLICT,
   *     when the version exists with another ARN; REMOTE, when the server is too old, has
   *     serverless workers switched off, could not invoke the function or does not answer. The
   *     cause that the server hides is read from its controller's history; after a failure that
   *     leaves no version, the controller that it left behind is terminated
   */
  public void createDeploymentVersion(DeploymentVersionId id, LambdaCompute compute) {
    requireServerScaledDeployments();
    versionCompute.create(id, compute);
  }

  /**
   * Writes the whole compute config of an existing version ({@code
   * UpdateWorkerDeploymentVersionComputeConfig}), which makes the controller invoke the function at
   * once, also when nothing changes.
   *
   * @throws ProblemException as {@link #createDeploymentVersion}
   */
  public void updateComputeConfig(DeploymentVersionId id, LambdaCompute compute) {
    versionCompute.update(id, compute);
  }

  /**
   * Makes a version current ({@code SetWorkerDeploymentCurrentVersion}) and reads it back. A ramp
   * to another version stays. Does not wait for propagation, see {@link #awaitPropagated}.
   *
   * @param token from the describe that the decision was made on
   * @return the routing as read back
   * @throws ProblemException CONFLICT, when the routing changed since the token was read, or
   *     changed again before it was read back; it tells who did, and nothing was overwritten. GATE,
   *     when the version lacks task queues in use. REMOTE otherwise
   */
  public RoutingState setCurrent(DeploymentVersionId id, ConflictToken token) {
    return routingWrites.write(
        new RoutingChange.SetCurrent(id),
        () -> calls.setCurrent(id, token),
        state -> state.isCurrent(id));
  }

  /**
   * Removes the ramp ({@code SetWorkerDeploymentRampingVersion} with nothing) and reads it back.
   * Without a ramp there is nothing to do, and that is what happens.
   *
   * @param token as for {@link #setCurrent}
   * @return the routing as read back
   * @throws ProblemException as {@link #setCurrent}
   */
  public RoutingState clearRamp(DeploymentName deploymentName, ConflictToken token) {
    return routingWrites.write(
        new RoutingChange.ClearRamp(deploymentName),
        () -> calls.clearRamp(deploymentName, token),
        state -> state.ramp().isEmpty());
  }

  /**
   * Makes us the deployment's manager ({@code SetWorkerDeploymentManager}), whoever it was, and
   * reads that back.
   *
   * @param token as for {@link #setCurrent}; it is another one afterwards
   * @return the routing as read back
   * @throws ProblemException as {@link #setCurrent}
   */
  public RoutingState claimManager(DeploymentName deploymentName, ConflictToken token) {
    return routingWrites.write(
        new RoutingChange.ClaimManager(deploymentName),
        () -> calls.claimManager(deploymentName, token),
        state -> state.managerIdentity().equals(identity));
  }

  /**
   * Waits until every task queue knows the routing; a change answers before that. The deployment
   * says so or, where it does not for 10 seconds, each task queue of the versions that it routes to
   * ({@code DescribeTaskQueue}).
   *
   * @return the routing as last read, and who said that it has spread
   * @throws ProblemException REMOTE, when it takes longer than {@code timeout}; INTERRUPTED, when
   *     the run is asked to stop: the change itself stands
   */
  public PropagatedRouting awaitPropagated(DeploymentName deploymentName, Duration timeout) {
    return new RoutingPropagation(
            this::describeExisting, new QueueRoutings(calls, this::describeExisting), stop)
        .await(deploymentName, timeout);
  }

  /**
   * Writes entries into a version's metadata and removes others ({@code
   * UpdateWorkerDeploymentVersionMetadata}), and reads that back. All others stay. Never for
   * secrets: whoever may read the namespace reads it.
   *
   * @param removed keys to remove; those that are not there need not be
   * @throws ProblemException CONFLICT, when others are read back; REMOTE, when there is no such
   *     version or the server does not answer
   */
  public void writeMetadata(
      DeploymentVersionId id, Map<String, String> entries, Set<String> removed) {
    if (entries.isEmpty() && removed.isEmpty()) {
      return;
    }
    again(
        "Cannot write the metadata of " + id + ".",
        () -> calls.writeMetadata(id, entries, removed));
    Map<String, String> written = describeExisting(id).metadata();
    if (!written.entrySet().containsAll(entries.entrySet())
        || removed.stream().anyMatch(written::containsKey)) {
      throw new ProblemException(
          Problem.conflict(
              "The metadata of " + id + " was changed by someone else at the same moment.",
              List.of("keys written: " + entries.keySet(), "keys removed: " + removed),
              "run it again"));
    }
  }

  /** As {@link #describe(DeploymentVersionId)}, where the version must exist. */
  DeploymentVersion describeExisting(DeploymentVersionId id) {
    return describe(id).orElseThrow(() -> missing("deployment version " + id));
  }

  private RoutingState describeExisting(DeploymentName deploymentName) {
    return describe(deploymentName).orElseThrow(() -> missing("deployment " + deploymentName));
  }

  private ProblemException missing(String what) {
    return new ProblemException(
        Problem.remote(
            "There is no " + what + ".",
            List.of("asked " + connection.target()),
            "check address and namespace, or register it: mvn temporal-lambda:register"));
  }

  /**
   * Reads of deployments are limited for a whole namespace; one refused for that is repeated, and
   * so is one that was not answered.
   */
  private <T> Optional<T> found(String failure, Supplier<T> read) {
    Deadline deadline = Deadline.after(PATIENCE);
    while (true) {
      try {
        return Optional.of(read.get());
      } catch (StatusRuntimeException e) {
        if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
          return Optional.empty();
        }
        if (!RpcRefusal.of(e).isWorthAnotherRead() || deadline.isOver()) {
          throw RpcProblems.remote(failure, connection.target(), e);
        }
      }
      deadline.pause(BETWEEN_READS);
    }
  }
}
