package io.github.temporallambda.mojo;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.mojo.parameter.GateInput;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.wiring.SetCurrent;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Routes to a version that is registered: makes it the Current Version of its deployment.
 *
 * <p>Gated now: its code is fetched from Lambda and the executions that would move are replayed on
 * it. Needs AWS and Temporal, and no project; running it twice is safe.
 *
 * <pre>mvn temporal-lambda:set-current -Dtemporal-lambda.deploymentName=orders \
 *     -Dtemporal-lambda.buildId=3f2c1a9b7d10</pre>
 *
 * @since 0.1.0
 */
@Mojo(name = "set-current", requiresProject = false, requiresOnline = true, threadSafe = true)
public final class SetCurrentMojo extends WritingGoal {

  /**
   * Skips this goal. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_SET_CURRENT, defaultValue = "false")
  @Nullable String setCurrentSkip;

  /**
   * The Build ID of the version to route to.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.BUILD_ID)
  @Nullable String buildId;

  @Override
  protected Work prepare(ParameterReader in) {
    Supplier<ConnectionInput> connection = connection(in);
    Supplier<GateInput> gate = gate(in);
    Optional<BuildId> wanted =
        in.required(PropertyNames.BUILD_ID, buildId, Parsers::releasedBuildId);
    boolean dry = dryRun(in);
    boolean retry = retryRolledBack(in);
    boolean claims = claimManager(in);
    return () ->
        new SetCurrent(surroundings(), dry, retry, claims)
            .run(wanted.orElseThrow(), connection.get(), gate.get());
  }

  @Override
  protected @Nullable String goalSkip() {
    return setCurrentSkip;
  }
}
