package io.github.temporallambda.replay;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.WorkerVariables;
import java.util.Map;

/**
 * What the handler finds around it in the gate, besides Lambda's own variables and the connection
 * settings, which always win.
 *
 * @param given what the user gives it, without {@link CallerCredentials}; values are secrets
 * @param announcing the variables of {@link WorkerVariables} that are set where the handler will
 *     run, and no others of that name
 * @param runtime the identifier of Lambda's runtime that it is told, for instance {@code java21}
 */
public record ForkEnvironment(
    Map<String, String> given, Map<String, String> announcing, String runtime) {

  private static final String RUNTIME = "java17";

  /**
   * @throws IllegalArgumentException when {@code announcing} has other names than {@link
   *     WorkerVariables#names}, or {@code given} names credentials
   */
  public ForkEnvironment {
    given = Map.copyOf(given);
    announcing = Map.copyOf(announcing);
    if (!WorkerVariables.names().containsAll(announcing.keySet())) {
      throw new IllegalArgumentException("announces nothing: " + announcing.keySet());
    }
    if (given.keySet().stream().anyMatch(CallerCredentials::isNamed)) {
      throw new IllegalArgumentException("credentials reach no fork: " + given.keySet());
    }
  }

  /** As on the oldest runtime of Lambda that we run on. */
  public ForkEnvironment(Map<String, String> given, Map<String, String> announcing) {
    this(given, announcing, RUNTIME);
  }

  /** For code that will run with all variables that announce {@code id}. */
  public static ForkEnvironment announcing(DeploymentVersionId id, Map<String, String> given) {
    return new ForkEnvironment(given, WorkerVariables.announcing(id));
  }

  /** Names the variables and leaves out their values. */
  @Override
  public String toString() {
    return "variables "
        + given.keySet()
        + ", announcing by "
        + announcing.keySet()
        + ", on "
        + runtime;
  }
}
