package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalConnection;
import java.util.random.RandomGenerator;

/** Runs a smoke workflow. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString", "UnusedVariable"})
public final class SmokeWorkflow {

  private final TemporalConnection connection;
  private final String identity;
  private final RandomGenerator random;

  /** With its parts. */
  public SmokeWorkflow(TemporalConnection connection, String identity, RandomGenerator random) {
    this.connection = connection;
    this.identity = identity;
    this.random = random;
  }

  /** Runs it. */
  public SmokeResult run(SmokeSpec spec, DeploymentVersionId id) {
    throw new UnsupportedOperationException("" + spec + id + connection + identity + random);
  }
}
