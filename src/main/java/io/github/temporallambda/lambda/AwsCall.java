package io.github.temporallambda.lambda;

import java.util.Set;

/**
 * One call to Lambda, as its error messages name it.
 *
 * @param operation the API's name, for instance {@code PublishVersion}
 * @param resource the ARN that a policy must allow; {@code *} stands where the account is not known
 * @param region where it was sent
 */
record AwsCall(String operation, String resource, String region) {

  private static final Set<String> WITH_ENVIRONMENT =
      Set.of("CreateFunction", "UpdateFunctionConfiguration");

  /** The IAM action that allows it. */
  String action() {
    return "lambda:" + operation;
  }

  /** Whether the request holds environment values, which AWS's refusals may echo. */
  boolean carriesEnvironment() {
    return WITH_ENVIRONMENT.contains(operation);
  }

  /** What a reader calls the function or version: the end of its ARN; {@code *} for the account. */
  String subject() {
    int function = resource.indexOf("function:");
    return function < 0 ? resource : resource.substring(function + "function:".length());
  }
}
