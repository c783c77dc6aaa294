package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.temporal.api.history.v1.HistoryEvent;
import java.nio.file.Path;
import java.util.List;
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

  private static final String SECURE = "secrets-over-tls";
  private static final String SOURCES = "src/main/java/com/example/orders/";
  private static final String HANDLER = SOURCES + "OrderWorkerHandler.java";
  private static final String ACTIVITIES = SOURCES + "OrderActivitiesImpl.java";
  private static final String WORKFLOW = SOURCES + "OrderWorkflowImpl.java";

  /** A failure that tells what it should not, in its message and its details. */
  private static final String FRAUD =
      """
          if (orderId.startsWith("fraud")) {
            throw io.temporal.failure.ApplicationFailure.newNonRetryableFailure(
                "card %1$s", "Fraud", "%1$s");
          }
      """
          .formatted(Canaries.PAYLOAD);

  private static final String CAUGHT =
      """
            try {
              activities.screen(order.orderId());
            } catch (io.temporal.failure.ActivityFailure e) {
              status = "screened";
            }\
      """;

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

  /** A release, and one that does not replay what holds secrets, to a server that knows us. */
  @Test
  void neitherKeysThatAreInUseNorPayloadsOfWhatDoesNotReplayAreTold(LocalStack stack)
      throws Exception {
    try (SecureFront front = SecureFront.before(stack, directory.resolve("front"));
        ReleaseBench bench = ReleaseBench.on(stack, SECURE)) {
      bench.account().create(SECURE, function -> front.reachedInClear(function, stack));
      ItProject project = bench.sample(directory);
      project
          .replace(HANDLER, "profile.toWorkflowServiceStubsOptions()", SecureFront.REACHED_IN_CLEAR)
          .replace(ACTIVITIES, "    log.info(\"screened", FRAUD + "    log.info(\"screened")
          .replace(WORKFLOW, "      activities.screen(order.orderId());", CAUGHT)
          .replace("pom.xml", "<histories>src/test/histories</histories>", "")
          .commit("Release");

      MavenResult released = rollout(bench, project, front).succeeds();
      assertThat(RunReport.of(released, SECURE).outcome()).isEqualTo("succeeded");
      bench
          .temporal()
          .start(
              "fraud",
              "OrderWorkflow",
              SECURE,
              "{\"orderId\": \"fraud " + Canaries.PAYLOAD + "\", \"cents\": 200000}");
      bench.temporal().awaitHistory("fraud", SecretsIT::failedAndWaits);
      project
          .replace(
              WORKFLOW,
              "    activities.reserve(",
              "    Workflow.sleep(1);\n    activities.reserve(")
          .commit("Incompatible");
      MavenResult refused = rollout(bench, project, front).fails();

      assertThat(refused.console()).contains("do not replay on", "fraud");
      assertThat(front.apiKeys()).contains("Bearer " + Canaries.API_KEY);
      assertThat(front.clients()).contains("CN=client");
      for (String line : front.privateKeyLines()) {
        assertThat(released.console()).doesNotContain(line);
        assertThat(refused.console()).doesNotContain(line);
      }
    }
  }

  private static MavenBuild rollout(ReleaseBench bench, ItProject project, SecureFront front) {
    MavenBuild build = bench.maven(project).options("-X").goals("temporal-lambda:rollout");
    front.client().forEach(build::environment);
    return build;
  }

  /** An activity has failed in the history, and the workflow went on to wait. */
  private static boolean failedAndWaits(List<HistoryEvent> history) {
    return history.stream().anyMatch(HistoryEvent::hasActivityTaskFailedEventAttributes)
        && history.get(history.size() - 1).hasWorkflowTaskCompletedEventAttributes();
  }

  private MavenBuild status(ReleaseBench bench) {
    return bench
        .maven(directory)
        .options("-X")
        .goals(OuterBuild.pluginUnderTest() + ":status")
        .property("temporal-lambda.deploymentName", NAME);
  }
}
