package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalStackExtension.class)
class ReactorIT {

  private static final String NAME = "reactor";

  @TempDir Path temporary;

  @Test
  void onlyTheModuleThatDeclaresThePluginIsReleased(LocalStack stack) throws IOException {
    try (ReleaseBench bench = ReleaseBench.withFunction(stack, NAME)) {
      ItProject project = ItProject.copy("reactor", temporary);
      bench.named(project, "worker/pom.xml", "../order-worker/").commit("Release");

      MavenResult result = bench.maven(project).goals("temporal-lambda:rollout").succeeds();

      JsonNode report = worker(result).report(NAME);
      assertThat(report.path("outcome").asText()).isEqualTo("succeeded");
      assertThat(result.console())
          .containsOnlyOnce("Module reactor passed by: ")
          .containsOnlyOnce("Module library passed by: ");
      assertThat(result.file("target/temporal-lambda")).doesNotExist();
      assertThat(result.file("library/target/temporal-lambda")).doesNotExist();
      try (ZipFile zip =
          new ZipFile(result.file("worker/target/worker-1.0-SNAPSHOT-lambda.zip").toFile())) {
        assertThat(zip.getEntry("lib/library-1.0-SNAPSHOT.jar")).isNotNull();
      }
      assertThat(bench.account().published(NAME)).hasSize(1);
      assertThat(bench.temporal().deployment(NAME).orElseThrow().getRoutingConfig())
          .returns(
              report.path("release").path("buildId").asText(),
              routing -> routing.getCurrentDeploymentVersion().getBuildId());
    }
  }

  private static MavenResult worker(MavenResult result) {
    return new MavenResult(result.exitCode(), result.console(), result.file("worker"));
  }
}
