package io.github.temporallambda.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.temporal.api.compute.v1.ComputeConfig;
import io.temporal.api.compute.v1.ComputeConfigScalingGroup;
import io.temporal.api.compute.v1.ComputeProvider;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentValuesTest {

  private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:orders:5";
  private static final String ROLE = "arn:aws:iam::123456789012:role/invoke-orders";
  private static final LambdaCompute COMPUTE =
      new LambdaCompute(ARN, Optional.of(ROLE), Optional.of(new ExternalId("ext-4711")));

  @Test
  void externalIdHidesItselfEverywhere() {
    assertThat(COMPUTE.toString()).contains(ARN, ROLE).doesNotContain("4711");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExternalId("not valid; 4711"))
        .withMessageNotContaining("4711");
  }

  @Test
  void externalIdBelongsToARole() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new LambdaCompute(ARN, Optional.empty(), Optional.of(new ExternalId("ext"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LambdaCompute("orders:5", Optional.empty(), Optional.empty()));
  }

  @Test
  void computeConfigIsWhatTheTemporalCliWrites() {
    ComputeConfigScalingGroup group =
        ComputeConfigs.config(COMPUTE).getScalingGroupsOrThrow("default");

    assertThat(group.getTaskQueueTypesList()).isEmpty();
    assertThat(group.getProvider().getType()).isEqualTo("aws-lambda");
    assertThat(group.getScaler().getType()).isEqualTo("no-sync");
    assertThat(group.getProvider().getDetails().getMetadataOrThrow("encoding").toStringUtf8())
        .isEqualTo("json/plain");
    assertThat(group.getProvider().getDetails().getData().toStringUtf8())
        .isEqualTo(
            "{\"arn\":\""
                + ARN
                + "\",\"role\":\""
                + ROLE
                + "\",\"role_external_id\":\"ext-4711\"}");
    assertThat(ComputeConfigs.update(COMPUTE).getUpdateMask().getPathsList())
        .containsExactly("provider.type", "provider.details", "scaler.type", "scaler.details");
  }

  @Test
  void computeConfigIsReadAsItWasWritten() {
    assertThat(ComputeConfigs.read(ComputeConfigs.config(COMPUTE))).contains(COMPUTE);
    assertThat(ComputeConfigs.read(ComputeConfig.getDefaultInstance())).isEmpty();
    assertThat(ComputeConfigs.providers(ComputeConfig.getDefaultInstance())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no json", "[1]", "{\"arn\":5}", "{\"role\":\"r\"}", "null"})
  void detailsThatShowNoArnAreAProviderWithoutACompute(String details) {
    ComputeConfig config =
        ComputeConfig.newBuilder()
            .putScalingGroups(
                "default",
                ComputeConfigScalingGroup.newBuilder()
                    .setProvider(
                        ComputeProvider.newBuilder()
                            .setType("aws-lambda")
                            .setDetails(JsonPayloads.ofJson(details)))
                    .build())
            .build();

    assertThat(ComputeConfigs.read(config)).isEmpty();
    assertThat(ComputeConfigs.providers(config)).containsExactly("aws-lambda");
  }

  @Test
  void everyRoutingChangeCompletesASentence() {
    DeploymentName name = new DeploymentName("orders");
    DeploymentVersionId id = new DeploymentVersionId(name, new BuildId("b1"));

    assertThat(new RoutingChange.SetCurrent(id)).hasToString("set orders:b1 current");
    assertThat(new RoutingChange.SetCurrent(id).deploymentName()).isEqualTo(name);
    assertThat(new RoutingChange.ClearRamp(name)).hasToString("clear the ramp of orders");
  }

  @Test
  void valuesOutOfTheirRangeAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ConflictToken(""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ramp(Optional.empty(), 100.5f, Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Ramp(Optional.empty(), Float.NaN, Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SmokeSpec("", "queue", Optional.empty(), Duration.ofSeconds(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SmokeSpec("Type", "queue", Optional.empty(), Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BindingPace(Duration.ZERO, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new BindingPace(
                    Duration.ofMillis(1),
                    List.of(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1))));
  }

  @Test
  void smokeInputIsNotShown() {
    SmokeSpec spec =
        new SmokeSpec("Greeting", "queue", Optional.of("\"card 4711\""), Duration.ofSeconds(5));

    assertThat(spec.toString()).contains("Greeting", "queue").doesNotContain("4711");
  }
}
