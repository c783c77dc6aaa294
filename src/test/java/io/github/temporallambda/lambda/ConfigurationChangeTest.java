package io.github.temporallambda.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.artifact.CodeSha256;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.Layer;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;

class ConfigurationChangeTest {

  private static final FunctionSettings USUAL =
      new FunctionSettings("java17", "shop.Worker", Duration.ofMinutes(5), 512, List.of("arm64"));

  @Test
  void sameConfigurationHasNoChangeWhateverCodeAndStateAre() {
    FunctionConfiguration published = configuration(USUAL, Map.of("DB_URL", "one"));

    assertThat(change(published, published.with(CodeSha256.of(new byte[32])))).isEmpty();
  }

  @Test
  void everySettingIsNamedAsAwsNamesIt() {
    FunctionSettings other =
        new FunctionSettings(
            "java21", "shop.Other", Duration.ofMinutes(9), 1024, List.of("x86_64"));

    assertThat(change(configuration(USUAL, Map.of()), configuration(other, Map.of())))
        .containsExactly("Architectures", "Handler", "MemorySize", "Runtime", "Timeout");
  }

  @Test
  void variablesThatCameWentOrChangedAreNamedWithoutTheirValues() {
    FunctionConfiguration before = configuration(USUAL, Map.of("A", "hunter1", "B", "x"));
    FunctionConfiguration after = configuration(USUAL, Map.of("A", "hunter2", "C", "x"));

    ConfigurationChange change = ConfigurationChange.between(before, after, List.of());

    assertThat(change.names()).containsExactly("Environment.A", "Environment.B", "Environment.C");
    assertThat(change.says() + change).doesNotContain("hunter");
  }

  @Test
  void variablesThatAreSetApartPlayNoPart() {
    assertThat(
            ConfigurationChange.between(
                    configuration(USUAL, Map.of("TEMPORAL_WORKER_BUILD_ID", "one")),
                    configuration(USUAL, Map.of()),
                    List.of("TEMPORAL_WORKER_BUILD_ID"))
                .isEmpty())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Role, arn:aws:iam::123456789012:role/other",
    "Layers, arn:aws:lambda:eu-west-1:123456789012:layer:other:2",
    "VpcConfig, subnet-1sg-1",
    "SnapStart, PublishedVersions"
  })
  void whatElseIsFrozenIntoAVersionIsNamed(String name, String value) {
    FunctionSettings other =
        new FunctionSettings(
            USUAL.runtime(),
            USUAL.handler(),
            USUAL.timeout(),
            USUAL.memoryMb(),
            USUAL.architectures(),
            new TreeMap<>(Map.of(name, value)));

    assertThat(change(configuration(USUAL, Map.of()), configuration(other, Map.of())))
        .containsExactly(name);
    assertThat(other.toString()).contains(name).doesNotContain(value);
  }

  @Test
  void aVersionIsFrozenWithWhatLatestHad() {
    assertThat(
            FrozenSettings.of(
                GetFunctionConfigurationResponse.builder()
                    .role("arn:aws:iam::123456789012:role/worker")
                    .layers(Layer.builder().arn("layer:1").codeSize(5L).build())
                    .ephemeralStorage(it -> it.size(512))
                    .vpcConfig(it -> it.vpcId("").subnetIds(List.of()))
                    .tracingConfig(it -> it.mode("PassThrough"))
                    .loggingConfig(it -> it.logFormat("Text").logGroup("/aws/lambda/worker"))
                    .snapStart(
                        it ->
                            it.applyOn("None").optimizationStatus(SnapStartOptimizationStatus.OFF))
                    .build()))
        .containsOnlyKeys(
            "Role", "Layers", "EphemeralStorage", "TracingConfig", "LoggingConfig", "SnapStart")
        .containsEntry("SnapStart", "None")
        .containsEntry("Layers", "layer:1");
  }

  @Test
  void noMoreThanTwentyAreTold() {
    Map<String, String> many =
        IntStream.range(10, 35).boxed().collect(Collectors.toMap(n -> "V" + n, n -> "x"));

    assertThat(
            ConfigurationChange.between(
                    configuration(USUAL, Map.of()), configuration(USUAL, many), List.of())
                .says())
        .startsWith("Environment.V10, Environment.V11")
        .endsWith("Environment.V29 and 5 more");
  }

  private static List<String> change(FunctionConfiguration before, FunctionConfiguration after) {
    return ConfigurationChange.between(before, after, List.of()).names();
  }

  private static FunctionConfiguration configuration(
      FunctionSettings settings, Map<String, String> environment) {
    return new FunctionConfiguration(
        new FunctionName("worker"),
        "arn:aws:lambda:eu-west-1:123456789012:function:worker",
        settings,
        new FunctionState("Active", StateReason.NONE, "Successful", StateReason.NONE),
        "revision",
        CodeSha256.of(DigestUtils.sha256("code")),
        EnvironmentVariables.of(environment));
  }
}
