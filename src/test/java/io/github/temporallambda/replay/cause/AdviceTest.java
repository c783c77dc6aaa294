package io.github.temporallambda.replay.cause;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.replay.cause.CodeFailure.Thrower;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdviceTest {

  /** Those that there are; the documentation's own list of pages names them. */
  private static final Set<String> PAGES =
      Set.of(
          "https://docs.temporal.io/develop/java/workflows/versioning",
          "https://docs.temporal.io/develop/java/workflows/versioning#patching",
          "https://docs.temporal.io/develop/java/workflows/basics",
          "https://docs.temporal.io/develop/java/workers/run-worker-process",
          "https://docs.temporal.io/develop/java/best-practices/debugging",
          "https://docs.temporal.io/develop/java/best-practices/testing-suite#replay",
          "https://docs.temporal.io/develop/java/best-practices/data-handling/data-conversion");

  static Stream<ReplayCause> causesOfCode() {
    return Stream.of(
        NonDeterminism.of("[TMPRL1100] anything"),
        NonDeterminism.of("[TMPRL1100] Version is already set to 1"),
        new UnsupportedVersion("Version 1 of changeId x", Optional.empty(), OptionalLong.empty()),
        new UnregisteredType("Order"),
        new QueueNotPolled("orders", List.of()),
        failure(Thrower.WORKFLOW),
        failure(Thrower.CONVERTER),
        failure(Thrower.DEADLOCK),
        JvmEnded.of(1, List.of()),
        JvmEnded.of(3, List.of("Terminating due to java.lang.OutOfMemoryError: Java heap space")),
        JvmEnded.of(139, List.of()),
        new NoAnswer(Duration.ofSeconds(30), true),
        new NoAnswer(Duration.ofSeconds(30), false),
        OwnWords.of("anything"));
  }

  private static ReplayCause failure(Thrower thrower) {
    return new CodeFailure(thrower, "com.acme.Failure", Optional.empty(), OptionalLong.empty());
  }

  @ParameterizedTest
  @MethodSource("causesOfCode")
  void everyCauseThatLiesInCodeNamesAPageOfTheSdk(ReplayCause cause) {
    assertThat(cause.advice().lines()).isNotEmpty();
    assertThat(cause.advice().page()).hasValueSatisfying(page -> assertThat(PAGES).contains(page));
  }

  /** Nothing is wrong with the workflow: there is no page of the SDK to read. */
  @Test
  void whatLiesElsewhereNamesNone() {
    assertThat(JvmEnded.of(137, List.of()).advice().page()).isEmpty();
    assertThat(new NotReplayed("the gate was stopped").advice().page()).isEmpty();
  }
}
