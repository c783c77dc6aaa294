package io.github.temporallambda.lambda;

import java.util.regex.Pattern;

/**
 * The name of an S3 bucket, for instance {@code acme-releases}; never an ARN, an access point or a
 * URL, which UpdateFunctionCode does not take.
 *
 * @param value 3 to 63 lower-case letters, digits, {@code -} and {@code .}, as S3 limits it
 */
public record BucketName(String value) {

  private static final Pattern ALLOWED = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  /**
   * @throws IllegalArgumentException when {@code value} is not a bucket's name
   */
  public BucketName {
    if (!ALLOWED.matcher(value).matches() || value.contains("..")) {
      throw new IllegalArgumentException(
          "'"
              + value
              + "' is not a bucket's name: 3 to 63 of a-z 0-9 - . (no ARN, no URL, no key)");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
