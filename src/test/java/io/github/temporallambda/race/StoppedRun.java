package io.github.temporallambda.race;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.temporallambda.report.ReportChecks;
import io.github.temporallambda.report.ReportFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What a run left behind that a signal took down.
 *
 * @param exitCode of its JVM
 * @param console all that it printed
 * @param directory of its report
 */
record StoppedRun(int exitCode, String console, Path directory) {

  static StoppedRun of(int exitCode, String console, Path buildDirectory, String name) {
    return new StoppedRun(
        exitCode, console, buildDirectory.resolve("temporal-lambda").resolve(name));
  }

  /** Its report; there must be one that keeps all rules of reports. */
  JsonNode report() {
    Path file = directory.resolve(ReportFiles.ROLLOUT_REPORT);
    assertThat(file).as(console).exists();
    ReportChecks.checkBelow(directory);
    try {
      return new ObjectMapper().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String markdown() {
    try {
      return Files.readString(directory.resolve("rollout-report.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the report says became of a step; empty where it did not begin. */
  Optional<String> status(String step) {
    return StreamSupport.stream(report().path("steps").spliterator(), false)
        .filter(it -> it.path("name").asText().equals(step))
        .map(it -> it.path("status").asText())
        .findFirst();
  }

  /** The Build ID that the report says is current now; empty for none. */
  Optional<String> current() {
    String current = report().path("routing").path("after").path("current").asText();
    return Optional.of(current)
        .filter(it -> it.contains(":"))
        .map(it -> it.substring(it.indexOf(':') + 1));
  }
}
