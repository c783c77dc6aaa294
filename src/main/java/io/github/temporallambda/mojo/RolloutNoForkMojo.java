package io.github.temporallambda.mojo;

import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.wiring.Release;
import io.github.temporallambda.mojo.wiring.ReleaseInput;
import io.github.temporallambda.rollout.request.Reach;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Releases this commit as <code>rollout</code> does, in the build that packages it: to be bound in
 * a POM.
 *
 * <p>Needs AWS and Temporal. A second run of the same commit finds everything done.
 *
 * <pre>mvn deploy</pre>
 *
 * @since 0.1.0
 */
@Mojo(
    name = "rollout-no-fork",
    defaultPhase = LifecyclePhase.DEPLOY,
    requiresOnline = true,
    threadSafe = true)
public final class RolloutNoForkMojo extends RollingOutGoal {

  /**
   * Skips this goal. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_ROLLOUT_NO_FORK, defaultValue = "false")
  @Nullable String rolloutNoForkSkip;

  @Override
  protected Work prepare(ParameterReader in) {
    Supplier<ReleaseInput> input = registering(in);
    return () -> new Release(surroundings()).run(goal(), Reach.ROUTE, input.get());
  }

  @Override
  protected @Nullable String goalSkip() {
    return rolloutNoForkSkip;
  }
}
