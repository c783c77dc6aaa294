package io.github.temporallambda.local.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The buckets there are, and the objects put into them. Safe for concurrent use. */
final class BucketStore {

  private record ObjectName(String bucketName, String key) {}

  private final Map<String, LocalBucket> buckets = new HashMap<>();
  private final Map<ObjectName, List<BucketObject>> objects = new HashMap<>();
  private final Path directory;

  BucketStore(Set<LocalBucket> buckets, Path directory) {
    buckets.forEach(bucket -> this.buckets.put(bucket.bucketName(), bucket));
    this.directory = directory.resolve("objects");
  }

  Optional<LocalBucket> bucket(String bucketName) {
    return Optional.ofNullable(buckets.get(bucketName));
  }

  /** A new file for what is being received. */
  Path receiving() {
    try {
      Files.createDirectories(directory);
      return Files.createTempFile(directory, "object-", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Adds an object; where the bucket keeps no versions, in the place of the one before.
   *
   * @param onlyNew whether one that is there already is refused, with 412
   */
  synchronized BucketObject put(
      LocalBucket bucket, String key, boolean onlyNew, BucketObject received) {
    List<BucketObject> present =
        objects.computeIfAbsent(
            new ObjectName(bucket.bucketName(), key), name -> new ArrayList<>());
    if (onlyNew && !present.isEmpty()) {
      throw new AwsError(
          412,
          "PreconditionFailed",
          "At least one of the pre-conditions you specified did not hold");
    }
    if (!bucket.versioned()) {
      present.clear();
    }
    BucketObject object =
        bucket.versioned() ? received.withVersion(UUID.randomUUID().toString()) : received;
    present.add(object);
    return object;
  }

  /** The newest version, or the one that is asked for. */
  synchronized Optional<BucketObject> find(
      LocalBucket bucket, String key, Optional<String> objectVersion) {
    List<BucketObject> versions =
        objects.getOrDefault(new ObjectName(bucket.bucketName(), key), List.of());
    return versions.stream()
        .filter(object -> objectVersion.isEmpty() || object.objectVersion().equals(objectVersion))
        .reduce((older, newer) -> newer);
  }

  /** Deletes all that was put. */
  synchronized void delete() {
    objects.clear();
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
