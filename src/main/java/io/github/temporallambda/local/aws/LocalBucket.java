package io.github.temporallambda.local.aws;

import java.util.regex.Pattern;

/**
 * An S3 bucket that is there from the beginning, empty. No others can be made.
 *
 * @param bucketName as S3 allows it
 * @param ownerId the account that owns it, twelve digits; may be another one than the local AWS's
 * @param region where it is; may be another one than the local AWS's
 * @param versioned whether each object put gets a version id
 */
public record LocalBucket(String bucketName, String ownerId, String region, boolean versioned) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  /**
   * @throws IllegalArgumentException when {@code bucketName} is not one, or {@code ownerId} no
   *     account
   */
  public LocalBucket {
    if (!NAME.matcher(bucketName).matches() || !ownerId.matches("\\d{12}")) {
      throw new IllegalArgumentException(bucketName + " / " + ownerId + " is no bucket and owner");
    }
  }
}
