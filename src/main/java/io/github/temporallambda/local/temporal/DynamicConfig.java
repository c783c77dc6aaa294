package io.github.temporallambda.local.temporal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The server's dynamic configuration: what switches its Worker Controller on.
 *
 * @param values keys with their values as JSON, in the order in which they are written
 */
record DynamicConfig(Map<String, String> values) {

  DynamicConfig {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * Serverless workers on AWS Lambda. Both lists are given because an unset list enables nothing
   * since server 1.32.
   */
  static DynamicConfig of(TemporalServerSettings settings) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("workercontroller.enabled", "true");
    values.put("workercontroller.compute_providers.enabled", "[\"aws-lambda\"]");
    values.put("workercontroller.scaling_algorithms.enabled", "[\"no-sync\"]");
    values.put(
        "workercontroller.compute_providers.aws.require_role_and_external_id",
        Boolean.toString(settings.requireRoleAndExternalId()));
    values.putAll(settings.timings().dynamicConfig());
    return new DynamicConfig(values);
  }

  /** The file that the plain server reads; JSON values are YAML. */
  String toYaml() {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + ": [{value: " + entry.getValue() + "}]\n")
        .collect(Collectors.joining());
  }

  /** The {@code --dynamic-config-value} options of Temporal CLI. */
  List<String> toOptions() {
    return values.entrySet().stream()
        .flatMap(
            entry ->
                List.of("--dynamic-config-value", entry.getKey() + "=" + entry.getValue()).stream())
        .toList();
  }
}
