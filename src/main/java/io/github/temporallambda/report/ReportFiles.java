package io.github.temporallambda.report;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.replay.GateVerdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The files that a run leaves: {@code <build directory>/temporal-lambda/<deployment>/…}. Each is
 * written beside its place and moved there whole, so that a reader never sees half of one.
 */
public final class ReportFiles {

  /** The JSON report's file name. */
  public static final String ROLLOUT_REPORT = "rollout-report.json";

  private final Path directory;

  private ReportFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * The files of one deployment.
   *
   * @param buildDirectory Maven's {@code target}, or the working directory where there is no
   *     project
   */
  public static ReportFiles below(Path buildDirectory, DeploymentName deploymentName) {
    return new ReportFiles(
        buildDirectory.resolve("temporal-lambda").resolve(deploymentName.value()));
  }

  /** The files of one release of a rehearsal, {@code rehearsal/<name>/…} below these. */
  public ReportFiles ofRehearsed(String name) {
    return new ReportFiles(rehearsal().resolve(name));
  }

  /** The directory of all that {@link #ofRehearsed} names. */
  public Path rehearsal() {
    return directory.resolve("rehearsal");
  }

  /** A file beside the JSON report; it may not exist. */
  public Path file(String name) {
    return directory.resolve(name);
  }

  /** Where the JSON report lies or will lie. */
  public Path rolloutReport() {
    return directory.resolve(ROLLOUT_REPORT);
  }

  /** Keeps all of a run: the JSON report and, where the gate ran, the JUnit XML of its replay. */
  public void keep(RolloutReport report) {
    report.gate().ifPresent(verdict -> write(report.release().deploymentName(), verdict));
    write(report);
  }

  /** Writes the JSON report, replacing an older one. */
  public Path write(RolloutReport report) {
    return replace(rolloutReport(), JsonReport.render(report));
  }

  /** Writes the JUnit XML of a replay, replacing an older one. */
  public Path write(DeploymentName deploymentName, GateVerdict verdict) {
    return replace(junitXml(deploymentName), ReplayJUnitXml.render(suite(deploymentName), verdict));
  }

  /** Where the JUnit XML of a replay lies or will lie. */
  public Path junitXml(DeploymentName deploymentName) {
    return directory.resolve("TEST-" + suite(deploymentName) + ".xml");
  }

  /** Writes a file beside the JSON report, replacing an older one. */
  public Path write(String name, String text) {
    return replace(file(name), text);
  }

  private static String suite(DeploymentName deploymentName) {
    return "temporal-lambda.replay." + deploymentName.value().replace('/', '.');
  }

  private static Path replace(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, text, StandardCharsets.UTF_8);
      return Files.move(
          fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the report could not be written to " + file, e);
    }
  }
}
