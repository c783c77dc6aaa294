package io.github.temporallambda.mojo;

import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.wiring.Release;
import io.github.temporallambda.mojo.wiring.ReleaseInput;
import io.github.temporallambda.rollout.request.Reach;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Releases this commit: replays, publishes, registers, smokes, routes, and reads back.
 *
 * <p>Nothing is written anywhere before the packaged artifact has replayed the histories. Can be
 * stopped at any point and run again; a second run of the same commit finds everything done. Needs
 * AWS and Temporal.
 *
 * <p>Packages the module first, in a build of its own. To bind the release in a POM, use <code>
 * rollout-no-fork</code>.
 *
 * <pre>mvn temporal-lambda:rollout</pre>
 *
 * @since 0.1.0
 */
@Mojo(name = "rollout", requiresOnline = true, threadSafe = true)
@Execute(phase = LifecyclePhase.PACKAGE)
public final class RolloutMojo extends RollingOutGoal {

  /**
   * Skips this goal. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_ROLLOUT, defaultValue = "false")
  @Nullable String rolloutSkip;

  @Override
  protected Work prepare(ParameterReader in) {
    Supplier<ReleaseInput> input = registering(in);
    return () -> new Release(surroundings()).run(goal(), Reach.ROUTE, input.get());
  }

  @Override
  protected @Nullable String goalSkip() {
    return rolloutSkip;
  }
}
