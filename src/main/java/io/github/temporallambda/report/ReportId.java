package io.github.temporallambda.report;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Tells one run's report from any other's, for instance {@code release-4711}: a reader that started
 * the run, and chose it, knows by it that the report is not an older one.
 *
 * @param value 1 to 100 letters, digits, {@code .}, {@code _} and {@code -}
 */
public record ReportId(String value) {

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  /**
   * @throws IllegalArgumentException when {@code value} holds anything else
   */
  public ReportId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "'" + value + "' is not the ID of a report: 1 to 100 of A-Z a-z 0-9 . _ -");
    }
  }

  /** One that no other report has. */
  public static ReportId random() {
    return new ReportId(UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return value;
  }
}
