package io.github.temporallambda.mojo;

import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.wiring.Rehearsal;
import io.github.temporallambda.mojo.wiring.ReleaseInput;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Rehearses the whole rollout on this machine: a real Temporal server with its own controller, and
 * a local Lambda that really runs the published version.
 *
 * <p>Needs no account and changes nothing outside this machine; leaves no process behind. Obtains
 * the Temporal server once when there is none. A work tree that differs from its commit is
 * rehearsed under a Build ID of its own.
 *
 * <pre>mvn temporal-lambda:rehearse</pre>
 *
 * @since 0.1.0
 */
@Mojo(name = "rehearse", threadSafe = true)
@Execute(phase = LifecyclePhase.PACKAGE)
public final class RehearseMojo extends RegisteringGoal {

  /**
   * Skips this goal. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_REHEARSE, defaultValue = "false")
  @Nullable String rehearseSkip;

  /**
   * A Temporal CLI executable whose server is used. Default: <code>TEMPORAL_CLI</code>, <code>
   * temporal</code> on the path, one that an earlier run obtained, a download, or a build with Go.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.TEMPORAL_CLI)
  @Nullable File temporalCli;

  @Override
  protected Work prepare(ParameterReader in) {
    Supplier<ReleaseInput> input = registeringWithHandler(in);
    Optional<Path> cli = in.file(PropertyNames.TEMPORAL_CLI, temporalCli, Parsers::existingFile);
    return () -> new Rehearsal(surroundings()).run(input.get(), cli);
  }

  @Override
  protected @Nullable String goalSkip() {
    return rehearseSkip;
  }
}
