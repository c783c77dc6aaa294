package io.github.temporallambda.report;

import io.github.temporallambda.buildid.DeploymentName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files that a run leaves, in a directory of its deployment's. Each is written beside its place
 * and moved there whole, so that a reader never sees half of one; the JSON report comes last.
 */
public final class ReportFiles implements ReportKeeping {

  /** The JSON report's file name. */
  public static final String ROLLOUT_REPORT = "rollout-report.json";

  /** The JSON report's file name where it is about one release of a rehearsal. */
  public static final String RELEASE_REPORT = "release-report.json";

  /** File name of the report that people read. */
  public static final String MARKDOWN = "rollout-report.md";

  /** File name of the workflow commands that make annotations at GitHub. */
  public static final String ANNOTATIONS = "github-annotations.txt";

  private final ReportShelf shelf;
  private final Path directory;
  private final String json;

  ReportFiles(ReportShelf shelf, Path directory) {
    this(shelf, directory, ROLLOUT_REPORT);
  }

  private ReportFiles(ReportShelf shelf, Path directory, String json) {
    this.shelf = shelf;
    this.directory = directory;
    this.json = json;
  }

  /**
   * The files of one deployment, under a random ID and without sources.
   *
   * @param buildDirectory Maven's {@code target}, or the working directory where there is no
   *     project
   */
  public static ReportFiles below(Path buildDirectory, DeploymentName deploymentName) {
    return ReportShelf.below(buildDirectory).of(deploymentName);
  }

  /**
   * The files of one release of a rehearsal, {@code rehearsal/<name>/…} below these. Its JSON
   * report has a name of its own: what looks for reports of runs finds that of the rehearsal alone.
   */
  public ReportFiles ofRehearsed(String name) {
    return new ReportFiles(shelf, rehearsal().resolve(name), RELEASE_REPORT);
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
    return directory.resolve(json);
  }

  @Override
  public RolloutReport completed(RolloutReport report) {
    return report.kept(shelf.id(), shelf.sources());
  }

  /**
   * Keeps all of a run, replacing what an older one left: the report for people and for programs,
   * the annotations and, where the gate ran, the JUnit XML of its replay.
   */
  @Override
  public void keep(RolloutReport report) {
    RolloutReport whole = completed(report);
    shelf.note();
    whole
        .gate()
        .ifPresent(
            gate -> replace(file(junitName(whole)), ReplayJUnitXml.render(suite(whole), gate)));
    replace(file(MARKDOWN), MarkdownReport.render(whole));
    replace(file(ANNOTATIONS), Annotations.render(whole));
    write(whole, names(whole));
  }

  private Map<String, String> names(RolloutReport report) {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("json", json);
    names.put("markdown", MARKDOWN);
    names.put("annotations", ANNOTATIONS);
    report.gate().ifPresent(gate -> names.put("junit", junitName(report)));
    return names;
  }

  /** Writes the JSON report alone, replacing an older one. */
  public Path write(RolloutReport report) {
    return write(completed(report), Map.of("json", json));
  }

  private Path write(RolloutReport report, Map<String, String> names) {
    return replace(rolloutReport(), JsonReport.render(report, names));
  }

  /** File name of the JUnit XML of the gate of {@code report}. */
  public static String junitName(RolloutReport report) {
    return "TEST-" + suite(report) + ".xml";
  }

  /** Writes a file beside the JSON report, replacing an older one. */
  public Path write(String name, String text) {
    return replace(file(name), text);
  }

  private static String suite(RolloutReport report) {
    return "temporal-lambda.replay"
        + report
            .release()
            .deploymentName()
            .map(name -> "." + name.value().replace('/', '.'))
            .orElse("");
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
