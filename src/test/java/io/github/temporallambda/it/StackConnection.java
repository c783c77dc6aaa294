package io.github.temporallambda.it;

import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.connection.TemporalParameters;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.local.LocalStack;
import java.time.Duration;
import java.util.Map;

/** The plugin's own connection to the stack, for tests of its rooms without a build. */
public final class StackConnection {

  private StackConnection() {}

  /** Opens one; close it. */
  public static TemporalConnection open(LocalStack stack) {
    TemporalTarget target =
        TemporalTarget.of(stack.temporal().address(), stack.temporal().namespace());
    return TemporalConnection.open(
        TemporalSettings.resolve(TemporalParameters.none().withTarget(target), Map.of()),
        Duration.ofSeconds(30));
  }
}
