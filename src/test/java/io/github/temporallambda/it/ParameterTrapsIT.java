package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalStackExtension.class)
class ParameterTrapsIT {

  @TempDir Path temporary;

  @Test
  void parametersThatMavenWouldSwallowAreAllToldAtOnce(LocalStack stack) {
    try (ReleaseBench bench = ReleaseBench.withFunction(stack, "parameter-traps")) {
      ItProject project = bench.sample(temporary);
      Snapshot before = bench.snapshot();

      MavenResult result =
          bench
              .maven(project)
              .goals("temporal-lambda:rollout")
              .property("temporal-lambda.dryrun", "true")
              .property("temporal-lambda.deploymentName", "another")
              .property("temporal-lambda.allowDirty", "yes")
              .fails();

      assertThat(result.console())
          .contains("-Dtemporal-lambda.dryrun is not a parameter of any goal")
          .contains("did you mean -Dtemporal-lambda.dryRun?")
          .contains("<deploymentName> is written in the POM")
          .contains("temporal-lambda.allowDirty");
      RunReport report = RunReport.of(result, "parameter-traps");
      assertThat(report.outcome()).isEqualTo("failed");
      assertThat(report.steps()).isEmpty();
      assertThat(report.problems()).contains("dryrun", "<deploymentName>", "allowDirty");
      assertThat(bench.snapshot()).isEqualTo(before);
    }
  }
}
