package io.github.temporallambda.mojo;

import io.github.temporallambda.mojo.guard.ArtifactSelection;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.Parsers;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.report.Ending;
import io.github.temporallambda.report.PackagedFileFacts;
import io.github.temporallambda.report.ReleaseFacts;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tells which of the files that this module packages a release would ship.
 *
 * <p>For scripts that hand the file on; <code>rehearse</code> asks builds of earlier commits with
 * it. Changes nothing.
 *
 * <pre>mvn package temporal-lambda:packaged-file</pre>
 *
 * @since 0.1.0
 */
@Mojo(name = "packaged-file", threadSafe = true)
public final class PackagedFileMojo extends ReportingGoal {

  /**
   * Skips this goal. Exactly <code>true</code> or <code>false</code>.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.SKIP_PACKAGED_FILE, defaultValue = "false")
  @Nullable String packagedFileSkip;

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
   * A file that gets the packaged file's path, in UTF-8 and without a line end. Default: it is only
   * logged.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.PACKAGED_FILE_TO)
  @Nullable File packagedFileTo;

  @Override
  protected Work prepare(ParameterReader in) {
    Optional<String> wanted = in.optional(PropertyNames.CLASSIFIER, classifier, Parsers::text);
    Optional<Path> to = in.file(PropertyNames.PACKAGED_FILE_TO, packagedFileTo, Path::of);
    return () -> tell(new ArtifactSelection(project, goal()).select(wanted), to);
  }

  @Override
  protected @Nullable String goalSkip() {
    return packagedFileSkip;
  }

  private void tell(Path file, Optional<Path> to) {
    getLog().info("Packaged file " + file);
    to.ifPresent(target -> write(target, file.toString()));
    Path shown = file.startsWith(directory()) ? directory().relativize(file) : file;
    ownReports()
        .keep(
            RolloutReport.of(
                    runSoFar(),
                    Ending.well(RunOutcome.SUCCEEDED),
                    ReleaseFacts.of(Optional.empty()))
                .withFacts(new PackagedFileFacts(shown.toString())));
  }

  private static void write(Path target, String text) {
    try {
      Files.writeString(target, text);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.configuration(
              PropertyNames.PACKAGED_FILE_TO + ": '" + target + "' cannot be written.",
              "name a file in a directory that exists"),
          e);
    }
  }
}
