package io.github.temporallambda.rollout.observe;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.WorkerVariables;
import io.github.temporallambda.lambda.EnvironmentVariables;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.rollout.request.Adoption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a function version's frozen environment announces, by the variables of {@link
 * WorkerVariables}. A worker may announce what it reads elsewhere; the gate proves which.
 *
 * @param variables those that are set, by name
 */
record FrozenAnnouncement(Map<String, String> variables) {

  private static final String BUILD_ID_PARAMETER = "temporal-lambda.buildId";
  private static final String DEPLOYMENT_NAME_PARAMETER = "temporal-lambda.deploymentName";

  static FrozenAnnouncement of(EnvironmentVariables environment) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String name : WorkerVariables.names()) {
      environment.get(name).ifPresent(value -> variables.put(name, value));
    }
    return new FrozenAnnouncement(variables);
  }

  /**
   * The Build ID that the version goes by: the announced one, else the given one.
   *
   * @throws ProblemException when announced and given Build ID or deployment name disagree, when
   *     what is announced is none or is {@code dev}, or when none is announced and none given
   */
  BuildId agreed(Adoption adoption) {
    List<Problem> problems = new ArrayList<>();
    otherDeployment(adoption).ifPresent(problems::add);
    TreeSet<String> announced = new TreeSet<>(set(buildIdNames()).values());
    adoption.buildId().map(BuildId::value).ifPresent(announced::add);
    if (announced.size() > 1) {
      problems.add(disagreeing(adoption));
    } else if (announced.isEmpty()) {
      problems.add(unknown(adoption));
    } else if (!isOfARelease(announced.first())) {
      problems.add(unusable(adoption));
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return new BuildId(announced.first());
  }

  private Optional<Problem> otherDeployment(Adoption adoption) {
    return set(List.of(WorkerVariables.DEPLOYMENT_NAME, WorkerVariables.LAMBDA_DEPLOYMENT_NAME))
        .entrySet()
        .stream()
        .filter(entry -> !entry.getValue().equals(adoption.deploymentName().value()))
        .findFirst()
        .map(
            entry ->
                Problem.configuration(
                        DEPLOYMENT_NAME_PARAMETER
                            + ": "
                            + function(adoption)
                            + " announces another deployment than '"
                            + adoption.deploymentName()
                            + "'.",
                        "name the deployment that it announces, or publish it anew with "
                            + entry.getKey()
                            + "="
                            + adoption.deploymentName())
                    .withEvidence(
                        List.of(entry.getKey() + " is " + deploymentName(entry.getValue()))));
  }

  private Problem disagreeing(Adoption adoption) {
    List<String> evidence = new ArrayList<>();
    set(buildIdNames()).forEach((name, value) -> evidence.add(name + " is " + buildId(value)));
    adoption.buildId().ifPresent(given -> evidence.add(BUILD_ID_PARAMETER + " is '" + given + "'"));
    return Problem.configuration(
            BUILD_ID_PARAMETER
                + ": "
                + function(adoption)
                + " has more than one Build ID, and a Lambda version has one.",
            adoption.buildId().isPresent()
                ? "leave out -D" + BUILD_ID_PARAMETER + ", or name the function version that has it"
                : "publish the version anew with one Build ID in its environment")
        .withEvidence(evidence);
  }

  private static Problem unknown(Adoption adoption) {
    return Problem.configuration(
        BUILD_ID_PARAMETER
            + " is missing: "
            + function(adoption)
            + " announces none in its environment ("
            + String.join(", ", buildIdNames())
            + ").",
        "write the one that its worker announces: -D" + BUILD_ID_PARAMETER + "=…");
  }

  private Problem unusable(Adoption adoption) {
    List<String> names = List.copyOf(set(buildIdNames()).keySet());
    return Problem.configuration(
            BUILD_ID_PARAMETER
                + ": what "
                + function(adoption)
                + " announces is no Build ID of a release: 1 to 63 of A-Z a-z 0-9 . _ -, and not"
                + " 'dev', which is kept for development mode.",
            "publish the version anew with a Build ID of its own")
        .withEvidence(List.of("announced by " + String.join(", ", names)));
  }

  /** The variables of these names that say something. */
  private Map<String, String> set(List<String> names) {
    Map<String, String> set = new LinkedHashMap<>();
    names.forEach(
        name ->
            Optional.ofNullable(variables.get(name))
                .filter(value -> !value.isEmpty())
                .ifPresent(value -> set.put(name, value)));
    return set;
  }

  private static List<String> buildIdNames() {
    return List.of(WorkerVariables.BUILD_ID, WorkerVariables.LAMBDA_BUILD_ID);
  }

  private static String function(Adoption adoption) {
    return "version "
        + adoption.functionVersion()
        + " of function '"
        + adoption.function().functionName()
        + "'";
  }

  private static boolean isOfARelease(String value) {
    return isBuildId(value) && !new BuildId(value).isDevelopment();
  }

  /** Only what is an ID may be shown: anything else could be a secret in the wrong place. */
  private static String buildId(String value) {
    return isBuildId(value) ? "'" + value + "'" : "no Build ID";
  }

  private static boolean isBuildId(String value) {
    try {
      new BuildId(value);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String deploymentName(String value) {
    try {
      return "'" + new DeploymentName(value) + "'";
    } catch (IllegalArgumentException e) {
      return "no deployment name";
    }
  }

  /** Names the variables; their values are IDs where all is well, and anything where not. */
  @Override
  public String toString() {
    return "FrozenAnnouncement" + variables.keySet();
  }
}
