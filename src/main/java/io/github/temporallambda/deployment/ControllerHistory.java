package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalConnection;
import java.util.Optional;

/** The history of the server's controller. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString", "UnusedVariable"})
public final class ControllerHistory {

  private final TemporalConnection connection;

  /** On a connection. */
  public ControllerHistory(TemporalConnection connection) {
    this.connection = connection;
  }

  /** The last failure. */
  public Optional<String> lastFailure(DeploymentVersionId id) {
    throw new UnsupportedOperationException(id + connection.toString());
  }
}
