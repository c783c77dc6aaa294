package io.github.temporallambda.mojo;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.GitCommit;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The resource by which a worker can read the Build ID it was built under. */
final class BuildIdResource {

  private static final String DIRECTORY = "META-INF/temporal-lambda";
  private static final String NAME = DIRECTORY + "/build.properties";

  private BuildIdResource() {}

  /**
   * Writes the resource: Build ID and commit, and no time, so that the same commit gives the same
   * bytes. A file that says the same already is left untouched.
   *
   * @return the file
   * @throws ProblemException (configuration) when it cannot be written
   */
  static Path write(Path outputDirectory, BuildId buildId, GitCommit commit) {
    Path file = outputDirectory.resolve(NAME);
    byte[] content =
        ("buildId=" + buildId + "\ncommit=" + commit.id() + "\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    try {
      if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
        Files.createDirectories(outputDirectory.resolve(DIRECTORY));
        Files.write(file, content);
      }
      return file;
    } catch (IOException e) {
      throw new ProblemException(
          Problem.configuration(
              "The Build ID cannot be written to " + file + ".",
              "make sure that this user may write there"),
          e);
    }
  }
}
