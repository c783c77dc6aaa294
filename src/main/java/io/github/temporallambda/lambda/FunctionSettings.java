package io.github.temporallambda.lambda;

import java.time.Duration;
import java.util.List;

/**
 * How a zip function runs.
 *
 * @param runtime for instance {@code java17} or {@code provided.al2023}
 * @param handler the handler string as set; a Java one is {@code pkg.Class} or {@code
 *     pkg.Class::method}
 * @param timeout 1 to 900 seconds
 * @param memoryMb megabytes
 * @param architectures one of {@code x86_64} and {@code arm64}
 */
public record FunctionSettings(
    String runtime, String handler, Duration timeout, int memoryMb, List<String> architectures) {

  public FunctionSettings {
    architectures = List.copyOf(architectures);
  }
}
