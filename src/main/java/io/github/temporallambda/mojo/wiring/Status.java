package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.report.StatusText;
import io.github.temporallambda.rollout.StatusReader;
import java.time.Duration;

/** What the server tells about a deployment. */
public final class Status {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final Surroundings surroundings;

  /** Reads from within {@code surroundings}. */
  public Status(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Prints the deployment's routing and versions. */
  public void run(ConnectionInput input) {
    try (TemporalConnection connection =
        TemporalConnection.open(
            new Wiring(surroundings).temporal(input.temporal()), CONNECT_TIMEOUT)) {
      StatusReader reader = new StatusReader(new WorkerDeployments(connection, Wiring.IDENTITY));
      StatusText.lines(reader.read(input.deploymentName())).forEach(surroundings.console());
    }
  }
}
