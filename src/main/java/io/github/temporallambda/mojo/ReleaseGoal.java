package io.github.temporallambda.mojo;

import io.github.temporallambda.mojo.guard.ArtifactSelection;
import io.github.temporallambda.mojo.parameter.ConnectionInput;
import io.github.temporallambda.mojo.parameter.GateInput;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.mojo.parameter.RegistrationInput;
import io.github.temporallambda.mojo.wiring.ReleaseInput;
import io.github.temporallambda.problem.ProblemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** A gated goal about the file that this module packages. */
public abstract class ReleaseGoal extends WritingGoal {

  @Parameter(defaultValue = "${executedProject}", readonly = true)
  @Nullable MavenProject executedProject;

  /**
   * Which of several packaged files is shipped: the classifier of an attached jar or zip, or <code>
   * main</code> for the main artifact. Default: the only jar or zip that holds code; it stops and
   * lists them when there are several.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.CLASSIFIER)
  @Nullable String classifier;

  /**
   * Releases a work tree that differs from its commit, under a Build ID of its own (<code>
   * &lt;commit&gt;-dirty-&lt;8 digits over the dirty files&gt;</code>). Exactly <code>true</code>
   * or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.ALLOW_DIRTY, defaultValue = "false")
  @Nullable String allowDirty;

  /**
   * Releases although the commit of the current version is younger, or of unknown age. Exactly
   * <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.ALLOW_OLDER, defaultValue = "false")
  @Nullable String allowOlder;

  /** All that a release takes; to be asked for after {@link ParameterReader#finish}. */
  protected final Supplier<ReleaseInput> release(
      ParameterReader in,
      Supplier<GateInput> gate,
      Supplier<Optional<RegistrationInput>> registration) {
    Supplier<ConnectionInput> connection = connection(in);
    Supplier<String> function = function(in);
    Supplier<Path> file = packagedFile(in);
    ReleaseInput.Choices choices =
        new ReleaseInput.Choices(
            in.flag(PropertyNames.ALLOW_DIRTY, allowDirty),
            in.flag(PropertyNames.ALLOW_OLDER, allowOlder),
            retryRolledBack(in),
            dryRun(in));
    return () ->
        new ReleaseInput(
            connection.get(), function.get(), gate.get(), file.get(), registration.get(), choices);
  }

  /** The packaged file; to be asked for after {@link ParameterReader#finish}. */
  protected final Supplier<Path> packagedFile(ParameterReader in) {
    Optional<String> wanted = in.optional(PropertyNames.CLASSIFIER, classifier, Parsers::text);
    try {
      Path file = new ArtifactSelection(packagedProject(), goal()).select(wanted);
      return () -> file;
    } catch (ProblemException e) {
      in.addAll(e.problems());
      return () -> {
        throw new IllegalStateException("asked for before the problems were thrown");
      };
    }
  }

  /**
   * Shows what the forked build made of this module to the modules that depend on it: a fork
   * attaches it where Maven does not look when it resolves them.
   */
  @Override
  protected final void keepWhatTheForkPackaged() {
    if (project.getArtifact().getFile() == null) {
      project.getArtifact().setFile(packagedProject().getArtifact().getFile());
    }
  }

  /**
   * Where the packaged file is attached: with a goal that forks the build, on Maven's executed
   * project. That one is also left behind by other plugins' forks, so only ours counts.
   */
  private MavenProject packagedProject() {
    boolean forked = execution.getMojoDescriptor().isForking();
    return forked && executedProject != null ? executedProject : project;
  }
}
