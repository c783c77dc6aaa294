package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.buildid.WorkerVariables;
import io.github.temporallambda.handler.Await;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.handler.HandlerProcess;
import io.github.temporallambda.handler.Layouts;
import io.github.temporallambda.replay.cause.JvmEnded;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What code that replays finds around it: seen by a real fork that prints it. */
class ForkTest {

  @TempDir Path layout;

  @Test
  void environmentHoldsLambdasVariablesAndOursAndTheGivenOnesAndNoOther() throws Exception {
    List<String> output = output(List.of(), Map.of("FEATURE", "on"));

    assertThat(output.stream().filter(line -> line.matches("\\w+=.*")).map(ForkTest::name))
        .containsExactlyInAnyOrder(
            "AWS_DEFAULT_REGION",
            "AWS_EC2_METADATA_DISABLED",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_REGION",
            "AWS_XRAY_CONTEXT_MISSING",
            "FEATURE",
            "HTTPS_PROXY",
            "HTTP_PROXY",
            "LAMBDA_RUNTIME_DIR",
            "LAMBDA_TASK_ROOT",
            "LANG",
            "NO_PROXY",
            "PATH",
            "TEMPORAL_ADDRESS",
            "TEMPORAL_API_KEY",
            "TEMPORAL_DEBUG",
            "TEMPORAL_DEPLOYMENT_NAME",
            "TEMPORAL_LAMBDA_BUILD_ID",
            "TEMPORAL_LAMBDA_DEPLOYMENT_NAME",
            "TEMPORAL_LAMBDA_RUN",
            "TEMPORAL_NAMESPACE",
            "TEMPORAL_TLS",
            "TEMPORAL_WORKER_BUILD_ID",
            "TZ",
            "_HANDLER",
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "zone");
    assertThat(output)
        .contains("FEATURE=on", "TEMPORAL_API_KEY=", "AWS_EXECUTION_ENV=AWS_Lambda_java21")
        .as("Lambda's TZ is :UTC, and Java takes it as UTC")
        .contains("TZ=:UTC", "zone=Z");
  }

  @Test
  void classPathEndsWithTheLayersInTheirOrder() throws Exception {
    Path first = layout.resolve("opt/b.jar");
    Path second = layout.resolve("opt/a.jar");

    assertThat(output(List.of(first, second), Map.of()))
        .filteredOn(line -> line.startsWith("class path="))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).endsWith(".jar:" + first + ":" + second))
        .allSatisfy(line -> assertThat(line).contains(layout + "/lib/aws-lambda-java-core"));
  }

  @Test
  void heapIsTheOneThatTheAdviceNames() {
    JvmEnded ended =
        JvmEnded.of(3, List.of("Terminating due to java.lang.OutOfMemoryError: Java heap space"));
    List<String> options = Fork.launch(request(List.of(), Map.of()), 1, 2).jvmOptions();

    assertThat(ended.advice().lines())
        .singleElement()
        .satisfies(advice -> assertThat(options).anyMatch(it -> advice.contains("(" + it + " in")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AWS_ACCESS_KEY_ID",
        "AWS_SECRET_ACCESS_KEY",
        "AWS_SESSION_TOKEN",
        "AWS_PROFILE",
        "AWS_SHARED_CREDENTIALS_FILE",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_ROLE_ARN",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN",
        "AWS_BEARER_TOKEN_BEDROCK",
        "TEMPORAL_API_KEY",
        "TEMPORAL_TLS_CLIENT_KEY_DATA",
        "TEMPORAL_TLS_CLIENT_CERT_PATH",
        "TEMPORAL_GRPC_META_AUTHORIZATION",
        "TEMPORAL_CONFIG_FILE",
        "TEMPORAL_PROFILE",
        "aws_secret_access_key"
      })
  void credentialsReachNoForkWhoeverNamesThem(String name) {
    assertThatThrownBy(() -> new ForkEnvironment(Map.of(name, "s3cr3t"), Map.of()))
        .hasMessageContaining(name)
        .hasMessageNotContaining("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"AWS_REGION", "AWS_ENDPOINT_URL_S3", "TEMPORAL_TASK_QUEUE", "TEMPORAL_NAMESPACE"})
  void settingsThatOpenNothingAreGiven(String name) {
    assertThat(new ForkEnvironment(Map.of(name, "x"), Map.of()).given()).containsOnlyKeys(name);
  }

  private List<String> output(List<Path> extraClassPath, Map<String, String> given)
      throws Exception {
    Layouts.of(layout, ForkTest.class, Layouts.LAMBDA_CORE);
    List<String> output = new CopyOnWriteArrayList<>();
    try (HandlerProcess fork =
        HandlerProcess.start(Fork.launch(request(extraClassPath, given), 1, 2), output::add)) {
      Await.until(() -> output.contains("end") || !fork.isAlive());
    }
    return output;
  }

  private GateRequest request(List<Path> extraClassPath, Map<String, String> given) {
    return new GateRequest(
        new HandlerCode(
            layout,
            extraClassPath,
            new HandlerName("io.github.temporallambda.replay.fixture.Surroundings"),
            Path.of(System.getProperty("java.home"), "bin", "java")),
        GateFixture.EXPECTED,
        "default",
        new ForkEnvironment(given, WorkerVariables.announcing(GateFixture.EXPECTED), "java21"),
        GateMaterial.of(List.of()),
        GateFixture.LIMITS);
  }

  private static String name(String line) {
    return line.substring(0, line.indexOf('='));
  }
}
