package io.github.temporallambda.lambda;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a zip function runs.
 *
 * @param runtime for instance {@code java17} or {@code provided.al2023}
 * @param handler the handler string as set; a Java one is {@code pkg.Class} or {@code
 *     pkg.Class::method}
 * @param timeout 1 to 900 seconds
 * @param memoryMb megabytes
 * @param architectures one of {@code x86_64} and {@code arm64}
 * @param others what a published version keeps besides: AWS's name of a setting to its value
 */
public record FunctionSettings(
    String runtime,
    String handler,
    Duration timeout,
    int memoryMb,
    List<String> architectures,
    SortedMap<String, String> others) {

  public FunctionSettings {
    architectures = List.copyOf(architectures);
    others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
  }

  /** Settings of which no others are known. */
  public FunctionSettings(
      String runtime, String handler, Duration timeout, int memoryMb, List<String> architectures) {
    this(runtime, handler, timeout, memoryMb, architectures, new TreeMap<>());
  }

  /** Of the others, the names alone. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s, %s, %d s, %d MB, %s, %s",
        runtime,
        handler,
        timeout.toSeconds(),
        memoryMb,
        architectures,
        others.keySet());
  }
}
