package io.github.temporallambda.local.aws;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a function is configured with, apart from its code; frozen into each published version.
 *
 * @param runtime Lambda's name of it, {@code java17}; empty for an image
 * @param role ARN of the execution role
 * @param handler {@code pkg.Class} or {@code pkg.Class::method}; empty for an image
 * @param description up to 256 characters
 * @param timeoutSeconds 1 to 900
 * @param memoryMegabytes 128 to 10,240
 * @param environment the user's variables, in the order given; values are secret
 * @param architecture {@code x86_64} or {@code arm64}
 */
record FunctionSettings(
    String runtime,
    String role,
    String handler,
    String description,
    int timeoutSeconds,
    int memoryMegabytes,
    Map<String, String> environment,
    String architecture) {

  FunctionSettings {
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  FunctionSettings withArchitecture(String other) {
    return new FunctionSettings(
        runtime, role, handler, description, timeoutSeconds, memoryMegabytes, environment, other);
  }

  FunctionSettings withDescription(String other) {
    return new FunctionSettings(
        runtime, role, handler, other, timeoutSeconds, memoryMegabytes, environment, architecture);
  }

  @Override
  public String toString() {
    return "FunctionSettings[handler=" + handler + ", environment=" + environment.keySet() + "]";
  }
}
