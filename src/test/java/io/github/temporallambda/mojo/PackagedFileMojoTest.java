package io.github.temporallambda.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.temporallambda.report.ReportChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackagedFileMojoTest {

  @TempDir Path basedir;

  @Test
  void tellsTheFileOnTheLogAndInAFile() throws Exception {
    Path answer = basedir.resolve("answer");
    GoalBench bench = packaged().given("temporal-lambda.packaged-file.to", answer.toString());

    bench.run("packaged-file");

    assertThat(answer).hasContent(jar().toString());
    assertThat(bench.log.info).containsExactly("Packaged file " + jar());
  }

  @Test
  void answerIsInTheReport() throws Exception {
    var unused = packaged().run("packaged-file");

    JsonNode report =
        new JsonMapper()
            .readTree(
                basedir
                    .resolve("target/temporal-lambda/packaged-file.worker/rollout-report.json")
                    .toFile());
    assertThat(report.path("outcome").asText()).isEqualTo("succeeded");
    assertThat(report.path("packagedFile").asText()).isEqualTo("worker-1.jar");
    ReportChecks.checkBelow(basedir.resolve("target"));
  }

  @Test
  void unwritableFileStopsUnderTheNameOfItsParameter() throws Exception {
    GoalBench bench =
        packaged().given("temporal-lambda.packaged-file.to", basedir + "/no/such/directory");

    assertThatThrownBy(() -> bench.run("packaged-file"))
        .hasMessageContaining("temporal-lambda.packaged-file.to: '");
  }

  @Test
  void nothingPackagedStops() {
    assertThatThrownBy(() -> GoalBench.withoutPlugin(basedir).run("packaged-file"))
        .hasMessageContaining("No jar or zip of module worker was packaged")
        .hasMessageContaining("mvn package temporal-lambda:packaged-file");
  }

  private GoalBench packaged() throws IOException {
    Files.writeString(jar(), "");
    GoalBench bench = GoalBench.withoutPlugin(basedir);
    bench.project.getArtifact().setFile(jar().toFile());
    return bench;
  }

  private Path jar() {
    return basedir.resolve("worker-1.jar");
  }
}
