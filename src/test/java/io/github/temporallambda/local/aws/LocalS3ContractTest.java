package io.github.temporallambda.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Base64;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What AWS's own client sees of the buckets. */
class LocalS3ContractTest extends OnLocalAws {

  private static final String OURS = "123456789012";
  private static final String KEY = "workers/orders/one.zip";
  private static final SdkBytes ZIP = LocalAwsFixture.zip("one");
  private static final String SHA256 =
      Base64.getEncoder().encodeToString(DigestUtils.sha256(ZIP.asByteArray()));

  private S3Client s3;

  @Override
  LocalAwsSettings settings() {
    return super.settings()
        .withBuckets(
            Set.of(
                new LocalBucket("releases", OURS, "us-east-1", true),
                new LocalBucket("plain", OURS, "us-east-1", false),
                new LocalBucket("far-away", OURS, "eu-west-1", true)));
  }

  @BeforeEach
  void open() {
    s3 =
        S3Client.builder()
            .endpointOverride(fixture.aws.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .overrideConfiguration(config -> config.retryStrategy(r -> r.maxAttempts(1)))
            .serviceConfiguration(config -> config.chunkedEncodingEnabled(false))
            .build();
  }

  @AfterEach
  void shut() {
    s3.close();
  }

  @Test
  @Source("Amazon S3 API reference, HeadObject")
  void anObjectIsFoundAsItWasPut() {
    PutObjectResponse put = put("releases");

    HeadObjectResponse found = head("releases", KEY);

    assertThat(found.contentLength()).isEqualTo(ZIP.asByteArray().length);
    assertThat(found.checksumSHA256()).isEqualTo(SHA256).isEqualTo(put.checksumSHA256());
    assertThat(found.versionId()).isEqualTo(put.versionId()).isNotBlank();
    assertThat(found.eTag()).isEqualTo('"' + DigestUtils.md5Hex(ZIP.asByteArray()) + '"');
  }

  @Test
  @Source("Amazon S3 API reference, HeadObject, x-amz-checksum-mode")
  void checksumsAreToldToThoseWhoAskOnly() {
    put("releases");

    assertThat(s3.headObject(r -> r.bucket("releases").key(KEY)).checksumSHA256()).isNull();
  }

  @Test
  @Source("Amazon S3 User Guide, Using versioning in S3 buckets")
  void aBucketWithVersionsKeepsThemAndAnotherDoesNot() {
    String first = put("releases").versionId();
    String second = put("releases").versionId();

    assertThat(head("releases", KEY).versionId()).isEqualTo(second).isNotEqualTo(first);
    assertThat(s3.headObject(r -> r.bucket("releases").key(KEY).versionId(first)).versionId())
        .isEqualTo(first);
    assertThat(put("plain").versionId()).isNull();
    assertThat(head("plain", KEY).versionId()).isNull();
  }

  @Test
  @Source("Amazon S3 API reference, HeadBucket, x-amz-bucket-region")
  void aBucketIsToldWithItsRegion() {
    assertThat(s3.headBucket(r -> r.bucket("releases").expectedBucketOwner(OURS)).bucketRegion())
        .isEqualTo("us-east-1");
  }

  @Test
  @Source("Amazon S3 API reference, HeadBucket, errors")
  void noOtherBucketIsThere() {
    assertThatThrownBy(() -> s3.headBucket(r -> r.bucket("nobodys")))
        .isInstanceOf(NoSuchBucketException.class);
    assertRefused(() -> put("nobodys"), 404, "NoSuchBucket", "bucket does not exist");
  }

  @Test
  @Source("Amazon S3 API reference, HeadObject, errors")
  void aMissingObjectIsNotFound() {
    assertThatThrownBy(() -> head("releases", "nothing")).isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  @Source("Amazon S3 API reference, x-amz-expected-bucket-owner")
  void anotherOwnerThanExpectedIsRefused() {
    assertThat(status(() -> s3.headBucket(r -> r.bucket("releases").expectedBucketOwner(THEIRS))))
        .isEqualTo(403);
    assertRefused(
        () -> s3.putObject(r -> r.bucket("releases").key(KEY).expectedBucketOwner(THEIRS), body()),
        403,
        "AccessDenied",
        "Access Denied");
  }

  @Test
  @Source("Amazon S3 User Guide, Making requests, request redirection")
  void aBucketOfAnotherRegionIsARedirect() {
    S3Exception refused =
        catchThrowableOfType(S3Exception.class, () -> s3.headBucket(r -> r.bucket("far-away")));

    assertThat(refused.statusCode()).isEqualTo(301);
    assertThat(
            refused.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region"))
        .contains("eu-west-1");
    assertRefused(() -> put("far-away"), 301, "PermanentRedirect", "specified endpoint");
  }

  @Test
  @Source("Amazon S3 API reference, PutObject, If-None-Match")
  void anObjectThatIsThereIsNotOverwrittenWhereThatWasSaid() {
    put("releases");

    assertRefused(
        () -> s3.putObject(r -> r.bucket("releases").key(KEY).ifNoneMatch("*"), body()),
        412,
        "PreconditionFailed",
        "pre-conditions");
  }

  @Test
  @Source("Amazon S3 API reference, PutObject, x-amz-checksum-sha256")
  void aBodyThatIsNotWhatItsChecksumSaysIsRefused() {
    assertRefused(
        () ->
            s3.putObject(
                r -> r.bucket("releases").key(KEY).checksumSHA256(SHA256),
                RequestBody.fromString("something else")),
        400,
        "BadDigest",
        "The SHA256 you specified did not match the calculated checksum.");
    assertThatThrownBy(() -> head("releases", KEY)).isInstanceOf(NoSuchKeyException.class);
  }

  @Test
  @Source("ours: what the stand-in does not have is never answered as if it had")
  void whatIsNotThereIsRefusedByName() {
    assertRefused(
        () -> s3.createBucket(r -> r.bucket("another")), 501, "NotImplemented", "of a bucket");
    assertRefused(
        () -> s3.deleteObject(r -> r.bucket("releases").key(KEY)), 501, "NotImplemented", "DELETE");
    assertRefused(
        () -> s3.putObject(r -> r.bucket("releases").key(KEY).tagging("a=b"), body()),
        501,
        "NotImplemented",
        "x-amz-tagging");
  }

  @Test
  @Source("ours: a fault to be switched on")
  void faultsStrikeHereToo() {
    fixture.aws.setFault(
        new Fault("PutObject", 1, new Fault.Refusal(503, "SlowDown", "Please reduce your rate.")));

    assertRefused(() -> put("releases"), 503, "SlowDown", "reduce");
    assertThat(put("releases").versionId()).isNotBlank();
  }

  @Test
  @Source("Lambda API reference, UpdateFunctionCode, S3Bucket")
  void aFunctionTakesItsCodeFromABucket() {
    fixture.createActive("orders");
    String first = put("releases").versionId();

    lambda.updateFunctionCode(
        r -> r.functionName("orders").s3Bucket("releases").s3Key(KEY).s3ObjectVersion(first));
    fixture.settle("orders");

    var code = lambda.getFunctionConfiguration(r -> r.functionName("orders"));
    assertThat(code.codeSha256()).isEqualTo(SHA256);
    assertThat(code.codeSize()).isEqualTo(ZIP.asByteArray().length);
  }

  @Test
  @Source("measured: recorded against AWS, UpdateFunctionCode with an S3 key that is not there")
  void codeThatIsNotInTheBucketIsRefusedInLambdasWords() {
    fixture.createActive("orders");
    put("releases");

    assertInvalid(
        () -> updateFrom("releases", "nothing"),
        "Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified"
            + " key does not exist.");
    assertInvalid(() -> updateFrom("nobodys", KEY), "S3 Error Code: NoSuchBucket");
    assertInvalid(
        () -> updateFrom("far-away", KEY),
        "S3 Error Code: PermanentRedirect. S3 Error Message: The bucket is in this region:"
            + " eu-west-1. Please use this region to retry the request");
    assertInvalid(
        () ->
            lambda.updateFunctionCode(
                r ->
                    r.functionName("orders")
                        .s3Bucket("releases")
                        .s3Key(KEY)
                        .s3ObjectVersion("another")),
        "S3 Error Code: NoSuchVersion");
  }

  @Test
  @Source("measured: recorded against AWS, UpdateFunctionCode with a broken zip")
  void anObjectThatIsNoZipIsRefused() {
    fixture.createActive("orders");
    s3.putObject(r -> r.bucket("releases").key("text"), RequestBody.fromString("no zip"));

    assertInvalid(() -> updateFrom("releases", "text"), "Could not unzip uploaded file.");
  }

  private static final String THEIRS = "999999999999";

  private void updateFrom(String bucket, String key) {
    lambda.updateFunctionCode(r -> r.functionName("orders").s3Bucket(bucket).s3Key(key));
  }

  private PutObjectResponse put(String bucket) {
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(KEY)
            .expectedBucketOwner(OURS)
            .checksumSHA256(SHA256)
            .build();
    return s3.putObject(request, body());
  }

  private HeadObjectResponse head(String bucket, String key) {
    return s3.headObject(r -> r.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED));
  }

  private static RequestBody body() {
    return RequestBody.fromBytes(ZIP.asByteArray());
  }

  private static int status(ThrowingCallable call) {
    return catchThrowableOfType(S3Exception.class, call).statusCode();
  }
}
