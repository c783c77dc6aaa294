package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalStackExtension.class)
class DryRunIT {

  private static final String NAME = "dry-run";

  @TempDir Path temporary;

  @Test
  void planIsPrintedAndNothingIsWritten(LocalStack stack) {
    try (ReleaseBench bench = ReleaseBench.withFunction(stack, NAME)) {
      ItProject project = bench.sample(temporary);
      Snapshot before = bench.snapshot();

      MavenResult result =
          bench
              .maven(project)
              .goals("temporal-lambda:rollout")
              .property("temporal-lambda.dryRun", "true")
              .succeeds();

      JsonNode report = result.report(NAME);
      assertThat(report.path("outcome").asText()).isEqualTo("planned");
      assertThat(report.path("steps"))
          .extracting(step -> step.path("name").asText())
          .containsExactly("connect", "plan");
      assertThat(result.console())
          .containsSubsequence(
              "Plan",
              "replay",
              "configure",
              "upload",
              "publish",
              "register",
              "smoke",
              "set-current",
              "nothing was written");
      assertThat(bench.snapshot()).isEqualTo(before);
    }
  }
}
