package io.github.temporallambda.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.temporallambda.report.ReportChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of a build.
 *
 * @param exitCode Maven's
 * @param console standard output and error, as they came
 * @param directory the project's
 */
public record MavenResult(int exitCode, String console, Path directory) {

  /** No build tells a secret, whatever it is about, and its reports are as they are published. */
  public MavenResult {
    Canaries.requireNone("the console of " + directory, console);
    for (String reports : List.of("temporal-lambda", "surefire-reports", "failsafe-reports")) {
      Canaries.requireNoneBelow(directory.resolve("target").resolve(reports));
    }
    ReportChecks.checkBelow(directory.resolve("target").resolve("temporal-lambda"));
  }

  /** A file of the project, by its relative path; it may not exist. */
  public Path file(String path) {
    return directory.resolve(path);
  }

  /**
   * The report of the rollout of {@code deploymentName}.
   *
   * @throws AssertionError when the build wrote none; its message is the build's output
   */
  public JsonNode report(String deploymentName) {
    return json("target/temporal-lambda/" + deploymentName + "/rollout-report.json");
  }

  /**
   * A JSON file of the project, by its relative path.
   *
   * @throws AssertionError when the build wrote none; its message is the build's output
   */
  JsonNode json(String path) {
    Path report = file(path);
    if (!Files.isRegularFile(report)) {
      throw new AssertionError(describe("the build should have written " + report));
    }
    try {
      return new ObjectMapper().readTree(report.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The build for a reader of a failed test: a first line, then the output. */
  String describe(String expectation) {
    return expectation + " (exit code " + exitCode + ", in " + directory + ")\n\n" + console;
  }
}
