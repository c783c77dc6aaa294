package io.github.temporallambda.local.aws;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A role that may be assumed here, with the condition of its trust policy.
 *
 * @param roleArn for example {@code arn:aws:iam::123456789012:role/invoke}
 * @param externalId exactly what {@code sts:ExternalId} must be; empty when anything goes
 */
public record TrustedRole(String roleArn, Optional<String> externalId) {

  private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/.+");

  /**
   * @throws IllegalArgumentException when {@code roleArn} is not the ARN of a role
   */
  public TrustedRole {
    if (!ARN.matcher(roleArn).matches()) {
      throw new IllegalArgumentException("not the ARN of a role: " + roleArn);
    }
  }

  /** Does not show the external ID. */
  @Override
  public String toString() {
    return roleArn + (externalId.isPresent() ? " with an external ID" : "");
  }
}
