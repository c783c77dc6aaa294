package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code promote} as an environment's pipeline runs it: no project, no git, no build. */
@ExtendWith(LocalStackExtension.class)
class PromoteIT {

  private static final String NAME = "promoted";
  private static final String BUILD_ID = "3f2c1a9b7d10";

  @TempDir Path temporary;

  @Test
  void sameFileIsReleasedFromAnEmptyDirectoryAndAnOlderOneIsNot(LocalStack stack)
      throws IOException {
    try (ReleaseBench bench = ReleaseBench.withFunction(stack, NAME)) {
      Path zip = BuiltSample.polling(NAME, temporary.resolve("sample")).zip("order-worker");
      Path empty = Files.createDirectory(temporary.resolve("empty"));

      JsonNode report =
          promote(bench, empty, BUILD_ID, "2026-11-20T10:00:00+01:00")
              .property("temporal-lambda.artifact", zip.toString())
              .succeeds()
              .report(NAME);

      assertThat(report.path("goal").asText()).isEqualTo("promote");
      assertThat(report.path("outcome").asText()).isEqualTo("succeeded");
      assertThat(report.path("release").path("committedAt").asText())
          .isEqualTo("2026-11-20T09:00:00Z");
      assertThat(bench.account().published(NAME))
          .singleElement()
          .returns(report.path("release").path("codeSha256").asText(), it -> it.codeSha256());
      assertThat(current(bench)).isEqualTo(BUILD_ID);

      assertThat(
              bench
                  .maven(empty)
                  .goals(OuterBuild.pluginUnderTest() + ":promote")
                  .property("temporal-lambda.deploymentName", NAME)
                  .property("temporal-lambda.functionName", NAME)
                  .property("temporal-lambda.functionVersion", "1")
                  .succeeds()
                  .report(NAME)
                  .path("outcome")
                  .asText())
          .as("the version that the file became, adopted")
          .isEqualTo("unchanged");

      Snapshot before = bench.snapshot();
      MavenResult older =
          promote(bench, empty, "0ld0ld0ld0ld", "2026-11-19T10:00:00Z")
              .property("temporal-lambda.artifact", zip.toString())
              .property("temporal-lambda.onUnchanged", "release")
              .fails();
      assertThat(older.console())
          .contains(
              "The current version " + NAME + ":" + BUILD_ID,
              "its commit is of  2026-11-20T09:00:00Z",
              "this commit is of 2026-11-19T10:00:00Z",
              "-Dtemporal-lambda.allowOlder=true");
      assertThat(bench.snapshot()).isEqualTo(before);
    }
  }

  private static MavenBuild promote(
      ReleaseBench bench, Path directory, String buildId, String committedAt) {
    return bench
        .maven(directory)
        .goals(OuterBuild.pluginUnderTest() + ":promote")
        .property("temporal-lambda.deploymentName", NAME)
        .property("temporal-lambda.functionName", NAME)
        .property("temporal-lambda.buildId", buildId)
        .property("temporal-lambda.commit", "3f2c1a9b7d10" + "0".repeat(28))
        .property("temporal-lambda.committedAt", committedAt)
        .property("temporal-lambda.smokeWorkflowType", "OrderWorkflow")
        .property("temporal-lambda.smokeTaskQueue", NAME)
        .property("temporal-lambda.smokeInput", "{\"orderId\": \"smoke\", \"cents\": 0}");
  }

  private static String current(ReleaseBench bench) {
    return bench
        .temporal()
        .deployment(bench.name())
        .orElseThrow()
        .getRoutingConfig()
        .getCurrentDeploymentVersion()
        .getBuildId();
  }
}
