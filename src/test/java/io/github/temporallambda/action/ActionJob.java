package io.github.temporallambda.action;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A job of one test: an empty workspace, a stand-in for Maven, and one use of the action.
 *
 * @param workspace what was checked out
 * @param maven to be told what to do before {@link #run}
 * @param action to be completed
 */
record ActionJob(Path workspace, StubMaven maven, ActionRun action) {

  /** One below {@code directory}, which need not exist. */
  static ActionJob in(Path directory) {
    return of(Path.of(""), directory);
  }

  /** The same with another checkout of the action. */
  static ActionJob of(Path checkout, Path directory) {
    try {
      Path workspace = Files.createDirectories(directory.resolve("workspace"));
      Path temporary = Files.createDirectories(directory.resolve("temp"));
      StubMaven maven = StubMaven.in(directory.resolve("stub"));
      return new ActionJob(
          workspace, maven, maven.on(ActionRun.of(checkout, workspace, temporary)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the action. */
  ActionResult run() {
    return action.run();
  }
}
