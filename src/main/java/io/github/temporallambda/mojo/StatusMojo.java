package io.github.temporallambda.mojo;

import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.wiring.Status;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tells a deployment's routing, its versions and what they hold, and holds them against Lambda.
 *
 * <p>Of each version: its Lambda version, task queues, times, running executions, who released it,
 * and whether it was condemned. Then an audit: each Deployment Version is to name one Lambda
 * version of its own, which is there and was published for it. Mismatches do not fail the build;
 * where AWS cannot be asked the rest is told and the audit says so.
 *
 * <p>Changes nothing. Needs Temporal, and no project; AWS for the audit.
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
    Optional<String> function =
        in.optional(PropertyNames.FUNCTION_NAME, functionName, Parsers::functionName);
    return () -> new Status(surroundings()).run(connection.get(), function);
  }

  @Override
  protected @Nullable String goalSkip() {
    return statusSkip;
  }
}
