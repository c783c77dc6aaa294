package io.github.temporallambda.local.aws;

/**
 * The account and region that everything here belongs to.
 *
 * @param region for example {@code us-east-1}
 * @param accountId twelve digits
 */
public record AwsAccount(String region, String accountId) {

  /**
   * @throws IllegalArgumentException when the region or account is not one
   */
  public AwsAccount {
    if (!region.matches("[a-z]{2}(-gov)?-[a-z]+-\\d") || !accountId.matches("\\d{12}")) {
      throw new IllegalArgumentException(region + " / " + accountId + " is no region and account");
    }
  }

  String functionArn(String functionName) {
    return "arn:aws:lambda:" + region + ":" + accountId + ":function:" + functionName;
  }

  String qualifiedArn(String functionName, String qualifier) {
    return functionArn(functionName) + ":" + qualifier;
  }
}
