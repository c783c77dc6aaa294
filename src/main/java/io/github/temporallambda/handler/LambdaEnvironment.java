package io.github.temporallambda.handler;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The environment variables that Lambda itself sets for a Java function. Users cannot set them:
 * Lambda reserves their names.
 *
 * @param functionName the function's name
 * @param functionVersion its published version as a number, or {@code $LATEST}
 * @param memoryMegabytes its memory size in MB, at least 128
 * @param region the region, for instance {@code us-east-1}
 * @param runtime the runtime's identifier, for instance {@code java17}
 */
public record LambdaEnvironment(
    String functionName,
    String functionVersion,
    int memoryMegabytes,
    String region,
    String runtime) {

  /**
   * @throws IllegalArgumentException when the memory size is below Lambda's smallest
   */
  public LambdaEnvironment {
    if (memoryMegabytes < 128) {
      throw new IllegalArgumentException("Lambda gives at least 128 MB, not " + memoryMegabytes);
    }
  }

  /**
   * The variables for one execution environment.
   *
   * @param handler the function's handler string
   * @param taskRoot where the artifact lies unpacked
   * @param logStream the name of the execution environment's log stream
   */
  public Map<String, String> variables(HandlerName handler, Path taskRoot, String logStream) {
    Map<String, String> variables = new TreeMap<>();
    variables.put("_HANDLER", handler.value());
    variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_" + runtime);
    variables.put("AWS_LAMBDA_FUNCTION_NAME", functionName);
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", functionVersion);
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(memoryMegabytes));
    variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
    variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + functionName);
    variables.put("AWS_LAMBDA_LOG_STREAM_NAME", logStream);
    variables.put("AWS_REGION", region);
    variables.put("AWS_DEFAULT_REGION", region);
    variables.put("AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR");
    variables.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
    variables.put("LAMBDA_TASK_ROOT", taskRoot.toString());
    variables.put("LANG", "en_US.UTF-8");
    variables.put("PATH", "/usr/local/bin:/usr/bin/:/bin:/opt/bin");
    variables.put("TZ", ":UTC");
    return variables;
  }
}
