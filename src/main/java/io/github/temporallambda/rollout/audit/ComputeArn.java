package io.github.temporallambda.rollout.audit;

import io.github.temporallambda.lambda.FunctionArn;
import io.github.temporallambda.lambda.FunctionName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN in a compute config, whatever it names: a function version, an alias, {@code $LATEST} or
 * the bare function.
 *
 * @param region the Region of the function
 * @param functionName the function
 * @param functionArn the ARN without what follows the function's name
 * @param qualifier what follows it, for instance {@code 5}, {@code live} or {@code $LATEST}
 */
record ComputeArn(
    String region, FunctionName functionName, String functionArn, Optional<String> qualifier) {

  private static final Pattern ANY =
      Pattern.compile(
          "(arn:[^:]+:lambda:([^:]+):[^:]+:function:([A-Za-z0-9_-]{1,64}))(?::([^:]+))?");

  /** Reads {@code arn}; empty when it names no Lambda function. */
  static Optional<ComputeArn> parse(String arn) {
    Matcher matcher = ANY.matcher(arn);
    if (!matcher.matches() || !FunctionArn.isRegion(matcher.group(2))) {
      return Optional.empty();
    }
    return Optional.of(
        new ComputeArn(
            matcher.group(2),
            new FunctionName(matcher.group(3)),
            matcher.group(1),
            Optional.ofNullable(matcher.group(4))));
  }

  /** The function version that it names; empty when it names anything that can change. */
  Optional<FunctionArn> functionVersion() {
    try {
      return qualifier.map(number -> FunctionArn.parse(functionArn + ":" + number));
    } catch (IllegalArgumentException e) {
      // An alias, $LATEST, or a part that AWS would not write: no function version all the same.
      return Optional.empty();
    }
  }
}
