package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.DeploymentPackage;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Puts code where UpdateFunctionCode can take it from, by three operations of S3: HeadBucket,
 * HeadObject and PutObject. Each names the account that must own the bucket. Nothing is ever
 * overwritten, deleted or created beside the one object.
 */
final class BucketAccess {

  private static final int PRECONDITION_FAILED = 412;

  private final Supplier<S3Client> s3;
  private final LambdaApi api;
  private final LambdaProgress progress;

  BucketAccess(Supplier<S3Client> s3, LambdaApi api, LambdaProgress progress) {
    this.s3 = s3;
    this.api = api;
    this.progress = progress;
  }

  /** Whether the bucket can be used at all: there, ours, and in the function's Region. */
  void check(FunctionConfiguration function, CodeBucket bucket) {
    BucketCall call = call("HeadBucket", function, bucket);
    HeadBucketResponse found =
        answer(
            call,
            () ->
                s3.get()
                    .headBucket(
                        r ->
                            r.bucket(bucket.bucketName().value())
                                .expectedBucketOwner(call.owner())));
    Optional.ofNullable(found.bucketRegion())
        .filter(region -> !region.equals(api.region()))
        .ifPresent(
            region -> {
              throw BucketProblems.elsewhere(call, Optional.of(region));
            });
  }

  /** The object that holds this code already, its SHA-256 confirmed; empty when there is none. */
  Optional<CodeSource.Stored> find(Code code) {
    BucketCall call = call("HeadObject", code.function(), code.bucket());
    return answer(
        call,
        () -> {
          try {
            HeadObjectResponse found =
                s3.get()
                    .headObject(
                        r ->
                            r.bucket(call.bucketName().value())
                                .key(code.key())
                                .expectedBucketOwner(call.owner())
                                .checksumMode(ChecksumMode.ENABLED));
            String sha256 = String.valueOf(found.checksumSHA256());
            return Optional.of(confirmed(code, sha256, found.versionId()));
          } catch (NoSuchKeyException e) {
            return Optional.empty();
          }
        });
  }

  /** Puts the code, unless it is there by now. */
  CodeSource.Stored store(Code code) {
    PackageBytes.requireUnchanged(code.deploymentPackage());
    progress.storing(code.bucket().bucketName(), code.deploymentPackage().bytes());
    BucketCall call = call("PutObject", code.function(), code.bucket());
    return answer(
        call,
        () -> {
          try {
            PutObjectResponse put = put(call, code);
            return confirmed(code, String.valueOf(put.checksumSHA256()), put.versionId());
          } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED) {
              throw e;
            }
            // Another run was faster, or the answer to our own first attempt got lost.
            return find(code).orElseThrow(() -> e);
          }
        });
  }

  private PutObjectResponse put(BucketCall call, Code code) {
    DeploymentPackage deploymentPackage = code.deploymentPackage();
    return s3.get()
        .putObject(
            r ->
                r.bucket(call.bucketName().value())
                    .key(code.key())
                    .expectedBucketOwner(call.owner())
                    .ifNoneMatch("*")
                    .contentType("application/zip")
                    .checksumSHA256(deploymentPackage.codeSha256().base64()),
            RequestBody.fromFile(deploymentPackage.file()));
  }

  private static CodeSource.Stored confirmed(
      Code code, String sha256, @Nullable String objectVersion) {
    CodeSource.Stored stored =
        new CodeSource.Stored(
            code.deploymentPackage(),
            code.bucket().bucketName(),
            code.key(),
            Optional.ofNullable(objectVersion).filter(id -> !id.equals("null")));
    if (!sha256.equals(code.deploymentPackage().codeSha256().base64())) {
      throw BucketProblems.otherContent(stored, sha256);
    }
    return stored;
  }

  private BucketCall call(String operation, FunctionConfiguration function, CodeBucket bucket) {
    return new BucketCall(operation, bucket, bucket.ownerFor(function), api.region());
  }

  private static <T> T answer(BucketCall call, Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw BucketProblems.of(call, e);
    }
  }

  /** A package on its way to a function through a bucket. */
  record Code(
      FunctionConfiguration function, DeploymentPackage deploymentPackage, CodeBucket bucket) {

    String key() {
      return bucket.key(function.functionName(), deploymentPackage.codeSha256());
    }
  }
}
