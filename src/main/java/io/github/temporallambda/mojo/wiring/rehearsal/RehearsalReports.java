package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.local.process.FileTree;
import io.github.temporallambda.mojo.parameter.Expectation;
import io.github.temporallambda.report.ReportFiles;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * What a rehearsal leaves: a report of each release in a directory of its own; and, where every
 * other goal has its report, the one of the present artifact, or of the release that the rehearsal
 * failed at.
 *
 * @param files the deployment's
 */
record RehearsalReports(ReportFiles files) {

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
    files.ofRehearsed(release.release().directoryName()).write(report);
    boolean failsTheRehearsal =
        report.outcome() == RunOutcome.FAILED
            && release.release().expected() != Expectation.STOPPED;
    if (release.release().isPresent() || failsTheRehearsal) {
      files.keep(report);
    }
  }

  /** Where the output of the build of a release goes. */
  Path buildLog(String directoryName) {
    return files.ofRehearsed(directoryName).file("build.log");
  }
}
