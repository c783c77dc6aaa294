package io.github.temporallambda.lambda;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.DeadLetterConfig;
import software.amazon.awssdk.services.lambda.model.EphemeralStorage;
import software.amazon.awssdk.services.lambda.model.FileSystemConfig;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.Layer;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.SnapStartResponse;
import software.amazon.awssdk.services.lambda.model.TracingConfigResponse;
import software.amazon.awssdk.services.lambda.model.VpcConfigResponse;

/**
 * What AWS freezes into a version beside code, environment and what a worker is started by
 * (GetFunctionConfiguration). What AWS itself changes with time or by publishing (states, runtime
 * releases, SnapStart's progress, sizes, signing) is left out, so that a version and the {@code
 * $LATEST} that it was made of have the same.
 */
final class FrozenSettings {

  private FrozenSettings() {}

  /** AWS's name of a setting to its value; settings without a value are left out. */
  static SortedMap<String, String> of(GetFunctionConfigurationResponse answer) {
    SortedMap<String, String> settings = new TreeMap<>();
    put(settings, "Role", answer.role());
    put(settings, "KMSKeyArn", answer.kmsKeyArn());
    put(settings, "Layers", text(answer.layers().stream().map(Layer::arn).toList()));
    put(settings, "FileSystemConfigs", fileSystems(answer.fileSystemConfigs()));
    put(settings, "VpcConfig", network(answer.vpcConfig()));
    DeadLetterConfig deadLetters = answer.deadLetterConfig();
    put(settings, "DeadLetterConfig", deadLetters == null ? null : deadLetters.targetArn());
    TracingConfigResponse tracing = answer.tracingConfig();
    put(settings, "TracingConfig", tracing == null ? null : tracing.modeAsString());
    EphemeralStorage storage = answer.ephemeralStorage();
    put(settings, "EphemeralStorage", storage == null ? null : text(storage.size()));
    SnapStartResponse snapStart = answer.snapStart();
    put(settings, "SnapStart", snapStart == null ? null : snapStart.applyOnAsString());
    put(settings, "LoggingConfig", logging(answer.loggingConfig()));
    return settings;
  }

  private static @Nullable String network(@Nullable VpcConfigResponse config) {
    // Of a function that was taken out of its network, AWS tells an empty configuration.
    return config == null || config.subnetIds().isEmpty()
        ? null
        : text(new TreeSet<>(config.subnetIds()))
            + text(new TreeSet<>(config.securityGroupIds()))
            + text(config.ipv6AllowedForDualStack());
  }

  private static String fileSystems(List<FileSystemConfig> configs) {
    return text(configs.stream().map(it -> it.arn() + " on " + it.localMountPath()).toList());
  }

  private static @Nullable String logging(@Nullable LoggingConfig config) {
    return config == null
        ? null
        : String.join(
            " ",
            text(config.logFormatAsString()),
            text(config.applicationLogLevelAsString()),
            text(config.systemLogLevelAsString()),
            text(config.logGroup()));
  }

  private static void put(SortedMap<String, String> settings, String name, @Nullable String value) {
    Optional.ofNullable(value)
        .filter(present -> !present.isBlank())
        .ifPresent(present -> settings.put(name, present));
  }

  private static String text(Collection<String> values) {
    return String.join(",", values);
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
