package io.github.temporallambda.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lambda's rules for environment variables, checked before anything is sent: AWS's own refusal
 * would echo every value.
 */
final class EnvironmentRules {

  /** Of all names and values as one compact JSON object. */
  static final int MAX_BYTES = 4096;

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]+");

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
          "AWS_LAMBDA_MAX_CONCURRENCY",
          "AWS_ACCESS_KEY",
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "AWS_LAMBDA_RUNTIME_API",
          "LAMBDA_TASK_ROOT",
          "LAMBDA_RUNTIME_DIR");

  private EnvironmentRules() {}

  /**
   * @throws ProblemException with the {@link #problems}, where there are any
   */
  static void check(Map<String, String> additions, EnvironmentVariables merged) {
    List<Problem> problems = problems(additions, merged);
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
  }

  /**
   * Every name that cannot be set, and the size when it is too large; never a value.
   *
   * @param additions what is about to be set
   * @param merged everything the function would then have
   */
  static List<Problem> problems(Map<String, String> additions, EnvironmentVariables merged) {
    List<Problem> problems = new ArrayList<>();
    for (String name : additions.keySet()) {
      if (RESERVED.contains(name) || !NAME.matcher(name).matches()) {
        problems.add(
            Problem.configuration(
                "Lambda does not let the environment variable '" + name + "' be set.",
                "leave it out, or rename it: a letter, then letters, digits and _, and none of"
                    + " the names that Lambda sets itself"));
      }
    }
    int size = size(merged);
    if (size > MAX_BYTES) {
      problems.add(tooLarge(merged, size));
    }
    return List.copyOf(problems);
  }

  private static int size(EnvironmentVariables variables) {
    try {
      String json = new ObjectMapper().writeValueAsString(variables.values());
      return json.getBytes(StandardCharsets.UTF_8).length;
    } catch (JsonProcessingException e) {
      // Its message may quote a value.
      throw new IllegalStateException("a map of strings is always JSON");
    }
  }

  private static Problem tooLarge(EnvironmentVariables merged, int size) {
    return Problem.configuration(
            "The function's environment would have "
                + size
                + " bytes with the release's variables; Lambda takes "
                + MAX_BYTES
                + ".",
            "move large values into Parameter Store or Secrets Manager, then run again")
        .withEvidence(List.of("variables: " + String.join(", ", merged.names())));
  }
}
