package io.github.temporallambda.lambda;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What S3's refusals mean, in words a user can act on. As with Lambda's, the SDK's exception is
 * never kept as a cause. Answers to HEAD have no body, so often the status alone tells.
 */
final class BucketProblems {

  private static final Set<String> TEXT_IS_HARMLESS =
      Set.of(
          "AccessDenied",
          "BadDigest",
          "ConditionalRequestConflict",
          "NoSuchBucket",
          "PermanentRedirect",
          "PreconditionFailed",
          "SlowDown");

  private static final String BUCKET_PARAMETER = LambdaParameterNames.S3_BUCKET + ": ";

  private static final String AGAIN =
      "run the same command again later: what is already done is found and kept";

  private BucketProblems() {}

  /** The problem that {@code thrown} makes known about {@code call}. */
  static ProblemException of(BucketCall call, SdkException thrown) {
    if (!(thrown instanceof AwsServiceException refused)) {
      return new ProblemException(AwsProblems.unanswered(unreachable(call), call.action(), thrown));
    }
    return new ProblemException(refusal(call, refused).withEvidence(evidence(call, refused)));
  }

  private static Problem unreachable(BucketCall call) {
    return Problem.remote(
        "S3 in Region " + call.region() + " could not be reached for " + call.action() + ".",
        List.of(),
        "check the network, the proxy and the bucket's Region, then run the same command again");
  }

  /** The bucket is in another Region than the function, from where Lambda takes no code. */
  static ProblemException elsewhere(BucketCall call, Optional<String> bucketRegion) {
    return new ProblemException(elsewhereProblem(call, bucketRegion));
  }

  /** Under the key that says what it must hold lies something else, or what cannot be told. */
  static ProblemException otherContent(CodeSource.Stored stored, String sha256) {
    String found = sha256.equals("null") ? "none: it was put there by something else" : sha256;
    return new ProblemException(
        Problem.conflict(
            "The object whose key names this code does not hold it, as far as S3 can tell.",
            List.of(
                stored.location(),
                "SHA-256 of the code    " + stored.deploymentPackage().codeSha256(),
                "SHA-256 of the object  " + found),
            "find out who wrote it and delete it, or choose another prefix: -D"
                + LambdaParameterNames.S3_KEY_PREFIX
                + "=…"));
  }

  private static Problem refusal(BucketCall call, AwsServiceException refused) {
    String code = AwsProblems.code(refused);
    if (AwsProblems.isAboutCredentials(refused)) {
      return AwsProblems.unacceptedCredentials();
    }
    if (code.startsWith("KMS.") || text(refused).contains("kms:")) {
      return encryption(call);
    }
    Optional<String> otherRegion = otherRegion(call, refused);
    if (refused.statusCode() == 301 || otherRegion.isPresent()) {
      return elsewhereProblem(call, otherRegion);
    }
    if (refused.statusCode() == 404) {
      return Problem.configuration(
          BUCKET_PARAMETER
              + "there is no bucket '"
              + call.bucketName()
              + "'. None is ever created.",
          "correct the name, or create it where the function is: aws s3api create-bucket --bucket "
              + call.bucketName()
              + " --region "
              + call.region());
    }
    return refused.statusCode() == 403
        ? denied(call)
        : Problem.remote(
            "S3 refused " + call.action() + " on " + call.resource() + ".", List.of(), AGAIN);
  }

  private static Problem denied(BucketCall call) {
    return new Problem(
        ProblemKind.CONFIGURATION,
        BUCKET_PARAMETER
            + "S3 denied "
            + call.action()
            + " on "
            + call.resource()
            + ", or the bucket belongs to another account than "
            + call.owner()
            + ".",
        List.of(),
        List.of(
            "allow s3:ListBucket on "
                + call.bucketArn()
                + ", and s3:GetObject, s3:GetObjectVersion and s3:PutObject on "
                + call.bucketArn()
                + "/"
                + call.bucket().keyPrefix()
                + "/*, to the identity that aws sts get-caller-identity names",
            "or, if the bucket is meant to belong to another account, name that one: -D"
                + LambdaParameterNames.S3_BUCKET_OWNER
                + "=…"));
  }

  private static Problem encryption(BucketCall call) {
    return Problem.remote(
        "The key that encrypts bucket '" + call.bucketName() + "' cannot be used.",
        List.of(),
        "allow kms:GenerateDataKey and kms:Decrypt on the bucket's KMS key (aws s3api"
            + " get-bucket-encryption --bucket "
            + call.bucketName()
            + " names it) to the identity that aws sts get-caller-identity names, and see that it"
            + " is enabled");
  }

  private static Problem elsewhereProblem(BucketCall call, Optional<String> bucketRegion) {
    return Problem.configuration(
        BUCKET_PARAMETER
            + "bucket '"
            + call.bucketName()
            + "' is in "
            + bucketRegion.map(region -> "Region " + region).orElse("another Region")
            + "; Lambda takes code only from buckets in the function's Region, "
            + call.region()
            + ".",
        "name a bucket there: aws s3api list-buckets --bucket-region " + call.region());
  }

  /** Some Regions answer 400, not 301, to what was signed for another; all name theirs. */
  private static Optional<String> otherRegion(BucketCall call, AwsServiceException refused) {
    return Optional.ofNullable(refused.awsErrorDetails())
        .flatMap(details -> Optional.ofNullable(details.sdkHttpResponse()))
        .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"))
        .filter(region -> !region.equals(call.region()));
  }

  private static List<String> evidence(BucketCall call, AwsServiceException refused) {
    List<String> lines = new ArrayList<>();
    String code = AwsProblems.code(refused);
    lines.add(AwsProblems.answered(call.operation(), call.region(), refused));
    if (TEXT_IS_HARMLESS.contains(code) || code.startsWith("KMS.")) {
      lines.add(text(refused));
    }
    return lines;
  }

  private static String text(AwsServiceException refused) {
    return Optional.ofNullable(refused.awsErrorDetails())
        .flatMap(details -> Optional.ofNullable(details.errorMessage()))
        .orElse("");
  }
}
