package io.github.temporallambda.mojo;

import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.wiring.Status;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tells a deployment's routing and its versions: their Lambda versions, task queues and problems.
 *
 * <p>Changes nothing. Needs Temporal, and no project.
 *
 * <pre>mvn temporal-lambda:status -Dtemporal-lambda.deploymentName=orders</pre>
 *
 * @since 0.1.0
 */
@Mojo(name = "status", requiresProject = false, requiresOnline = true, threadSafe = true)
public final class StatusMojo extends ConnectedGoal {

  /**
   * Skips this goal. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_STATUS, defaultValue = "false")
  @Nullable String statusSkip;

  @Override
  protected Work prepare(ParameterReader in) {
    Supplier<ConnectionInput> connection = connection(in);
    return () -> new Status(surroundings()).run(connection.get());
  }

  @Override
  protected @Nullable String goalSkip() {
    return statusSkip;
  }
}
