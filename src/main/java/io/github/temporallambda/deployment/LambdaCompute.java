package io.github.temporallambda.deployment;

import java.util.Optional;

/**
 * The compute config of a Worker Deployment Version: which Lambda function the server's controller
 * invokes, and as whom. On the wire it is the scaling group {@code default} with provider {@code
 * aws-lambda} and scaler {@code no-sync}.
 *
 * @param functionArn the ARN that is invoked, for instance {@code
 *     arn:aws:lambda:eu-central-1:123456789012:function:orders:5}
 * @param invocationRole ARN of the IAM role that the server assumes; empty: the server's own
 *     credentials (not on Temporal Cloud)
 * @param externalId presented with the role; only with a role
 */
public record LambdaCompute(
    String functionArn, Optional<String> invocationRole, Optional<ExternalId> externalId) {

  public LambdaCompute {
    if (!functionArn.startsWith("arn:")) {
      throw new IllegalArgumentException("not an ARN: " + functionArn);
    }
    if (externalId.isPresent() && invocationRole.isEmpty()) {
      throw new IllegalArgumentException("an external ID belongs to an invocation role");
    }
  }
}
