package io.github.temporallambda.history;

import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.grpc.StatusRuntimeException;
import java.util.List;

/** A list filter of the user's that the server does not take, explained. */
final class QueryProblems {

  private static final String EXAMPLE =
      "write it as temporal workflow list --query takes it, for instance \"WorkflowType = 'Order'"
          + " AND StartTime > '2026-11-01T00:00:00Z'\": text and times in single quotes, joined by"
          + " AND and OR";

  private QueryProblems() {}

  static ProblemException refused(
      ListFilter filter, TemporalTarget target, StatusRuntimeException error) {
    String answer = String.valueOf(error.getStatus().getDescription());
    return new ProblemException(
        new Problem(
            ProblemKind.CONFIGURATION,
            "temporal-lambda.query is not a list filter that this namespace takes.",
            List.of(
                "query   " + filter.text(),
                // The server counts in the whole of our query, of which this is a part.
                "answer  " + answer.replaceAll(" at position \\d+", "") + " (" + target + ")"),
            List.of(next(answer))),
        error);
  }

  private static String next(String answer) {
    if (answer.contains("search attribute")) {
      return "use an attribute that the namespace has, written as it is there, capitals included:"
          + " temporal operator search-attribute list";
    }
    if (answer.contains("datetime")) {
      return "write times as ISO-8601 in quotes, for instance '2026-11-01T00:00:00Z'";
    }
    return EXAMPLE;
  }
}
