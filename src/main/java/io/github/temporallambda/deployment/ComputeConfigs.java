package io.github.temporallambda.deployment;

import com.google.protobuf.FieldMask;
import io.temporal.api.compute.v1.ComputeConfig;
import io.temporal.api.compute.v1.ComputeConfigScalingGroup;
import io.temporal.api.compute.v1.ComputeConfigScalingGroupUpdate;
import io.temporal.api.compute.v1.ComputeProvider;
import io.temporal.api.compute.v1.ComputeScaler;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A {@link LambdaCompute} as the server has it: one scaling group, of the name that the Temporal
 * CLI and UI use, so that they edit the same one.
 */
final class ComputeConfigs {

  static final String GROUP = "default";
  private static final String PROVIDER = "aws-lambda";
  private static final String SCALER = "no-sync";

  /** On a group that exists, an empty mask changes nothing and reports success. */
  private static final FieldMask EVERYTHING =
      FieldMask.newBuilder()
          .addPaths("provider.type")
          .addPaths("provider.details")
          .addPaths("scaler.type")
          .addPaths("scaler.details")
          .build();

  private ComputeConfigs() {}

  static ComputeConfig config(LambdaCompute compute) {
    return ComputeConfig.newBuilder().putScalingGroups(GROUP, group(compute)).build();
  }

  /** The whole group, also where it exists. */
  static ComputeConfigScalingGroupUpdate update(LambdaCompute compute) {
    return ComputeConfigScalingGroupUpdate.newBuilder()
        .setScalingGroup(group(compute))
        .setUpdateMask(EVERYTHING)
        .build();
  }

  /** Empty when the group is missing, of another provider, or does not show its ARN. */
  static Optional<LambdaCompute> read(ComputeConfig config) {
    return Optional.ofNullable(config.getScalingGroupsMap().get(GROUP))
        .map(ComputeConfigScalingGroup::getProvider)
        .filter(provider -> provider.getType().equals(PROVIDER))
        .flatMap(provider -> JsonPayloads.readObject(provider.getDetails()))
        .flatMap(ComputeConfigs::compute);
  }

  static Set<String> providers(ComputeConfig config) {
    return config.getScalingGroupsMap().values().stream()
        .map(group -> group.getProvider().getType())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static ComputeConfigScalingGroup group(LambdaCompute compute) {
    return ComputeConfigScalingGroup.newBuilder()
        .setProvider(
            ComputeProvider.newBuilder()
                .setType(PROVIDER)
                .setDetails(JsonPayloads.of(details(compute))))
        .setScaler(ComputeScaler.newBuilder().setType(SCALER))
        .build();
  }

  private static Map<String, String> details(LambdaCompute compute) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("arn", compute.functionArn());
    compute.invocationRole().ifPresent(role -> details.put("role", role));
    compute.externalId().ifPresent(id -> details.put("role_external_id", id.value()));
    return details;
  }

  private static Optional<LambdaCompute> compute(Map<String, Object> details) {
    Optional<String> role = text(details, "role");
    Optional<ExternalId> externalId =
        role.flatMap(present -> text(details, "role_external_id"))
            .filter(ExternalId::isValid)
            .map(ExternalId::new);
    return text(details, "arn")
        .filter(arn -> arn.startsWith("arn:"))
        .map(arn -> new LambdaCompute(arn, role, externalId));
  }

  private static Optional<String> text(Map<String, Object> details, String key) {
    return Optional.ofNullable(details.get(key))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(value -> !value.isEmpty());
  }
}
