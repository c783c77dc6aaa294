package io.github.temporallambda.lambda;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What AWS's refusals mean, in words a user can act on.
 *
 * <p>The SDK's exception is never kept as a cause, and its text is told only where {@link
 * LambdaRefusal} says so: AWS echoes the whole environment, values included, when it finds it too
 * large.
 */
final class AwsProblems {

  private static final String NEW_CREDENTIALS =
      "aws sts get-caller-identity, and renew the credentials (aws sso login, aws configure, or"
          + " the CI job's role) until it answers; -D"
          + LambdaParameterNames.AWS_PROFILE
          + "=… chooses a profile";

  private AwsProblems() {}

  /** The problem that {@code thrown} makes known about {@code call}. */
  static ProblemException of(AwsCall call, SdkException thrown) {
    Problem problem = LambdaRefusal.of(thrown).problem(call);
    return new ProblemException(
        thrown instanceof AwsServiceException refused
            ? problem.withEvidence(evidence(call, refused))
            : unanswered(problem, call.action(), thrown));
  }

  /** AWS's error code; empty when it answered without one. */
  static String code(AwsServiceException refused) {
    return Optional.ofNullable(refused.awsErrorDetails())
        .map(details -> Optional.ofNullable(details.errorCode()).orElse(""))
        .orElse("");
  }

  /** AWS's own words, which may hold what the caller sent; empty when it gave none. */
  static String text(AwsServiceException refused) {
    return Optional.ofNullable(refused.awsErrorDetails())
        .map(details -> Optional.ofNullable(details.errorMessage()).orElse(""))
        .orElse("");
  }

  /** Operation, status, code, request id, and AWS's text where that is harmless. */
  static List<String> evidence(AwsCall call, AwsServiceException refused) {
    List<String> lines = new ArrayList<>();
    lines.add(answered(call.operation(), call.region(), refused));
    if (LambdaRefusal.of(refused).tells(call, code(refused))) {
      lines.add(text(refused));
    }
    return lines;
  }

  /** Operation, status, code and request id on one line. */
  static String answered(String operation, String region, AwsServiceException refused) {
    String code = code(refused);
    return operation
        + " in "
        + region
        + " answered "
        + refused.statusCode()
        + " "
        + (code.isEmpty() ? "without a code" : code)
        + ", request id "
        + refused.requestId();
  }

  /** Whether nothing is wrong but who is asking. */
  static boolean isAboutCredentials(AwsServiceException refused) {
    LambdaRefusal row = LambdaRefusal.of(refused);
    return row == LambdaRefusal.CREDENTIALS || row == LambdaRefusal.CREDENTIALS_EXPIRED;
  }

  /** AWS does not know the caller. */
  static Problem unacceptedCredentials() {
    return Problem.configuration(
        "AWS does not accept the credentials that it got.", NEW_CREDENTIALS);
  }

  /**
   * A service did not answer, or could not be asked for want of credentials.
   *
   * @param unreachable what is told of the former
   */
  static Problem unanswered(Problem unreachable, String action, SdkException thrown) {
    String text = String.valueOf(thrown.getMessage());
    if (thrown instanceof SdkClientException && speaksOfCredentials(text)) {
      return Problem.configuration(
              "There are no AWS credentials to call " + action + " with.", NEW_CREDENTIALS)
          .withEvidence(List.of(text));
    }
    return unreachable.withEvidence(List.of(text));
  }

  private static boolean speaksOfCredentials(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("credential") || lower.contains("profile");
  }
}
