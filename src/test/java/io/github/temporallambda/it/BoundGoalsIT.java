package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The goals as a POM binds them: one build from the Build ID to the routing. */
@ExtendWith(LocalStackExtension.class)
class BoundGoalsIT {

  private static final String NAME = "bound-goals";

  @TempDir Path temporary;

  @Test
  void oneDeployDerivesReplaysAndReleasesWithoutPackagingTwice(LocalStack stack) throws Exception {
    try (ReleaseBench bench = ReleaseBench.withFunction(stack, NAME)) {
      ItProject project = bench.sample(temporary);
      project.replace(
          "pom.xml",
          "<classifier>lambda</classifier>",
          "<classifier>lambda</classifier><buildIdResource>true</buildIdResource>");
      project.replace(
          "pom.xml",
          "<version>${temporal-lambda-maven-plugin.version}</version>",
          "<version>${temporal-lambda-maven-plugin.version}</version><executions><execution><goals>"
              + "<goal>build-id</goal><goal>replay</goal><goal>rollout-no-fork</goal>"
              + "</goals></execution></executions>");
      String buildId = project.commit("Bind the goals").substring(0, 12);

      MavenResult result =
          bench.maven(project).goals("deploy").property("maven.deploy.skip", "true").succeeds();

      assertThat(result.report(NAME).path("goal").asText()).isEqualTo("rollout-no-fork");
      assertThat(result.report(NAME).path("outcome").asText()).isEqualTo("succeeded");
      assertThat(result.file("target/classes/META-INF/temporal-lambda/build.properties"))
          .content()
          .contains(buildId);
      assertThat(result.console()).contains("Build ID " + buildId);
      assertThat(result.console().lines().filter(line -> line.contains("Building zip")))
          .filteredOn(line -> line.endsWith("-lambda.zip"))
          .hasSize(1);
      assertThat(
              bench
                  .temporal()
                  .deployment(NAME)
                  .orElseThrow()
                  .getRoutingConfig()
                  .getCurrentDeploymentVersion()
                  .getBuildId())
          .isEqualTo(buildId);
    }
  }
}
