package io.github.temporallambda.mojo;

import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.rollout.request.OnUnchanged;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that takes a build all the way, from its content to the routing. */
public abstract class RollingOutGoal extends RegisteringGoal {

  private static final String RELEASE = "release";

  /**
   * What to do with a commit whose content is that of the current version, while the function's
   * configuration is the one that the current version was published with: <code>skip</code> writes
   * nothing, routes nothing, and says which Build ID keeps running; <code>release</code> releases
   * it like any other.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.ON_UNCHANGED, defaultValue = "skip")
  @Nullable String onUnchanged;

  @Override
  protected final OnUnchanged onUnchanged(ParameterReader in) {
    return in.required(
            PropertyNames.ON_UNCHANGED,
            onUnchanged,
            raw -> Parsers.oneOf(raw, List.of("skip", RELEASE)))
        .filter(RELEASE::equals)
        .map(word -> OnUnchanged.RELEASE)
        .orElse(OnUnchanged.SKIP);
  }
}
