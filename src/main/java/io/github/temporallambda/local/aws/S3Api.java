package io.github.temporallambda.local.aws;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The three operations of S3 that an upload takes: HeadBucket, HeadObject and PutObject. Whatever
 * else a request asks for is refused by name. Safe for concurrent use.
 */
final class S3Api {

  /** The names of the operations there are. */
  static final Set<String> OPERATIONS = Set.of("HeadBucket", "HeadObject", "PutObject");

  private static final Set<String> QUERY = Set.of("", "versionId", "x-id");
  private static final Set<String> AMAZON_HEADERS =
      Set.of(
          "x-amz-checksum-mode",
          "x-amz-content-sha256",
          "x-amz-date",
          "x-amz-expected-bucket-owner",
          "x-amz-sdk-checksum-algorithm",
          "x-amz-security-token",
          "x-amz-te",
          "x-amz-user-agent");

  private final BucketStore buckets;
  private final Faults faults;
  private final Clock clock;

  S3Api(BucketStore buckets, Faults faults, Clock clock) {
    this.buckets = buckets;
    this.faults = faults;
    this.clock = clock;
  }

  /** Answers a request; a refusal is an answer too. */
  AwsAnswer answer(S3Request request) throws IOException {
    try {
      requireKnown(request);
      String operation = operation(request);
      faults.strike(operation);
      LocalBucket bucket = reachable(request);
      return switch (operation) {
        case "HeadBucket" -> AwsAnswer.empty(200, Map.of("x-amz-bucket-region", bucket.region()));
        case "HeadObject" -> head(bucket, request);
        default -> put(bucket, request);
      };
    } catch (AwsError e) {
      return refusal(request, e);
    }
  }

  private static String operation(S3Request request) {
    if (request.method().equals("HEAD")) {
      return request.key().isEmpty() ? "HeadBucket" : "HeadObject";
    }
    if (request.method().equals("PUT") && !request.key().isEmpty()) {
      return "PutObject";
    }
    throw notImplemented(request.method() + (request.key().isEmpty() ? " of a bucket" : ""));
  }

  private static void requireKnown(S3Request request) {
    request.query().keySet().stream()
        .filter(name -> !QUERY.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw notImplemented("?" + name);
            });
    request.headers().keySet().stream()
        .filter(name -> name.startsWith("x-amz-") && !AMAZON_HEADERS.contains(name))
        .filter(name -> !Checksum.isHeader(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw notImplemented(name);
            });
  }

  private LocalBucket reachable(S3Request request) {
    LocalBucket bucket =
        buckets
            .bucket(request.bucketName())
            .orElseThrow(
                () -> new AwsError(404, "NoSuchBucket", "The specified bucket does not exist"));
    request
        .header("x-amz-expected-bucket-owner")
        .filter(owner -> !owner.equals(bucket.ownerId()))
        .ifPresent(
            owner -> {
              throw new AwsError(403, "AccessDenied", "Access Denied");
            });
    String signed = request.header("authorization").orElse("");
    if (!signed.contains("/" + bucket.region() + "/s3/")) {
      throw new AwsError(
          301,
          "PermanentRedirect",
          "The bucket you are attempting to access must be addressed using the specified"
              + " endpoint. Please send all future requests to this endpoint.");
    }
    return bucket;
  }

  private AwsAnswer head(LocalBucket bucket, S3Request request) {
    Optional<String> version = Optional.ofNullable(request.query().get("versionId"));
    BucketObject object =
        buckets
            .find(bucket, request.key(), version)
            .orElseThrow(() -> new AwsError(404, "NoSuchKey", "The specified key does not exist."));
    Map<String, String> headers = describe(object);
    headers.put("Content-Length", Long.toString(object.bytes()));
    headers.put(
        "Last-Modified",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(object.lastModified().atZone(ZoneOffset.UTC)));
    if (request.header("x-amz-checksum-mode").isEmpty()) {
      headers.keySet().removeIf(Checksum::isHeader);
    }
    return AwsAnswer.empty(200, headers);
  }

  private AwsAnswer put(LocalBucket bucket, S3Request request) throws IOException {
    Optional<String> ifNoneMatch = request.header("if-none-match");
    if (!ifNoneMatch.orElse("*").equals("*")) {
      throw notImplemented("if-none-match with an ETag");
    }
    BucketObject received =
        new ReceivedObject(request, buckets.receiving()).receive(clock.instant());
    BucketObject object = buckets.put(bucket, request.key(), ifNoneMatch.isPresent(), received);
    return AwsAnswer.empty(200, describe(object));
  }

  private static Map<String, String> describe(BucketObject object) {
    Map<String, String> headers = new LinkedHashMap<>(object.checksums());
    if (!headers.isEmpty()) {
      headers.put("x-amz-checksum-type", "FULL_OBJECT");
    }
    headers.put("ETag", object.etag());
    object.objectVersion().ifPresent(id -> headers.put("x-amz-version-id", id));
    return headers;
  }

  /** An answer to HEAD has no body, so that a client has the status alone to go by. */
  private AwsAnswer refusal(S3Request request, AwsError error) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (error.status() == 301 || request.method().equals("HEAD")) {
      buckets
          .bucket(request.bucketName())
          .ifPresent(bucket -> headers.put("x-amz-bucket-region", bucket.region()));
    }
    if (request.method().equals("HEAD")) {
      return AwsAnswer.empty(error.status(), headers);
    }
    return AwsAnswer.xml(
        error.status(),
        headers,
        "<Error><Code>%s</Code><Message>%s</Message><RequestId>%s</RequestId></Error>"
            .formatted(error.code(), StsApi.escaped(error.text()), UUID.randomUUID()));
  }

  static AwsError notImplemented(String what) {
    return new AwsError(501, "NotImplemented", "The local S3 does not support " + what + ".");
  }
}
