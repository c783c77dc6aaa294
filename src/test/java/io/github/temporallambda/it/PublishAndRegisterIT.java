package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalStackExtension.class)
class PublishAndRegisterIT {

  private static final String PLUGIN =
      "io.github.temporal-lambda:temporal-lambda-maven-plugin:0.1.0-SNAPSHOT:";

  @TempDir Path temporary;

  @Test
  void publishThenRegisterThenSetCurrentFromAnEmptyDirectoryReleases(LocalStack stack)
      throws IOException {
    String name = "step-by-step";
    try (ReleaseBench bench = ReleaseBench.withFunction(stack, name)) {
      ItProject project = bench.sample(temporary);
      String buildId = project.commit("Release").substring(0, 12);

      MavenResult published =
          bench.maven(project).goals("package", "temporal-lambda:publish").succeeds();

      assertThat(steps(published.report(name)))
          .contains("publish done", "register skipped", "set-current skipped");
      assertThat(bench.account().published(name)).hasSize(1);
      assertThat(bench.temporal().deployment(name)).isEmpty();

      MavenResult registered =
          bench.maven(project).goals("package", "temporal-lambda:register").succeeds();

      assertThat(steps(registered.report(name)))
          .contains("publish already-done", "register done", "bind done", "set-current skipped");
      assertThat(bench.account().published(name)).hasSize(1);
      assertThat(current(bench)).isEmpty();

      Path empty = Files.createDirectory(temporary.resolve("empty"));
      MavenResult routed = anywhere(bench, empty, buildId, "set-current");

      assertThat(steps(routed.report(name)))
          .contains("replay done", "publish already-done", "register already-done")
          .endsWith("set-current done");
      MavenResult told = anywhere(bench, empty, buildId, "status");
      assertThat(current(bench)).isEqualTo(buildId);
      String arn = bench.account().published(name).get(0).functionArn();
      assertThat(told.console())
          .containsSubsequence(
              "Deployment " + name,
              "current      " + name + ":" + buildId,
              "ramping      none",
              arn,
              "task queues",
              name);
    }
  }

  @Test
  void rolloutGoesOnWhereARunStoppedAfterPublish(LocalStack stack) {
    String name = "stopped-after-publish";
    try (ReleaseBench bench = ReleaseBench.withFunction(stack, name)) {
      ItProject project = bench.sample(temporary);
      String buildId = project.commit("Release").substring(0, 12);
      MavenResult stopped =
          bench.maven(project).goals("package", "temporal-lambda:publish").succeeds();
      assertThat(stopped.report(name).path("outcome").asText()).isEqualTo("succeeded");

      MavenResult result = bench.maven(project).goals("temporal-lambda:rollout").succeeds();

      assertThat(result.report(name).path("outcome").asText()).isEqualTo("succeeded");
      assertThat(steps(result.report(name)))
          .contains("publish already-done", "register done", "set-current done")
          .doesNotContain("upload done");
      assertThat(result.console())
          .contains("the code of " + bench.account().published(name).get(0).functionArn());
      assertThat(bench.account().published(name)).hasSize(1);
      assertThat(current(bench)).isEqualTo(buildId);
    }
  }

  private MavenResult anywhere(ReleaseBench bench, Path directory, String buildId, String goal) {
    return bench
        .maven(directory)
        .goals(PLUGIN + goal)
        .property("temporal-lambda.deploymentName", bench.name())
        .property("temporal-lambda.buildId", buildId)
        .succeeds();
  }

  private static List<String> steps(JsonNode report) {
    return StreamSupport.stream(report.path("steps").spliterator(), false)
        .map(step -> step.path("name").asText() + " " + step.path("status").asText())
        .toList();
  }

  /** The current Build ID; empty where nothing is current. */
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
