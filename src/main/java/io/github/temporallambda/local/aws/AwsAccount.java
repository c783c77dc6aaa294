package io.github.temporallambda.local.aws;

/**
 * The account and region that everything here belongs to.
 *
 * @param region for example {@code us-east-1}
 * @param accountId twelve digits
 */
record AwsAccount(String region, String accountId) {

  String functionArn(String functionName) {
    return "arn:aws:lambda:" + region + ":" + accountId + ":function:" + functionName;
  }

  String qualifiedArn(String functionName, String qualifier) {
    return functionArn(functionName) + ":" + qualifier;
  }
}
