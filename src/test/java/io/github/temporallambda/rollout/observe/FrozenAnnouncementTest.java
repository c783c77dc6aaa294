package io.github.temporallambda.rollout.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.WorkerVariables;
import io.github.temporallambda.lambda.EnvironmentVariables;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.rollout.plan.Worlds;
import io.github.temporallambda.rollout.request.Adoption;
import io.github.temporallambda.rollout.request.FunctionTarget;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FrozenAnnouncementTest {

  private static final Map<String, String> OURS = WorkerVariables.announcing(Worlds.OURS);

  @Test
  void onlyTheAnnouncingVariablesAreTaken() {
    FrozenAnnouncement frozen =
        FrozenAnnouncement.of(
            EnvironmentVariables.of(
                Map.of("TEMPORAL_LAMBDA_BUILD_ID", "r7", "DB_PASSWORD", "hunter2")));

    assertThat(frozen.variables()).isEqualTo(Map.of("TEMPORAL_LAMBDA_BUILD_ID", "r7"));
    assertThat(frozen.toString()).doesNotContain("r7");
  }

  @Test
  void announcedBuildIdIsTheVersions() {
    assertThat(agreed(OURS, Optional.empty())).isEqualTo("3f2c1a9b7d10");
    assertThat(agreed(OURS, Optional.of("3f2c1a9b7d10"))).isEqualTo("3f2c1a9b7d10");
    assertThat(agreed(Map.of("TEMPORAL_LAMBDA_BUILD_ID", "release-7"), Optional.empty()))
        .isEqualTo("release-7");
  }

  @Test
  void givenBuildIdCountsWhereTheEnvironmentAnnouncesNone() {
    assertThat(agreed(Map.of("TEMPORAL_WORKER_BUILD_ID", ""), Optional.of("release-7")))
        .isEqualTo("release-7");
  }

  @Test
  void otherBuildIdThanAnnouncedIsRefusedWithBothNamed() {
    assertThat(refused(OURS, Optional.of("release-7")))
        .contains(
            "TEMPORAL_WORKER_BUILD_ID is '3f2c1a9b7d10'",
            "temporal-lambda.buildId is 'release-7'",
            "version 7 of function 'order-worker'");
  }

  @Test
  void variablesThatDisagreeAreRefusedWithBothNamed() {
    assertThat(
            refused(
                Map.of("TEMPORAL_WORKER_BUILD_ID", "r7", "TEMPORAL_LAMBDA_BUILD_ID", "r8"),
                Optional.empty()))
        .contains("TEMPORAL_WORKER_BUILD_ID is 'r7'", "TEMPORAL_LAMBDA_BUILD_ID is 'r8'");
  }

  @Test
  void missingEverywhereNeedsTheParameter() {
    assertThat(refused(Map.of(), Optional.empty()))
        .contains("temporal-lambda.buildId is missing", "-Dtemporal-lambda.buildId=");
  }

  @Test
  void otherDeploymentIsRefusedWithBothNamed() {
    assertThat(
            refused(
                Map.of("TEMPORAL_DEPLOYMENT_NAME", "billing", "TEMPORAL_WORKER_BUILD_ID", "r7"),
                Optional.empty()))
        .contains("announces another deployment than 'orders'")
        .contains("TEMPORAL_DEPLOYMENT_NAME is 'billing'");
  }

  @Test
  void developmentModesBuildIdIsRefused() {
    assertThat(refused(Map.of("TEMPORAL_WORKER_BUILD_ID", "dev"), Optional.empty()))
        .contains("kept for development mode");
  }

  @Test
  void whatIsNoIdIsNotShown() {
    assertThat(
            refused(
                Map.of(
                    "TEMPORAL_WORKER_BUILD_ID", "pa$$word 1",
                    "TEMPORAL_LAMBDA_DEPLOYMENT_NAME", "pa$$word 2"),
                Optional.of("r7")))
        .doesNotContain("pa$$word");
  }

  private static String agreed(Map<String, String> variables, Optional<String> given) {
    return FrozenAnnouncement.of(EnvironmentVariables.of(variables))
        .agreed(adoption(given))
        .value();
  }

  private static String refused(Map<String, String> variables, Optional<String> given) {
    StringBuilder told = new StringBuilder();
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> agreed(variables, given))
        .satisfies(thrown -> thrown.problems().forEach(problem -> told.append(problem.render())));
    return told.toString();
  }

  private static Adoption adoption(Optional<String> buildId) {
    return new Adoption(
        Worlds.ORDERS,
        new FunctionTarget(Worlds.FUNCTION, Optional.empty(), Optional.empty()),
        7,
        buildId.map(BuildId::new),
        Optional.empty(),
        Optional.empty());
  }
}
