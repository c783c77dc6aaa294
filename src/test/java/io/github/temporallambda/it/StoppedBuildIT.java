package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of a release, on a terminal, with Maven's own JVM around it. */
@ExtendWith(LocalStackExtension.class)
@EnabledOnOs(OS.LINUX)
class StoppedBuildIT {

  private static final String NAME = "stopped-build";
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @TempDir Path temporary;

  @Test
  void ctrlCEndsTheStepInFlightIsReportedAndTheSameCommandGoesOn(LocalStack stack) {
    try (ReleaseBench bench = ReleaseBench.withFunction(stack, NAME)) {
      ItProject project = bench.sample(temporary);
      MavenBuild rollout = bench.maven(project).goals("temporal-lambda:rollout").onItsOwnTerminal();
      MavenResult stopped;
      try (RunningBuild build = rollout.start()) {
        stopped = build.awaitConsole("[INFO] register ", LIMIT).interrupt(Duration.ofSeconds(25));
      }

      bindingIsToldAsStopped(stopped);
      assertThat(isRouted(bench)).isFalse();

      JsonNode report = rollout.succeeds().report(NAME);
      assertThat(report.path("outcome").asText()).isEqualTo("succeeded");
      assertThat(bench.account().published(NAME)).hasSize(1);
      assertThat(isRouted(bench)).isTrue();
    }
  }

  private static boolean isRouted(ReleaseBench bench) {
    return bench
        .temporal()
        .deployment(NAME)
        .orElseThrow()
        .getRoutingConfig()
        .hasCurrentDeploymentVersion();
  }

  private static void bindingIsToldAsStopped(MavenResult stopped) {
    assertThat(stopped.exitCode()).as(stopped.console()).isEqualTo(128 + 2);
    assertThat(stopped.console())
        .contains("Routing read back")
        .contains("Stopped by a signal ")
        .contains("Next: run the same command again");
    JsonNode report = stopped.report(NAME);
    assertThat(report.path("outcome").asText()).isEqualTo("failed");
    assertThat(report.path("problems").path(0).path("kind").asText()).isEqualTo("interrupted");
    assertThat(StreamSupport.stream(report.path("steps").spliterator(), false))
        .extracting(step -> step.path("name").asText())
        .endsWith("bind");
  }
}
