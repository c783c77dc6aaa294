package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets in every place that a build takes them from, and builds that fail with them and tell all
 * that {@code -X} makes them tell. Each {@link MavenResult} is searched for {@link Canaries}.
 */
@ExtendWith(LocalStackExtension.class)
class SecretsIT {

  private static final String NAME = "secrets";

  @TempDir Path directory;

  @Test
  void apiKeyIsNotToldWhereTheServerRefusesTls(LocalStack stack) {
    try (ReleaseBench bench = ReleaseBench.on(stack, NAME)) {
      MavenResult result = status(bench).environment("TEMPORAL_API_KEY", Canaries.API_KEY).fails();

      assertThat(result.console()).contains("TLS");
    }
  }

  @Test
  void passwordOfTheSettingsIsNotTold(LocalStack stack) {
    try (ReleaseBench bench = ReleaseBench.on(stack, NAME)) {
      MavenResult result =
          status(bench).property("temporal-lambda.serverId", "temporal-canary").fails();

      assertThat(result.console()).contains("TLS");
    }
  }

  @Test
  void keyOfACertificateIsNotTold(LocalStack stack) {
    try (ReleaseBench bench = ReleaseBench.on(stack, NAME)) {
      MavenResult result =
          status(bench)
              .environment("TEMPORAL_TLS", "true")
              .environment("TEMPORAL_TLS_CLIENT_KEY_DATA", Canaries.TLS_KEY)
              .environment("TEMPORAL_TLS_CLIENT_CERT_DATA", "no certificate")
              .fails();

      assertThat(result.console()).contains("TEMPORAL_TLS");
    }
  }

  /** A whole release, a refused one, and the report of what is there. */
  @Test
  void releaseWithDebugOutputTellsNoValueOfTheFunction(LocalStack stack) throws Exception {
    try (ReleaseBench bench = ReleaseBench.withFunction(stack, NAME)) {
      ItProject project = bench.sample(directory);
      project.commit("Release");

      MavenResult released =
          bench.maven(project).options("-X").goals("temporal-lambda:rollout").succeeds();
      String buildId = RunReport.of(released, NAME).buildId();
      MavenResult status =
          bench
              .maven(project)
              .options("-X")
              .goals("temporal-lambda:status")
              .property("temporal-lambda.deploymentName", NAME)
              .succeeds();

      assertThat(released.console()).contains("the environment announces");
      assertThat(status.console()).contains(NAME);
      RunReport report = RunReport.of(status, "status", NAME);
      assertThat(report.json().path("goal").asText()).isEqualTo("status");
      assertThat(report.json().at("/status/versions/0/buildId").asText()).isEqualTo(buildId);
    }
  }

  private MavenBuild status(ReleaseBench bench) {
    return bench
        .maven(directory)
        .options("-X")
        .goals(OuterBuild.pluginUnderTest() + ":status")
        .property("temporal-lambda.deploymentName", NAME);
  }
}
