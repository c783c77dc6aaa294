package io.github.temporallambda.mojo;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.BuildIdDerivation;
import io.github.temporallambda.buildid.BuildIdSource;
import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.buildid.Revision;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.report.Ending;
import io.github.temporallambda.report.ReleaseFacts;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Derives the Build ID from the git commit that is being built, and tells it to the rest of the
 * build: in the Maven properties <code>temporalLambda.buildId</code> and <code>
 * temporalLambda.commit</code> and, where asked for, as a resource.
 *
 * <p>The Build ID is the first 12 hex digits of the commit (or, with <code>buildIdSource</code>
 * <code>tree</code>, of what it holds at some paths); of a work tree that differs from its commit,
 * <code>&lt;commit&gt;-dirty-&lt;8 digits over the dirty files&gt;</code>, which is said but does
 * not stop the build. Needs a git repository with a commit, and no network; running it twice is
 * safe.
 *
 * <pre>mvn temporal-lambda:build-id</pre>
 *
 * @since 0.1.0
 */
@Mojo(name = "build-id", defaultPhase = LifecyclePhase.INITIALIZE, threadSafe = true)
public final class BuildIdMojo extends ReportingGoal {

  /**
   * The Maven properties that are set. Not of the plugin's own prefix: nobody can mistake them for
   * parameters.
   */
  static final String BUILD_ID = "temporalLambda.buildId";

  static final String COMMIT = "temporalLambda.commit";

  /**
   * Skips this goal. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_BUILD_ID, defaultValue = "false")
  @Nullable String buildIdSkip;

  /**
   * Writes Build ID and commit into <code>META-INF/temporal-lambda/build.properties</code> of the
   * output directory, for a worker that reads its Build ID from its own class path. Exactly <code>
   * true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.BUILD_ID_RESOURCE, defaultValue = "false")
  @Nullable String buildIdResource;

  /**
   * What the Build ID is derived from: <code>commit</code>, or <code>tree</code>, which is what the
   * commit holds at <code>buildIdPaths</code>. In a repository of several modules, a <code>tree
   * </code> makes a new Build ID only where the worker changed; a commit, time and message play no
   * part in it. A shallow clone gives the same.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.BUILD_ID_SOURCE, defaultValue = BuildIdSourceReading.COMMIT)
  @Nullable String buildIdSource;

  /**
   * With <code>buildIdSource</code> <code>tree</code>: directories and files, relative to the
   * module's directory and separated by commas, that the artifact is built from. Those outside the
   * module have to be named (modules that it depends on, a parent POM): where such a one changes
   * the content, the Build ID would stand for two contents, and the release stops. Only below these
   * paths uncommitted changes count. Default: the module's directory.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.BUILD_ID_PATHS)
  List<String> buildIdPaths = List.of();

  @Override
  protected Work prepare(ParameterReader in) {
    boolean asResource = in.flag(PropertyNames.BUILD_ID_RESOURCE, buildIdResource);
    refuseForeign(BUILD_ID, in);
    refuseForeign(COMMIT, in);
    Supplier<BuildIdSource> source = BuildIdSourceReading.read(in, buildIdSource, buildIdPaths);
    return () -> tell(source.get(), asResource);
  }

  @Override
  protected @Nullable String goalSkip() {
    return buildIdSkip;
  }

  private void tell(BuildIdSource source, boolean asResource) {
    Revision revision = source.read(project.getBasedir().toPath());
    GitCommit commit = revision.commit();
    BuildId buildId = BuildIdDerivation.derive(revision, true);
    Properties properties = project.getProperties();
    properties.setProperty(BUILD_ID, buildId.value());
    properties.setProperty(COMMIT, commit.id());
    getLog().info("Build ID " + buildId + (commit.isDirty() ? dirty(commit) : ""));
    if (asResource) {
      Path outputDirectory = Path.of(project.getBuild().getOutputDirectory());
      getLog().info("Wrote " + BuildIdResource.write(outputDirectory, buildId, commit));
    }
    ownReports().keep(report(buildId, commit));
  }

  private RolloutReport report(BuildId buildId, GitCommit commit) {
    return RolloutReport.of(
        runSoFar(),
        Ending.well(RunOutcome.SUCCEEDED)
            .withWarnings(
                commit.isDirty() ? List.of("Build ID " + buildId + dirty(commit)) : List.of()),
        ReleaseFacts.of(buildId, commit));
  }

  private static String dirty(GitCommit commit) {
    return " (the work tree differs from commit "
        + commit.id()
        + " in "
        + commit.dirtyPaths().size()
        + " paths)";
  }

  /** A -D of this name would win wherever the POM says ${name}, over what is derived here. */
  private void refuseForeign(String name, ParameterReader in) {
    if (session.getUserProperties().containsKey(name)) {
      in.add(
          Problem.configuration(
              "-D" + name + " was given, but it is derived from the commit.",
              "leave -D" + name + " out"));
    }
  }
}
