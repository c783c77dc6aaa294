package io.github.temporallambda.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code promote} says to parameters that do not fit. */
class PromoteMojoTest {

  @TempDir Path basedir;

  private GoalBench bench;

  @BeforeEach
  void nameWhatEveryPromotionNames() {
    bench =
        GoalBench.withoutPlugin(basedir)
            .given("temporal-lambda.deploymentName", "orders")
            .given("temporal-lambda.functionName", "order-worker");
  }

  @Test
  void neitherFileNorFunctionVersionIsToldWithBothNames() {
    assertThat(refused())
        .contains("temporal-lambda.artifact and temporal-lambda.functionVersion are both missing")
        .doesNotContain("temporal-lambda.buildId is missing");
  }

  @Test
  void fileAndFunctionVersionTogetherAreToldWithBothNames() throws Exception {
    bench
        .given("temporal-lambda.artifact", artifact())
        .given("temporal-lambda.functionVersion", "7")
        .given("temporal-lambda.buildId", "3f2c1a9b7d10");

    assertThat(refused())
        .contains("temporal-lambda.artifact and temporal-lambda.functionVersion were both given");
  }

  @Test
  void fileNeedsABuildIdAndNotThatOfDevelopmentMode() throws Exception {
    bench.given("temporal-lambda.artifact", artifact());
    assertThat(refused()).contains("temporal-lambda.buildId is missing");

    bench.given("temporal-lambda.buildId", "dev");
    assertThat(refused()).contains("'dev' is kept for development mode");
  }

  @Test
  void everythingWrongIsToldAtOnce() {
    bench
        .given("temporal-lambda.functionVersion", "$LATEST")
        .given("temporal-lambda.buildId", "dev")
        .given("temporal-lambda.commit", "3f2c1a9")
        .given("temporal-lambda.classifier", "lambda")
        .given("temporal-lambda.allowDirty", "true")
        .given("temporal-lambda.development", "true");

    assertThat(refused())
        .contains(
            "'$LATEST' is not the number of a published function version",
            "'dev' is kept for development mode",
            "'3f2c1a9' is not a full commit id",
            "temporal-lambda.commit and temporal-lambda.committedAt belong together",
            "temporal-lambda.classifier is about what a module builds",
            "temporal-lambda.allowDirty is about what a module builds",
            "temporal-lambda.development is about what a module builds");
  }

  @Test
  void commitTimeNeedsItsOffset() {
    bench
        .given("temporal-lambda.functionVersion", "7")
        .given("temporal-lambda.commit", "3f2c1a9b7d10" + "0".repeat(28))
        .given("temporal-lambda.committedAt", "2026-11-22T10:00:00");

    assertThat(refused()).contains("'2026-11-22T10:00:00' is not an ISO-8601 time with its offset");
  }

  private String artifact() throws Exception {
    return Files.writeString(basedir.resolve("order-worker.zip"), "zip").toString();
  }

  private String refused() {
    return String.valueOf(catchThrowable(() -> bench.run("promote")));
  }
}
