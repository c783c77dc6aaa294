package io.github.temporallambda.local.aws;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One version of an object.
 *
 * @param file its bytes
 * @param etag with its quotes
 * @param checksums the checksum headers it was sent with and that were found right, by name
 * @param objectVersion its version id; empty where the bucket keeps none
 */
record BucketObject(
    Path file,
    long bytes,
    String etag,
    Map<String, String> checksums,
    Instant lastModified,
    Optional<String> objectVersion) {

  BucketObject {
    checksums = Map.copyOf(checksums);
  }

  BucketObject withVersion(String other) {
    return new BucketObject(file, bytes, etag, checksums, lastModified, Optional.of(other));
  }
}
