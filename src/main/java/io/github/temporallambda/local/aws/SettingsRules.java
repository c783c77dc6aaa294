package io.github.temporallambda.local.aws;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Lambda accepts in a function's configuration. */
final class SettingsRules {

  private static final int ENVIRONMENT_BYTES = 4_096;
  private static final Pattern KEY = Pattern.compile("[a-zA-Z]([a-zA-Z0-9_])+");
  private static final Pattern ROLE =
      Pattern.compile("arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
  private static final Set<String> RESERVED =
      Set.of(
          "_HANDLER",
          "_X_AMZN_TRACE_ID",
          "AWS_DEFAULT_REGION",
          "AWS_REGION",
          "AWS_EXECUTION_ENV",
          "AWS_LAMBDA_FUNCTION_NAME",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
          "AWS_LAMBDA_FUNCTION_VERSION",
          "AWS_LAMBDA_INITIALIZATION_TYPE",
          "AWS_LAMBDA_LOG_GROUP_NAME",
          "AWS_LAMBDA_LOG_STREAM_NAME",
          "AWS_ACCESS_KEY",
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "AWS_LAMBDA_RUNTIME_API",
          "LAMBDA_TASK_ROOT",
          "LAMBDA_RUNTIME_DIR");

  private SettingsRules() {}

  /**
   * @throws AwsError 400 as AWS words it
   */
  static FunctionSettings checked(FunctionSettings settings) {
    range(settings.timeoutSeconds(), "timeout", 1, 900);
    range(settings.memoryMegabytes(), "memorySize", 128, 32_768);
    length(settings.description(), "description", 256);
    length(settings.handler(), "handler", 128);
    if (!ROLE.matcher(settings.role()).matches()) {
      throw mismatch(settings.role(), "role", ROLE);
    }
    architecture(settings.architecture());
    environment(settings.environment());
    return settings;
  }

  static void range(int value, String member, int lowest, int highest) {
    if (value < lowest) {
      throw AwsError.validation(
          Integer.toString(value),
          member,
          "Member must have value greater than or equal to " + lowest);
    }
    if (value > highest) {
      throw AwsError.validation(
          Integer.toString(value),
          member,
          "Member must have value less than or equal to " + highest);
    }
  }

  private static void length(String value, String member, int longest) {
    if (value.length() > longest) {
      throw AwsError.validation(
          value, member, "Member must have length less than or equal to " + longest);
    }
  }

  private static void architecture(String value) {
    if (!Set.of("x86_64", "arm64").contains(value)) {
      throw AwsError.validation(
          "[" + value + "]",
          "architectures",
          "Member must satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64]]");
    }
  }

  private static void environment(Map<String, String> variables) {
    for (String key : variables.keySet()) {
      if (!KEY.matcher(key).matches() && !RESERVED.contains(key)) {
        throw mismatch(key, "environment.variables", KEY);
      }
    }
    String reserved =
        variables.keySet().stream().filter(RESERVED::contains).collect(Collectors.joining(", "));
    if (!reserved.isEmpty()) {
      throw refusedEnvironment(
          "contains reserved keys that are currently not supported for modification. Reserved keys"
              + " used in this request: "
              + reserved);
    }
    ObjectNode measured = JsonNodeFactory.instance.objectNode();
    variables.forEach(measured::put);
    String json = measured.toString();
    if (json.getBytes(StandardCharsets.UTF_8).length > ENVIRONMENT_BYTES) {
      throw refusedEnvironment("exceeded the 4KB limit. String measured: " + json);
    }
  }

  private static AwsError refusedEnvironment(String why) {
    return AwsError.invalidParameter(
        "Lambda was unable to configure your environment variables because the environment"
            + " variables you have provided "
            + why);
  }

  private static AwsError mismatch(String value, String member, Pattern pattern) {
    return AwsError.validation(
        value, member, "Member must satisfy regular expression pattern: " + pattern);
  }
}
