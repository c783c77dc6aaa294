package io.github.temporallambda.mojo;

import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.rollout.gate.OnInconclusive;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A gated goal that then writes to Lambda or Temporal, unless it is only asked what it would do.
 */
public abstract class WritingGoal extends GatedGoal {

  /**
   * Says what would be done, step by step, and writes nothing anywhere. Exactly <code>true</code>
   * or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.DRY_RUN, defaultValue = "false")
  @Nullable String dryRun;

  /**
   * Routes to a version although a rollback left that very version. Exactly <code>true</code> or
   * <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.RETRY_ROLLED_BACK, defaultValue = "false")
  @Nullable String retryRolledBack;

  /**
   * Makes this plugin the manager of the deployment's routing, with the change of routing, also
   * where someone else is: Temporal then lets nobody else change it. Default: another manager stops
   * the goal before anything is written. Goals that do not route leave the manager as it is.
   * Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.CLAIM_MANAGER, defaultValue = "false")
  @Nullable String claimManager;

  /**
   * What to do where the gate is inconclusive, since something could not be counted, fetched or
   * replayed in time: <code>stop</code>, or <code>release</code> all the same, with a warning that
   * says how much was not tried and why. What was not tried moves too, and stops at its next
   * workflow task where it does not replay. Where anything fails, both stop. <code>rollback</code>
   * then treats what was not tried as it treats what does not replay (<code>onIncompatible</code>);
   * <code>replay</code>, which releases nothing, stops either way.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.ON_INCONCLUSIVE, defaultValue = "stop")
  @Nullable String onInconclusive;

  @Override
  protected boolean releases() {
    return true;
  }

  @Override
  protected final OnInconclusive onInconclusive(ParameterReader in) {
    return in.required(
            PropertyNames.ON_INCONCLUSIVE,
            onInconclusive,
            raw -> Parsers.oneOf(raw, List.of("stop", "release")))
        .filter("release"::equals)
        .map(word -> OnInconclusive.RELEASE)
        .orElse(OnInconclusive.STOP);
  }

  /** Whether nothing may be written. */
  protected final boolean dryRun(ParameterReader in) {
    return in.flag(PropertyNames.DRY_RUN, dryRun);
  }

  /** Whether a version that a rollback left may be routed to. */
  protected final boolean retryRolledBack(ParameterReader in) {
    return in.flag(PropertyNames.RETRY_ROLLED_BACK, retryRolledBack);
  }

  /** Whether the run becomes the deployment's manager. */
  protected final boolean claimManager(ParameterReader in) {
    return in.flag(PropertyNames.CLAIM_MANAGER, claimManager);
  }
}
