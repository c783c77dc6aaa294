package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.local.process.FileTree;
import io.github.temporallambda.mojo.parameter.Expectation;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.report.Ending;
import io.github.temporallambda.report.ReportFiles;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a rehearsal leaves: a report of each release in a directory of its own; and, where every
 * other goal has its report, its own: that of the release of the present artifact, or of the one
 * that the rehearsal failed at, and how the rehearsal ended.
 */
final class RehearsalReports {

  private final ReportFiles files;
  private Optional<RolloutReport> telling = Optional.empty();

  /**
   * @param files the deployment's
   */
  RehearsalReports(ReportFiles files) {
    this.files = files;
  }

  ReportFiles files() {
    return files;
  }

  /** Removes those of an earlier rehearsal. */
  void clear() {
    try {
      FileTree.delete(files.rehearsal());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be removed: " + files.rehearsal(), e);
    }
  }

  /** Keeps the report of one release. */
  void keep(PreparedRelease release, RolloutReport report) {
    var unused = files.ofRehearsed(release.release().directoryName()).write(report);
    boolean failsTheRehearsal =
        report.outcome() == RunOutcome.FAILED
            && release.release().expected() != Expectation.STOPPED;
    if (release.release().isPresent() || failsTheRehearsal) {
      telling = Optional.of(report);
    }
  }

  /** Everything went as expected, be it that a release was stopped. */
  void passed() {
    telling.map(RehearsalReports::asExpected).ifPresent(files::keep);
  }

  /** The rehearsal ends with these problems, though every release may have succeeded. */
  void failed(List<Problem> problems) {
    telling
        .map(report -> report.ended(Ending.failed(problems).withWarnings(own(report))))
        .ifPresent(files::keep);
  }

  private static RolloutReport asExpected(RolloutReport report) {
    return report.outcome() == RunOutcome.FAILED
        ? report.ended(
            Ending.well(RunOutcome.SUCCEEDED)
                .withWarnings(own(report))
                .withWarnings(List.of("The gate stopped the present artifact, as it had to.")))
        : report;
  }

  private static List<String> own(RolloutReport report) {
    return report.ending().warnings();
  }

  /** Where the output of the build of a release goes. */
  Path buildLog(String directoryName) {
    return files.ofRehearsed(directoryName).file("build.log");
  }
}
