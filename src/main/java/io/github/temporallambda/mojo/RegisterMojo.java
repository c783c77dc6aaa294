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
 * Publishes and registers: makes the Worker Deployment Version with the qualified ARN and waits
 * until its task queues are bound. Routes nothing to it.
 *
 * <p>Needs AWS and Temporal; a second run of the same commit finds everything done.
 *
 * <pre>mvn package temporal-lambda:register</pre>
 *
 * @since 0.1.0
 */
@Mojo(
    name = "register",
    defaultPhase = LifecyclePhase.DEPLOY,
    requiresOnline = true,
    threadSafe = true)
public final class RegisterMojo extends RegisteringGoal {

  /**
   * Skips this goal. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_REGISTER, defaultValue = "false")
  @Nullable String registerSkip;

  @Override
  protected Work prepare(ParameterReader in) {
    Supplier<ReleaseInput> input = registering(in);
    return () -> new Release(surroundings()).run(goal(), Reach.REGISTER, input.get());
  }

  @Override
  protected @Nullable String goalSkip() {
    return registerSkip;
  }
}
