package io.github.temporallambda.mojo;

import io.github.temporallambda.mojo.guard.SessionMaven;
import io.github.temporallambda.mojo.parameter.InnerMaven;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.parameter.RehearsalInput;
import io.github.temporallambda.mojo.wiring.ReleaseInput;
import io.github.temporallambda.mojo.wiring.rehearsal.Rehearsal;
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

  /**
   * The releases that the rehearsal goes through, and the workflow executions that they leave
   * running; only in the POM. Default: the present artifact alone, with nothing running.
   *
   * <p><code>releases</code> holds a <code>release</code> each, in order. It comes from one of
   * <code>gitRef</code> (a branch, tag or commit, built in a temporary directory by a Maven like
   * the running one), <code>artifact</code> (a file, released as <code>buildId</code>) and <code>
   * present</code> (<code>true</code>: what the module packages now; without one it comes last). It
   * has a <code>name</code> (default: the ref, or the file's name), and <code>expect</code> says
   * what has to become of it: <code>routed</code> (default), or <code>stopped</code> by the gate.
   *
   * <p><code>executions</code> holds an <code>execution</code> each: <code>count</code> (default 1)
   * workflows of <code>workflowType</code> are started on <code>taskQueue</code> with <code>input
   * </code> (JSON; several arguments: <code>inputs</code>) after the release <code>after</code>
   * (default: the first). <code>leave</code> is <code>open</code> (default) or <code>awaited</code>
   * (they have to complete). Open ones go on when <code>signal</code> (with <code>name</code> and
   * <code>input</code>) is sent after the release <code>signalAfter</code>.
   *
   * @since 0.1.0
   */
  @Parameter @Nullable RehearseParameters rehearse;

  @Override
  protected Work prepare(ParameterReader in) {
    Supplier<ReleaseInput> input = registeringWithHandler(in);
    Supplier<RehearsalInput> course =
        new RehearsalReading(in, rehearse == null ? new RehearseParameters() : rehearse).read();
    Optional<Path> cli = in.file(PropertyNames.TEMPORAL_CLI, temporalCli, Parsers::existingFile);
    Supplier<InnerMaven> maven =
        () ->
            new SessionMaven(session)
                .inner(project, execution.getMojoDescriptor().getPluginDescriptor());
    return () ->
        new Rehearsal(surroundings())
            .run(new Rehearsal.Wanted(input.get(), course.get(), maven, cli));
  }

  @Override
  protected boolean releases() {
    return false;
  }

  @Override
  protected @Nullable String goalSkip() {
    return rehearseSkip;
  }
}
