package io.github.temporallambda.action;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in <code>${{ }}</code>, as far as the action uses it: {@code inputs.NAME}, {@code
 * steps.ID.outputs.NAME} and {@code steps.ID.outcome}. What is not there is the empty text, as on
 * GitHub; any other expression is an error.
 *
 * @param inputs by name
 * @param outputs of the steps that ran, by the step's id
 * @param outcomes of the steps that ran, by the step's id
 */
record Expressions(
    Map<String, String> inputs,
    Map<String, Map<String, String>> outputs,
    Map<String, String> outcomes) {

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{(.*?)\\}\\}");
  private static final Pattern INPUT = Pattern.compile("inputs\\.([a-z][a-z-]*)");
  private static final Pattern OUTPUT =
      Pattern.compile("steps\\.([a-z]+)\\.outputs\\.([a-z][a-z-]*)");

  private static final Pattern OUTCOME = Pattern.compile("steps\\.([a-z]+)\\.outcome");

  /** The text with its expressions replaced by their values, which are not looked at again. */
  String evaluate(String text) {
    return EXPRESSION
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1).strip())));
  }

  /** Whether a step runs, given whether all before it succeeded. */
  static boolean holds(Optional<String> condition, boolean success) {
    return switch (condition.orElse("success()")) {
      case "always()" -> true;
      case "success()" -> success;
      default -> throw new IllegalArgumentException("unknown condition: " + condition);
    };
  }

  private String value(String expression) {
    Matcher input = INPUT.matcher(expression);
    if (input.matches()) {
      return inputs.getOrDefault(input.group(1), "");
    }
    Matcher output = OUTPUT.matcher(expression);
    if (output.matches()) {
      return outputs.getOrDefault(output.group(1), Map.of()).getOrDefault(output.group(2), "");
    }
    Matcher outcome = OUTCOME.matcher(expression);
    if (outcome.matches()) {
      return outcomes.getOrDefault(outcome.group(1), "");
    }
    throw new IllegalArgumentException("unknown expression: " + expression);
  }
}
