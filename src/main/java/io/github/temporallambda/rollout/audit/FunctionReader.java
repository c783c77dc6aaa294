package io.github.temporallambda.rollout.audit;

import io.github.temporallambda.lambda.LambdaFunctions;
import io.github.temporallambda.problem.ProblemException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads every function that a deployment's ARNs name, each in the Region of its ARN, and the one
 * that the user named. Writes nothing, and lets no failure through: what cannot be read is said.
 */
public final class FunctionReader {

  private final Function<Optional<String>, LambdaFunctions> opener;

  /**
   * Reads through clients that it opens and closes.
   *
   * @param opener opens Lambda in a Region; empty for the one that the user or AWS's own settings
   *     name
   */
  public FunctionReader(Function<Optional<String>, LambdaFunctions> opener) {
    this.opener = opener;
  }

  /** The functions by their ARNs without a number; one that no ARN names by its bare name. */
  public Map<String, FunctionReading> read(AuditSubject subject) {
    Map<String, FunctionReading> readings = new LinkedHashMap<>();
    for (AuditedVersion version : subject.versions()) {
      version
          .function()
          .ifPresent(
              arn ->
                  readings.computeIfAbsent(
                      arn.functionArn(), key -> read(Optional.of(arn.region()), key)));
    }
    subject
        .functionName()
        .filter(name -> subject.functionArn().isEmpty())
        .ifPresent(name -> readings.put(name.value(), read(Optional.empty(), name.value())));
    return readings;
  }

  private FunctionReading read(Optional<String> region, String function) {
    try (LambdaFunctions functions = opener.apply(region)) {
      return functions
          .inventory(function)
          .<FunctionReading>map(FunctionReading.Found::new)
          .orElseGet(FunctionReading.Missing::new);
    } catch (ProblemException e) {
      return new FunctionReading.Unreadable(e.problems().get(0));
    }
  }
}
