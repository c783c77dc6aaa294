package io.github.temporallambda.mojo.parameter;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Turns strings into what selects executions. Each throws IllegalArgumentException with a sentence
 * that may be shown.
 */
public final class SelectionParsers {

  private SelectionParsers() {}

  /** A time, as ISO-8601 with its offset, or as an ISO-8601 duration before {@code now}. */
  public static Instant since(String raw, Instant now) {
    try {
      if (!raw.startsWith("P")) {
        return OffsetDateTime.parse(raw).toInstant();
      }
      Duration before = Duration.parse(raw);
      if (before.isNegative() || before.isZero()) {
        throw new IllegalArgumentException("'" + raw + "' is not longer than nothing");
      }
      return now.minus(before);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'"
              + raw
              + "' is neither an ISO-8601 duration of days, hours, minutes or seconds, such as P7D"
              + " or PT12H, nor a time with its offset, such as 2026-11-22T10:00:00Z",
          e);
    }
  }

  /** Any whole number of 64 bits. */
  public static long seed(String raw) {
    try {
      return Long.parseLong(raw);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + raw + "' is not a whole number", e);
    }
  }

  /** A whole number from 0 to 999999. */
  public static int countOrNone(String raw) {
    if (!raw.matches("\\d{1,6}")) {
      throw new IllegalArgumentException("'" + raw + "' is not a whole number from 0 to 999999");
    }
    return Integer.parseInt(raw);
  }
}
