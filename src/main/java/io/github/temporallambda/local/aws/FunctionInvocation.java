package io.github.temporallambda.local.aws;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * One invocation of a function, as its process gets it.
 *
 * @param layout the unpacked code, which Lambda has at {@code /var/task}; not to be changed
 * @param handler {@code pkg.Class} or {@code pkg.Class::method}
 * @param environment the complete environment: Lambda's variables and the function's; values are
 *     secret
 * @param timeout after which the process is ended
 * @param memoryMegabytes what the function is allowed
 * @param functionArn the ARN as it was invoked
 * @param requestId of this invocation; the same at a retry
 * @param functionVersion a number or {@code $LATEST}
 */
public record FunctionInvocation(
    Path layout,
    String handler,
    Map<String, String> environment,
    Duration timeout,
    int memoryMegabytes,
    String functionArn,
    String requestId,
    String functionVersion) {

  public FunctionInvocation {
    environment = Map.copyOf(environment);
  }

  /** Shows no value of the environment. */
  @Override
  public String toString() {
    return "FunctionInvocation[" + functionArn + ", " + requestId + "]";
  }
}
