package io.github.temporallambda.mojo.parameter;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.replay.CallerCredentials;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads which environment variables a user gives the handler in the gate: literal ones, and ones of
 * Maven's own environment by name. Credentials are refused in either.
 */
public final class GivenEnvironment {

  private static final String LITERAL = "replayEnvironment";

  private final ParameterReader in;
  private final Function<String, Optional<String>> environment;

  /**
   * @param in gets what is wrong
   * @param environment Maven's own, by name
   */
  public GivenEnvironment(ParameterReader in, Function<String, Optional<String>> environment) {
    this.in = in;
    this.environment = environment;
  }

  /** The variables; a name of {@code inherited} wins over the same of {@code literal}. */
  public Map<String, String> read(Map<String, String> literal, List<String> inherited) {
    refuseCredentials(LITERAL, literal.keySet());
    refuseCredentials(PropertyNames.REPLAY_INHERIT_ENVIRONMENT, inherited);
    Map<String, String> all = new HashMap<>();
    // Maven hands an empty element over as null.
    literal.forEach((name, value) -> all.put(name, Objects.requireNonNullElse(value, "")));
    inherited.forEach(
        name -> environment.apply(name).ifPresentOrElse(it -> all.put(name, it), () -> miss(name)));
    return all;
  }

  private void refuseCredentials(String parameter, Collection<String> names) {
    List<String> refused = names.stream().filter(CallerCredentials::isNamed).sorted().toList();
    if (!refused.isEmpty()) {
      in.add(
          new Problem(
              ProblemKind.CONFIGURATION,
              parameter + " names credentials, and code that replays gets none.",
              refused,
              List.of(
                  "leave "
                      + (refused.size() == 1 ? "it" : "them")
                      + " out: a client that is not called needs no credentials; where the handler"
                      + " needs some to start, name one that does without: <replayHandler>")));
    }
  }

  private void miss(String name) {
    in.add(
        Problem.configuration(
            PropertyNames.REPLAY_INHERIT_ENVIRONMENT
                + ": the environment has no variable '"
                + name
                + "'.",
            "set it before Maven is started, or leave it out of the list"));
  }
}
