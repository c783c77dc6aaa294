package io.github.temporallambda.mojo;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.PropertyNames;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.report.Ending;
import io.github.temporallambda.report.ReleaseFacts;
import io.github.temporallambda.report.ReportFiles;
import io.github.temporallambda.report.ReportId;
import io.github.temporallambda.report.ReportShelf;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.SourceRoots;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * A goal that leaves a report however it ends: what stops it before its own report could be made is
 * reported here, so that no older report is taken for its own.
 */
public abstract class ReportingGoal extends AbstractGoal {

  /**
   * Directory that the reports are left below, those of a deployment's releases and rollbacks in a
   * directory of its name, those of other goals in <code>&lt;goal&gt;.&lt;deployment&gt;</code>; it
   * is made where it is missing. Default: <code>temporal-lambda</code> in the module's build
   * directory, or in <code>target</code> of the working directory.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.REPORT_DIRECTORY)
  @Nullable File reportDirectory;

  /**
   * Stands in the JSON report, so that whoever started the run knows its report from an older one:
   * 1 to 100 letters, digits, <code>.</code>, <code>_</code> and <code>-</code>. Default: a random
   * UUID.
   *
   * @since 0.1.0
   */
  @Parameter(property = PropertyNames.REPORT_ID)
  @Nullable String reportId;

  private final Instant startedAt = Instant.now();
  private Optional<ReportShelf> shelf = Optional.empty();

  /** The deployment that the goal is about, as far as its parameters tell one. */
  protected Optional<DeploymentName> reportedDeployment() {
    return Optional.empty();
  }

  /** Whether its report tells what became of the deployment, which no other is to take away. */
  protected boolean releases() {
    return false;
  }

  @Override
  protected final void readReporting(ParameterReader in) {
    Path usual = buildDirectory().resolve("temporal-lambda");
    Path directory =
        in.file(PropertyNames.REPORT_DIRECTORY, reportDirectory, Path::of).orElse(usual);
    Optional<String> ownPlace = releases() ? Optional.empty() : Optional.of(goal());
    Optional<ReportId> id = in.optional(PropertyNames.REPORT_ID, reportId, ReportId::new);
    shelf = Optional.of(new ReportShelf(directory, id, sources(), ownPlace));
  }

  @Override
  protected final ReportShelf reports() {
    return shelf.orElseThrow(() -> new IllegalStateException("asked for before it was read"));
  }

  /** Where this goal's report lies where it is about no deployment. */
  protected final ReportFiles ownReports() {
    return reports().ofGoal(goal(), project.getArtifactId());
  }

  /** This run, from its beginning until now. */
  protected final RolloutReport.Run runSoFar() {
    Duration took = Duration.between(startedAt, Instant.now());
    return new RolloutReport.Run(Optional.empty(), goal(), new RolloutReport.Span(startedAt, took));
  }

  @Override
  protected final void keepReportOf(List<Problem> problems) {
    shelf.filter(reports -> !reports.hasReport()).ifPresent(reports -> keep(problems));
  }

  private void keep(List<Problem> problems) {
    Optional<DeploymentName> deployment = reportedDeployment();
    RolloutReport report =
        RolloutReport.of(runSoFar(), Ending.failed(problems), ReleaseFacts.of(deployment));
    try {
      deployment.map(reports()::of).orElseGet(this::ownReports).keep(report);
    } catch (UncheckedIOException e) {
      getLog().warn("The report of this could not be written: " + e.getMessage());
    }
  }

  /** Those of every module of the build: a workflow may lie in another than its worker. */
  private SourceRoots sources() {
    List<MavenProject> modules =
        Optional.ofNullable(session.getAllProjects()).orElseGet(session::getProjects);
    return SourceRoots.around(
        directory(),
        modules.stream()
            .flatMap(module -> module.getCompileSourceRoots().stream())
            .map(Path::of)
            .toList());
  }
}
