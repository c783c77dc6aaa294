package io.github.temporallambda.local.temporal.binary;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The executable that the user names. A wrong name stops: the user meant that one. */
record NamedServer() implements ServerSource {

  private static final String PARAMETER = "temporal-lambda.temporalCli";
  private static final String VARIABLE = "TEMPORAL_CLI";

  @Override
  public String where() {
    return PARAMETER + " or " + VARIABLE;
  }

  @Override
  public Finding look(ServerLookup lookup, ServerSearchListener listener)
      throws InterruptedException {
    if (lookup.temporalCli().isPresent()) {
      return named(PARAMETER, lookup.temporalCli().get());
    }
    Optional<String> variable = Optional.ofNullable(lookup.environment().get(VARIABLE));
    if (variable.isPresent()) {
      return named(VARIABLE, variable.get());
    }
    return new Finding.Missing("not set");
  }

  private static Finding named(String name, String value) throws InterruptedException {
    try {
      Finding finding = VersionProbe.ask(Path.of(value).toAbsolutePath());
      if (finding instanceof Finding.Missing missing) {
        throw wrong(name, value, missing.reason());
      }
      return finding;
    } catch (IOException | InvalidPathException e) {
      throw wrong(name, value, String.valueOf(e.getMessage()));
    }
  }

  private static ProblemException wrong(String name, String value, String reason) {
    Problem problem =
        Problem.configuration(
            name + " does not name a Temporal CLI: '" + value + "'",
            "write the path of the executable, for instance -D" + PARAMETER + "=/usr/bin/temporal");
    return new ProblemException(problem.withEvidence(List.of(reason)));
  }
}
