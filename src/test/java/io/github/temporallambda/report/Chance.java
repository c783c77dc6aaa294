package io.github.temporallambda.report;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentVersionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes values for a report: the same ones for the same seed. No two texts, words and numbers of
 * one seed are the same, and none is part of another, so that each is found where it is told and
 * nowhere else.
 */
final class Chance {

  private static final List<String> HOSTILE =
      List.of(
          "|",
          "`",
          "@alice",
          "\n",
          "::error::",
          "<b>",
          "\\",
          " ",
          "%0A",
          "é",
          "##[",
          "]]>",
          "&amp;",
          "\"",
          "#12",
          "word");

  private final Random random;
  private int told = 100;

  Chance(long seed) {
    this.random = new Random(seed);
  }

  /** Foreign text: anything may stand in it. */
  String text() {
    int n = told++;
    return Stream.generate(() -> of(HOSTILE))
        .limit(random.nextInt(5))
        .reduce("t" + n + ".", String::concat)
        .concat(" e" + n);
  }

  /** A name with letters and digits alone. */
  String word() {
    return "w" + told++ + "w";
  }

  /** Five digits. */
  int number() {
    return 10_000 + 37 * told++;
  }

  int upTo(int most) {
    return random.nextInt(most + 1);
  }

  boolean toss() {
    return random.nextBoolean();
  }

  Instant instant() {
    return Reports.START.plusSeconds(number());
  }

  DeploymentVersionId versionOf(DeploymentVersionId other) {
    return new DeploymentVersionId(other.deploymentName(), new BuildId(word()));
  }

  <T> T of(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** In three of four cases. */
  <T> Optional<T> maybe(Supplier<T> value) {
    return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(value.get());
  }

  <T> List<T> some(int most, Supplier<T> value) {
    return IntStream.range(0, upTo(most)).mapToObj(i -> value.get()).toList();
  }
}
