package io.github.temporallambda.local.aws;

import java.util.List;
import java.util.Optional;

/**
 * A request on its way to its operation.
 *
 * @param captured the parts of the path that vary
 * @param slowed how long a fault lets the effect take; empty without a fault
 */
record Call(AwsRequest request, List<String> captured, Optional<Pace> slowed) {

  FunctionReference function(AwsAccount account) {
    return FunctionReference.parse(captured.get(0), request.queried("Qualifier"), account);
  }

  /**
   * For operations on the function as a whole.
   *
   * @throws AwsError 400 when a version or alias is named
   */
  FunctionReference wholeFunction(AwsAccount account) {
    FunctionReference function = function(account);
    if (function.qualifier().isPresent()) {
      throw AwsError.invalidParameter(
          "This operation is permitted on Lambda functions only. Aliases and versions do not"
              + " support this operation. Please specify either a function name or an unqualified"
              + " function ARN.");
    }
    return function;
  }

  RequestBody body() {
    return RequestBody.of(request.body());
  }
}
