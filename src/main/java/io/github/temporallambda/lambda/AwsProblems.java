package io.github.temporallambda.lambda;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What AWS's refusals mean, in words a user can act on.
 *
 * <p>The SDK's exception is never kept as a cause, and its text is told for an allow-list of codes
 * only: AWS echoes the whole environment, values included, when it finds it too large.
 */
final class AwsProblems {

  private static final Set<String> TEXT_IS_HARMLESS =
      Set.of(
          "AccessDeniedException",
          "CodeStorageExceededException",
          "ExpiredTokenException",
          "PreconditionFailedException",
          "RequestEntityTooLargeException",
          "ResourceConflictException",
          "ResourceNotFoundException",
          "ServiceException",
          "TooManyRequestsException",
          "UnrecognizedClientException");

  private static final Set<String> TEXT_IS_HARMLESS_WITHOUT_ENVIRONMENT =
      Set.of(
          "CodeSigningConfigNotFoundException",
          "CodeVerificationFailedException",
          "InvalidCodeSignatureException",
          "InvalidParameterValueException");

  private static final Set<String> CREDENTIALS =
      Set.of(
          "ExpiredTokenException",
          "ExpiredToken",
          "RequestExpired",
          "UnrecognizedClientException",
          "InvalidClientTokenId",
          "InvalidSignatureException",
          "SignatureDoesNotMatch",
          "IncompleteSignature",
          "MissingAuthenticationToken",
          "MissingAuthenticationTokenException");

  private static final String NEW_CREDENTIALS =
      "aws sts get-caller-identity, and renew the credentials (aws sso login, aws configure, or"
          + " the CI job's role) until it answers; -D"
          + LambdaParameterNames.AWS_PROFILE
          + "=… chooses a profile";

  private AwsProblems() {}

  /** The problem that {@code thrown} makes known about {@code call}. */
  static ProblemException of(AwsCall call, SdkException thrown) {
    return new ProblemException(
        thrown instanceof AwsServiceException refused
            ? refusal(call, refused)
            : unreachable("Lambda", call.region(), call.action(), thrown));
  }

  /** AWS's error code; empty when it answered without one. */
  static String code(AwsServiceException refused) {
    return Optional.ofNullable(refused.awsErrorDetails())
        .map(details -> Optional.ofNullable(details.errorCode()).orElse(""))
        .orElse("");
  }

  /** Operation, status, code, request id, and AWS's text where that is harmless. */
  static List<String> evidence(AwsCall call, AwsServiceException refused) {
    List<String> lines = new ArrayList<>();
    String code = code(refused);
    lines.add(answered(call.operation(), call.region(), refused));
    if (isTextHarmless(call, code)) {
      lines.add(String.valueOf(refused.awsErrorDetails().errorMessage()));
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

  /** Whether a code says that nothing is wrong but who is asking. */
  static boolean isAboutCredentials(String code) {
    return CREDENTIALS.contains(code);
  }

  /** AWS does not know the caller. */
  static Problem unacceptedCredentials() {
    return Problem.configuration(
        "AWS does not accept the credentials that it got.", NEW_CREDENTIALS);
  }

  private static boolean isTextHarmless(AwsCall call, String code) {
    return TEXT_IS_HARMLESS.contains(code)
        || (!call.carriesEnvironment() && TEXT_IS_HARMLESS_WITHOUT_ENVIRONMENT.contains(code));
  }

  private static Problem refusal(AwsCall call, AwsServiceException refused) {
    String code = code(refused);
    Problem problem;
    if (code.equals("ResourceNotFoundException")) {
      problem = notFound(call);
    } else if (isAboutCredentials(code)) {
      problem = unacceptedCredentials();
    } else if (code.startsWith("AccessDenied") || refused.statusCode() == 403) {
      problem = denied(call);
    } else {
      problem =
          Problem.remote(whatElse(call, refused, code), List.of(), nextElse(call, refused, code));
    }
    return problem.withEvidence(evidence(call, refused));
  }

  private static Problem notFound(AwsCall call) {
    return new Problem(
        ProblemKind.CONFIGURATION,
        LambdaParameterNames.FUNCTION_NAME
            + ": there is no function '"
            + call.subject()
            + "' in Region "
            + call.region()
            + " of the account that the credentials belong to.",
        List.of(),
        List.of(
            "aws lambda list-functions --region "
                + call.region()
                + " --query 'Functions[].FunctionName'",
            "or name the Region where it is: -D" + LambdaParameterNames.REGION + "=…"));
  }

  private static Problem denied(AwsCall call) {
    return Problem.remote(
        "AWS denied " + call.action() + " on " + call.resource() + ".",
        List.of(),
        "allow "
            + call.action()
            + " on "
            + call.resource()
            + " to the identity that aws sts get-caller-identity names");
  }

  private static String whatElse(AwsCall call, AwsServiceException refused, String code) {
    if (refused.isThrottlingException()) {
      return "AWS still throttles " + call.action() + " after several tries.";
    }
    if (code.equals("CodeStorageExceededException")) {
      return "The account's Lambda code storage in " + call.region() + " is full.";
    }
    if (code.equals("ResourceConflictException")) {
      return "Function '" + call.subject() + "' is being changed and does not come to rest.";
    }
    return "AWS refused " + call.action() + " on " + call.resource() + ".";
  }

  private static String nextElse(AwsCall call, AwsServiceException refused, String code) {
    if (code.equals("InvalidParameterValueException")
        && String.valueOf(refused.awsErrorDetails().errorMessage()).contains("S3 Error Code")) {
      return "allow s3:GetObject and s3:GetObjectVersion on the object, and kms:Decrypt on its"
          + " bucket's key where it has one, to the identity that aws sts get-caller-identity"
          + " names; then run the same command again";
    }
    if (code.equals("CodeStorageExceededException")) {
      return "aws lambda get-account-settings --region "
          + call.region()
          + " shows usage and limit; delete function versions that nothing uses, or ask AWS for"
          + " more";
    }
    return "run the same command again later: what is already done is found and kept";
  }

  /** A service did not answer, or could not be asked for want of credentials. */
  static Problem unreachable(String service, String region, String action, SdkException thrown) {
    String text = String.valueOf(thrown.getMessage());
    if (thrown instanceof SdkClientException && speaksOfCredentials(text)) {
      return Problem.configuration(
              "There are no AWS credentials to call " + action + " with.", NEW_CREDENTIALS)
          .withEvidence(List.of(text));
    }
    return Problem.remote(
        service + " in Region " + region + " could not be reached for " + action + ".",
        List.of(text),
        "check the network, the proxy and -D"
            + LambdaParameterNames.REGION
            + "=…, then run the same command again");
  }

  private static boolean speaksOfCredentials(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("credential") || lower.contains("profile");
  }
}
