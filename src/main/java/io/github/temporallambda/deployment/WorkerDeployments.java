package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalConnection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The Worker Deployments of one namespace. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString", "UnusedVariable"})
public final class WorkerDeployments {

  private final TemporalConnection connection;
  private final String identity;

  /** On a connection, as {@code identity}. */
  public WorkerDeployments(TemporalConnection connection, String identity) {
    this.connection = connection;
    this.identity = identity;
  }

  /** Describe. */
  public Optional<RoutingState> describe(DeploymentName deploymentName) {
    throw todo(deploymentName);
  }

  /** Describe. */
  public Optional<DeploymentVersion> describe(DeploymentVersionId id) {
    throw todo(id);
  }

  DeploymentVersion describeExisting(DeploymentVersionId id) {
    return describe(id).orElseThrow(() -> todo(id));
  }

  /** Create. */
  public void createDeployment(DeploymentName deploymentName) {
    throw todo(deploymentName);
  }

  /** Create. */
  public void createDeploymentVersion(DeploymentVersionId id, LambdaCompute compute) {
    throw todo(id, compute);
  }

  /** Update. */
  public void updateComputeConfig(DeploymentVersionId id, LambdaCompute compute) {
    throw todo(id, compute);
  }

  /** Set current. */
  public RoutingState setCurrent(DeploymentVersionId id, ConflictToken token) {
    throw todo(id, token);
  }

  /** Clear ramp. */
  public RoutingState clearRamp(DeploymentName deploymentName, ConflictToken token) {
    throw todo(deploymentName, token);
  }

  /** Await. */
  public RoutingState awaitPropagated(DeploymentName deploymentName, Duration timeout) {
    throw todo(deploymentName, timeout);
  }

  /** Metadata. */
  public void writeMetadata(DeploymentVersionId id, Map<String, String> entries) {
    throw todo(id, entries);
  }

  private UnsupportedOperationException todo(Object... seen) {
    return new UnsupportedOperationException(identity + connection + seen.length);
  }
}
