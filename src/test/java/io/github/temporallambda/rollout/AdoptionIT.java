package io.github.temporallambda.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.it.Account;
import io.github.temporallambda.it.BuiltSample;
import io.github.temporallambda.it.Snapshot;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;

/** Lambda versions that somebody else published, as SAM, CDK or Terraform does. */
@ExtendWith(LocalStackExtension.class)
class AdoptionIT {

  @TempDir Path temporary;

  @Test
  void versionPublishedByHandIsReplayedRegisteredProvenAndRoutedAndLatestIsLeftAlone(
      LocalStack stack) throws IOException {
    String name = "adopted";
    try (ReleaseStand stand = ReleaseStand.on(stack, name)) {
      Path zip = BuiltSample.polling(name, temporary.resolve("s")).zip("one");
      publish(stand, zip, "release-7");
      String latest = stand.bench().account().latest(name).toString();

      String wrong = stand.refused(() -> stand.run(stand.adopting(1, Optional.of("release-8"))));

      assertThat(wrong)
          .contains("TEMPORAL_WORKER_BUILD_ID is 'release-7'")
          .contains("temporal-lambda.buildId is 'release-8'");
      assertThat(stand.bench().temporal().deployment(name)).isEmpty();

      stand.run(stand.adopting(1, Optional.empty()));

      assertThat(stand.steps())
          .containsExactly(
              "connect done",
              "fetch done",
              "plan done",
              "replay done",
              "publish done",
              "register done",
              "bind done",
              "replay-delta done",
              "set-current done");
      assertThat(current(stand)).isEqualTo("release-7");
      assertThat(stand.bench().account().latest(name)).hasToString(latest);
      assertThat(stand.bench().account().asyncRetries(name, "1")).contains(0);
      assertThat(stand.report().release().functionArn().orElseThrow().functionVersion())
          .isEqualTo(1);
      assertThat(stand.console()).doesNotContain("hunter2");

      stand.run(stand.adopting(1, Optional.of("release-7")));
      assertThat(stand.report().outcome().label()).isEqualTo("unchanged");
      assertThat(stand.refused(() -> stand.run(stand.publishing("release-7", zip))))
          .contains("adopted:release-7 is registered with another Lambda version")
          .contains("registered " + arn(name, 1), "none published with this Build ID");
      assertThat(stand.refused(() -> stand.run(stand.inDevelopment(zip))))
          .contains("deployment 'adopted' has versions of commits", "release-7")
          .contains("-Dtemporal-lambda.deploymentName=adopted-dev");
      assertThat(stand.bench().account().latest(name)).hasToString(latest);
    }
  }

  @Test
  void oneLambdaVersionIsRefusedUnderASecondBuildId(LocalStack stack) throws IOException {
    String name = "adopted-twice";
    try (ReleaseStand stand = ReleaseStand.on(stack, name)) {
      BuiltSample sample = BuiltSample.polling(name, temporary.resolve("s"));
      sample.replace(
          "com/example/orders/OrderWorkerHandler.java",
          "environment(\"TEMPORAL_WORKER_BUILD_ID\")",
          "\"built-in\"");
      publish(stand, sample.zip("one"), "");

      assertThat(stand.refused(() -> stand.run(stand.adopting(1, Optional.empty()))))
          .contains("temporal-lambda.buildId is missing");
      assertThat(stand.refused(() -> stand.run(stand.adopting(1, Optional.of("guessed")))))
          .contains("announces Build ID 'built-in', and 'guessed' is about to be registered");
      stand.run(stand.adopting(1, Optional.of("built-in")));
      Snapshot before = stand.bench().snapshot();

      assertThat(stand.refused(() -> stand.run(stand.adopting(1, Optional.of("other")))))
          .contains("Lambda version 1 is behind adopted-twice:built-in already");
      assertThat(stand.bench().snapshot()).isEqualTo(before);
    }
  }

  @Test
  void versionThatTalksToAnotherServerIsRefused(LocalStack stack) throws IOException {
    String name = "adopted-elsewhere";
    try (ReleaseStand stand = ReleaseStand.on(stack, name)) {
      Map<String, String> variables = new HashMap<>(announcing(name, "release-7"));
      variables.put("TEMPORAL_NAMESPACE", "shop-of-another-team");
      publish(stand, BuiltSample.polling(name, temporary.resolve("s")).zip("one"), variables);

      assertThat(stand.refused(() -> stand.run(stand.adopting(1, Optional.empty()))))
          .contains("The version's environment names another TEMPORAL_NAMESPACE")
          .doesNotContain("shop-of-another-team");
      assertThat(stand.bench().temporal().deployment(name)).isEmpty();
    }
  }

  @Test
  void nativeRuntimeAndUnknownVersionAreRefusedWithTheReason(LocalStack stack) {
    String name = "adopted-native";
    try (ReleaseStand stand = ReleaseStand.on(stack, name)) {
      var unused =
          stand
              .bench()
              .account()
              .lambda()
              .updateFunctionConfiguration(
                  update -> update.functionName(name).runtime("provided.al2023"));
      publishVersion(stand.bench().account(), name);

      assertThat(stand.refused(() -> stand.run(stand.adopting(1, Optional.of("r1")))))
          .contains("provided.al2023, which cannot load a Java handler");
      assertThat(stand.refused(() -> stand.run(stand.adopting(9, Optional.of("r1")))))
          .contains("has no version 9", "the newest is 1");
    }
  }

  /** As another tool does it: variables, code, version. */
  private static void publish(ReleaseStand stand, Path zip, String buildId) throws IOException {
    publish(stand, zip, announcing(stand.bench().name(), buildId));
  }

  private static void publish(ReleaseStand stand, Path zip, Map<String, String> variables)
      throws IOException {
    String name = stand.bench().name();
    Account account = stand.bench().account();
    Map<String, String> all = new HashMap<>(account.latest(name).environment().variables());
    all.putAll(variables);
    all.put("DB_PASSWORD", "hunter2");
    var configured =
        account
            .lambda()
            .updateFunctionConfiguration(
                update -> update.functionName(name).environment(env -> env.variables(all)));
    assertThat(configured.functionName()).isEqualTo(name);
    account.lambda().waiter().waitUntilFunctionUpdatedV2(get -> get.functionName(name));
    SdkBytes bytes = SdkBytes.fromByteArray(Files.readAllBytes(zip));
    var uploaded =
        account.lambda().updateFunctionCode(update -> update.functionName(name).zipFile(bytes));
    assertThat(uploaded.functionName()).isEqualTo(name);
    publishVersion(account, name);
  }

  private static void publishVersion(Account account, String name) {
    account.lambda().waiter().waitUntilFunctionUpdatedV2(get -> get.functionName(name));
    assertThat(account.lambda().publishVersion(publish -> publish.functionName(name)).version())
        .isEqualTo("1");
  }

  private static Map<String, String> announcing(String deploymentName, String buildId) {
    return buildId.isEmpty()
        ? Map.of("TEMPORAL_DEPLOYMENT_NAME", deploymentName)
        : Map.of("TEMPORAL_DEPLOYMENT_NAME", deploymentName, "TEMPORAL_WORKER_BUILD_ID", buildId);
  }

  private static String current(ReleaseStand stand) {
    return stand
        .bench()
        .temporal()
        .deployment(stand.bench().name())
        .orElseThrow()
        .getRoutingConfig()
        .getCurrentDeploymentVersion()
        .getBuildId();
  }

  private static String arn(String name, int functionVersion) {
    return "arn:aws:lambda:us-east-1:123456789012:function:" + name + ":" + functionVersion;
  }
}
