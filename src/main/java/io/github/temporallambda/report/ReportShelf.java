package io.github.temporallambda.report;

import io.github.temporallambda.buildid.DeploymentName;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the reports of one execution of a goal go, and what marks them as its own. Remembers
 * whether one was kept. For one thread.
 */
public final class ReportShelf {

  private final Path directory;
  private final Optional<ReportId> given;
  private final ReportId id;
  private final SourceRoots sources;
  private final Optional<String> goal;
  private boolean kept;

  /**
   * An empty one.
   *
   * @param directory what all reports lie below
   * @param given their ID, where whoever started the run chose one; else it is random
   * @param sources what is released was compiled from these
   * @param goal the goal, where it releases nothing: its reports have a place of their own, so that
   *     they do not take that of a release's
   */
  public ReportShelf(
      Path directory, Optional<ReportId> given, SourceRoots sources, Optional<String> goal) {
    this.directory = directory;
    this.given = given;
    this.id = given.orElseGet(ReportId::random);
    this.sources = sources;
    this.goal = goal;
  }

  /** The usual place below Maven's {@code target}, under a random ID and without sources. */
  public static ReportShelf below(Path buildDirectory) {
    return new ReportShelf(
        buildDirectory.resolve("temporal-lambda"),
        Optional.empty(),
        SourceRoots.none(),
        Optional.empty());
  }

  /**
   * The files of a deployment, in a directory of its name; behind the goal's and a dot where the
   * goal releases nothing.
   */
  public ReportFiles of(DeploymentName deploymentName) {
    String own = goal.map(it -> it + ".").orElse("");
    return new ReportFiles(this, directory.resolve(own + deploymentName.value()));
  }

  /**
   * The files of a goal that is about no deployment, or did not come to know it: in a directory
   * with a dot in its name, which no deployment's has.
   *
   * @param module tells the modules of a build apart
   */
  public ReportFiles ofGoal(String goal, String module) {
    return new ReportFiles(this, directory.resolve(goal + "." + module));
  }

  /** Whether whoever started the run waits for a report of just this run. */
  public boolean isAwaited() {
    return given.isPresent();
  }

  ReportId id() {
    return id;
  }

  SourceRoots sources() {
    return sources;
  }

  void note() {
    kept = true;
  }

  /** Whether a whole report was kept. */
  public boolean hasReport() {
    return kept;
  }
}
