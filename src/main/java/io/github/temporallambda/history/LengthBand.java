package io.github.temporallambda.history;

import java.util.List;

/** How long a history is, roughly: each band about three times as long as the one before. */
final class LengthBand {

  private static final List<Integer> UP_TO =
      List.of(10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000);

  private LengthBand() {}

  /** The band's name: the most events that it holds. */
  static String of(long events) {
    return UP_TO.stream()
        .filter(most -> events <= most)
        .findFirst()
        .map(most -> "up to " + most)
        .orElse("longer");
  }
}
