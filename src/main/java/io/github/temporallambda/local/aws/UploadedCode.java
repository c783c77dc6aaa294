package io.github.temporallambda.local.aws;

import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The code that CreateFunction or UpdateFunctionCode brings: a zip inline or in a bucket, or an
 * image by name.
 */
final class UploadedCode {

  private static final Set<String> MEMBERS =
      Set.of("ZipFile", "S3Bucket", "S3Key", "S3ObjectVersion", "ImageUri");

  private final CodeStore codes;
  private final BucketStore buckets;
  private final AwsAccount account;

  UploadedCode(CodeStore codes, BucketStore buckets, AwsAccount account) {
    this.codes = codes;
    this.buckets = buckets;
    this.account = account;
  }

  /**
   * @throws AwsError 400 when there is no code, or code of a kind this stand-in does not take
   */
  FunctionCode ofCreation(RequestBody body) {
    RequestBody code =
        body.object("Code")
            .orElseThrow(() -> AwsError.validation("null", "code", "Member must not be null"));
    return ofUpdate(code.onlyWith(MEMBERS));
  }

  /** The same for the members of an update. */
  FunctionCode ofUpdate(RequestBody body) {
    Optional<String> image = body.text("ImageUri");
    if (image.isPresent()) {
      byte[] digest = DigestUtils.sha256(image.get());
      return new FunctionCode.Image(image.get(), HexFormat.of().formatHex(digest));
    }
    if (body.text("S3Bucket").isPresent() && body.text("ZipFile").isEmpty()) {
      return codes.keep(object(body).file());
    }
    if (body.text("ZipFile").isEmpty() || body.text("S3Bucket").isPresent()) {
      throw AwsError.invalidParameter("Please provide a source for function code.");
    }
    return codes.keep(body.binary("ZipFile"));
  }

  private BucketObject object(RequestBody body) {
    LocalBucket bucket =
        buckets
            .bucket(body.requiredText("S3Bucket"))
            .orElseThrow(() -> unreadable("NoSuchBucket", "The specified bucket does not exist"));
    if (!bucket.region().equals(account.region())) {
      throw unreadable(
          "PermanentRedirect",
          "The bucket is in this region: "
              + bucket.region()
              + ". Please use this region to retry the request");
    }
    Optional<String> version = body.text("S3ObjectVersion");
    return buckets
        .find(bucket, body.requiredText("S3Key"), version)
        .orElseThrow(
            () ->
                version.isEmpty()
                    ? unreadable("NoSuchKey", "The specified key does not exist.")
                    : unreadable("NoSuchVersion", "The specified version does not exist."));
  }

  private static AwsError unreadable(String code, String message) {
    return AwsError.invalidParameter(
        "Error occurred while GetObject. S3 Error Code: "
            + code
            + ". S3 Error Message: "
            + message);
  }
}
