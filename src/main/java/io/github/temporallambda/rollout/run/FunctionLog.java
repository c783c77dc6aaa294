package io.github.temporallambda.rollout.run;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.rollout.metadata.InvokedFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Where what a function version printed is to be found, when it did not prove itself. */
@FunctionalInterface
public interface FunctionLog {

  /** How many of the last lines are told. */
  int MOST_LINES = 15;

  /** {@code problem}, told with the function's last output lines or with how to read them. */
  Problem completed(Problem problem, InvokedFunction function);

  /** CloudWatch Logs, which a user reads: this plugin asks for no permission to. */
  static FunctionLog cloudWatch() {
    return (problem, function) -> {
      List<String> next = new ArrayList<>(problem.next());
      next.add(
          "aws logs tail /aws/lambda/"
              + function.functionName()
              + " --region "
              + function.region()
              + " --since 15m");
      return new Problem(problem.kind(), problem.what(), problem.evidence(), next);
    };
  }

  /**
   * A log at hand.
   *
   * @param lines what a function printed, oldest first; empty when nothing
   */
  static FunctionLog of(Function<InvokedFunction, List<String>> lines) {
    return (problem, function) -> {
      List<String> printed = lines.apply(function);
      if (printed.isEmpty()) {
        return problem.withEvidence(List.of("the function wrote no output"));
      }
      List<String> evidence = new ArrayList<>(List.of("the function's output ended with:"));
      printed.stream()
          .skip(Math.max(0, printed.size() - MOST_LINES))
          .map(line -> "  " + line)
          .forEach(evidence::add);
      return problem.withEvidence(evidence);
    };
  }
}
