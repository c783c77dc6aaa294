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
class DirtyTreeIT {

  @TempDir Path temporary;

  @Test
  void dirtyWorkTreeIsRefusedUnlessAllowedUnderABuildIdOfItsOwn(LocalStack stack) {
    try (ReleaseBench bench = ReleaseBench.withFunction(stack, "dirty-tree")) {
      ItProject project = bench.sample(temporary);
      String commit = project.commit("Release");
      project.replace("README.md", "A Temporal worker", "A worker");
      Snapshot before = bench.snapshot();

      MavenResult refused = bench.maven(project).goals("temporal-lambda:rollout").fails();

      JsonNode stopped = refused.report("dirty-tree");
      assertThat(stopped.path("outcome").asText()).isEqualTo("failed");
      assertThat(stopped.path("problems").toString()).contains("order-worker/README.md");
      assertThat(refused.console())
          .contains(
              "differs from commit " + commit.substring(0, 12),
              "order-worker/README.md",
              "-Dtemporal-lambda.allowDirty=true");
      assertThat(bench.snapshot()).isEqualTo(before);

      MavenResult allowed =
          bench
              .maven(project)
              .goals("temporal-lambda:rollout")
              .property("temporal-lambda.allowDirty", "true")
              .property("temporal-lambda.dryRun", "true")
              .succeeds();

      JsonNode release = allowed.report("dirty-tree").path("release");
      assertThat(release.path("buildId").asText())
          .matches(commit.substring(0, 12) + "-dirty-[0-9a-f]{8}");
      assertThat(release.path("dirty").asBoolean()).isTrue();
      assertThat(bench.snapshot()).isEqualTo(before);
    }
  }
}
