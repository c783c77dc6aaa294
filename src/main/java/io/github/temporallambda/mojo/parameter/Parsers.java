package io.github.temporallambda.mojo.parameter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.temporallambda.buildid.BuildId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How single parameters are read. Each throws IllegalArgumentException with a sentence (without its
 * full stop) that tells the user what was wrong and what would be right.
 */
public final class Parsers {

  private static final Pattern FUNCTION_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d{1,2}");
  private static final Pattern ROLE = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");

  private static final Pattern RELEASE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
  private static final int MOST_EXECUTIONS = 1000;
  private static final Pattern FUNCTION_VERSION = Pattern.compile("[1-9][0-9]{0,17}");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern ADDRESS = Pattern.compile("[^\\s/]+:\\d{1,5}");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Parsers() {}

  /** An ISO-8601 duration longer than nothing, for instance {@code PT90S}. */
  public static Duration duration(String raw) {
    try {
      Duration duration = Duration.parse(raw);
      if (duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException("'" + raw + "' is not longer than nothing");
      }
      return duration;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + raw + "' is not an ISO-8601 duration, such as PT90S (90 seconds) or PT10M", e);
    }
  }

  /** A port that can be listened on, 1 to 65535. */
  public static int port(String raw) {
    if (!raw.matches("\\d{1,5}") || Integer.parseInt(raw) < 1 || Integer.parseInt(raw) > 65535) {
      throw new IllegalArgumentException("'" + raw + "' is not a port from 1 to 65535");
    }
    return Integer.parseInt(raw);
  }

  /** A whole number from 1 to 999999. */
  public static int count(String raw) {
    if (!raw.matches("\\d{1,6}") || Integer.parseInt(raw) < 1) {
      throw new IllegalArgumentException("'" + raw + "' is not a whole number from 1 to 999999");
    }
    return Integer.parseInt(raw);
  }

  /** A Lambda function's name: 1 to 64 letters, digits, {@code -} and {@code _}. */
  public static String functionName(String raw) {
    return matching(
        FUNCTION_NAME,
        raw,
        "a function's name: 1 to 64 of A-Z a-z 0-9 - _ (no ARN, no version, no alias)");
  }

  /** An AWS region, for instance {@code eu-central-1}. */
  public static String region(String raw) {
    return matching(REGION, raw, "an AWS region, such as eu-central-1");
  }

  /** The ARN of an IAM role. */
  public static String role(String raw) {
    return matching(
        ROLE, raw, "the ARN of an IAM role, such as arn:aws:iam::123456789012:role/invoke-orders");
  }

  /** The name of a rehearsed release. */
  public static String releaseName(String raw) {
    return matching(
        RELEASE_NAME,
        raw,
        "a release's name: 1 to 63 of A-Z a-z 0-9 . _ - (a letter or digit first)");
  }

  /** A number of executions, 1 to 1000. */
  public static int executions(String raw) {
    if (!raw.matches("\\d{1,4}")
        || Integer.parseInt(raw) < 1
        || Integer.parseInt(raw) > MOST_EXECUTIONS) {
      throw new IllegalArgumentException(
          "'" + raw + "' is not a number from 1 to " + MOST_EXECUTIONS);
    }
    return Integer.parseInt(raw);
  }

  /** Any text that is not blank, without white space around it. */
  public static String text(String raw) {
    if (raw.isBlank() || !raw.strip().equals(raw)) {
      throw new IllegalArgumentException("'" + raw + "' is blank or has white space around it");
    }
    return raw;
  }

  /** An address as {@code host:port}, without a scheme. */
  public static String address(String raw) {
    return matching(ADDRESS, raw, "host:port without a scheme, such as localhost:7233");
  }

  /** One of a few words, as they are written. */
  public static String oneOf(String raw, List<String> words) {
    if (!words.contains(raw)) {
      throw new IllegalArgumentException(
          "'" + raw + "' is none of " + String.join(", ", words) + ", in lower case");
    }
    return raw;
  }

  /** A path, whether or not there is something at it. */
  public static Path path(String raw) {
    return Path.of(text(raw));
  }

  /** A file that exists. */
  public static Path existingFile(String raw) {
    Path file = Path.of(raw);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no file '" + raw + "'");
    }
    return file;
  }

  /** A file or directory that exists. */
  public static Path existingPath(String raw) {
    Path path = Path.of(raw);
    if (!Files.exists(path)) {
      throw new IllegalArgumentException("there is no file or directory '" + raw + "'");
    }
    return path;
  }

  /** A directory that exists. */
  public static Path existingDirectory(String raw) {
    Path directory = Path.of(raw);
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException("there is no directory '" + raw + "'");
    }
    return directory;
  }

  /** The number of a published function version, from 1. */
  public static long functionVersion(String raw) {
    return Long.parseLong(
        matching(
            FUNCTION_VERSION,
            raw,
            "the number of a published function version, such as 7 ($LATEST and aliases can change"
                + " under their callers)"));
  }

  /** A Build ID that names one content: not that of development mode. */
  public static BuildId releasedBuildId(String raw) {
    BuildId buildId = new BuildId(raw);
    if (buildId.isDevelopment()) {
      throw new IllegalArgumentException(
          "'" + raw + "' is kept for development mode, where it names no one content");
    }
    return buildId;
  }

  /** A full SHA-1 commit id. */
  public static String commit(String raw) {
    return matching(COMMIT, raw, "a full commit id: 40 of 0-9 a-f");
  }

  /** A time as ISO-8601 with its offset. */
  public static Instant instant(String raw) {
    try {
      return OffsetDateTime.parse(raw).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "'" + raw + "' is not an ISO-8601 time with its offset, such as 2026-11-22T10:00:00Z", e);
    }
  }

  /** One JSON value. Messages do not hold it: it may be anything. */
  public static String json(String raw) {
    try {
      if (JSON.readTree(raw).isMissingNode()) {
        throw new IllegalArgumentException("the value is empty; JSON for nothing is null");
      }
      return raw;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the value is not JSON (line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + ")",
          e);
    }
  }

  private static String matching(Pattern pattern, String raw, String whatItShouldBe) {
    if (!pattern.matcher(raw).matches()) {
      throw new IllegalArgumentException("'" + raw + "' is not " + whatItShouldBe);
    }
    return raw;
  }
}
