package io.github.temporallambda.mojo;

import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.wiring.Release;
import io.github.temporallambda.mojo.wiring.ReleaseInput;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.ReleaseMode;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the packaged artifact as one immutable Lambda version, and nothing in Temporal.
 *
 * <p>First starts the artifact once, to see that it announces the Build ID and deployment that it
 * is published under. Needs AWS; a second run of the same commit finds the version.
 *
 * <pre>mvn package temporal-lambda:publish</pre>
 *
 * @since 0.1.0
 */
@Mojo(
    name = "publish",
    defaultPhase = LifecyclePhase.DEPLOY,
    requiresOnline = true,
    threadSafe = true)
public final class PublishMojo extends ReleaseGoal {

  /**
   * Skips this goal. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_PUBLISH, defaultValue = "false")
  @Nullable String publishSkip;

  @Override
  protected Work prepare(ParameterReader in) {
    Supplier<ReleaseInput> input =
        release(in, gate(in), Optional::empty, new ReleaseMode.Publishing());
    return () -> new Release(surroundings()).run(goal(), Reach.PUBLISH, input.get());
  }

  @Override
  protected @Nullable String goalSkip() {
    return publishSkip;
  }
}
