package io.github.temporallambda.rollout.observe;

import io.github.temporallambda.deployment.DeploymentVersionStatus;
import io.github.temporallambda.deployment.DeploymentVersionSummary;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.lambda.CodeStorage;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.ReservedConcurrency;
import io.github.temporallambda.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The limits that a release would run into half way, as read before its first write: where AWS's is
 * reached nothing is written, from 80 % on a user is warned. Temporal's may be set otherwise, and
 * are only warned of. What could not be read is told, and keeps nobody from releasing. Pure.
 *
 * @param function the function released to
 * @param concurrency what is reserved for the function; empty where it could not be read
 * @param publication what is to be published; empty where nothing is
 * @param registration what is to be registered; empty where nothing is
 */
record Headroom(
    FunctionConfiguration function,
    Optional<ReservedConcurrency> concurrency,
    Optional<Publishing> publication,
    Optional<Registering> registration) {

  /** Of a deployment's versions, and of a namespace's versions with a compute config alike. */
  static final int LIMIT = 100;

  private static final int WARNING_PERCENT = 80;

  /**
   * A publication.
   *
   * @param bytes of the code; each version counts with all of them
   * @param storage the account's; empty where it could not be read
   */
  record Publishing(long bytes, Optional<CodeStorage> storage) {}

  /**
   * A registration.
   *
   * @param routing the deployment with its versions; empty where there is none yet
   * @param controllers how many run in the namespace; empty where they could not be counted
   */
  record Registering(Optional<RoutingState> routing, OptionalLong controllers) {}

  /** Why nothing may be written. */
  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    concurrency.filter(ReservedConcurrency::isOff).map(it -> off()).ifPresent(problems::add);
    publication.flatMap(this::full).ifPresent(problems::add);
    return List.copyOf(problems);
  }

  /** What a user should know, one line each. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (concurrency.isEmpty()) {
      warnings.add(unread("the function's reserved concurrency", "lambda:GetFunctionConcurrency"));
    }
    publication.map(Headroom::storageWarning).ifPresent(warnings::add);
    registration.ifPresent(
        it -> {
          warnings.add(
              nearly(
                  versions(it),
                  "versions of this deployment",
                  "matching.maxVersionsInDeployment",
                  "for the next it silently deletes " + evicted(it)));
          warnings.add(
              it.controllers().isPresent()
                  ? nearly(
                      it.controllers().getAsLong(),
                      "versions with a compute config in this namespace",
                      "workercontroller.maxInstances",
                      "it then registers no further one, and does not say why")
                  : "how many versions with a compute config the namespace holds could not be read");
        });
    return warnings.stream().filter(line -> !line.isEmpty()).toList();
  }

  private Problem off() {
    return Problem.configuration(
            "temporal-lambda.functionName: function '"
                + function.functionName()
                + "' has a reserved concurrency of 0, so that none of its versions can be invoked.",
            "aws lambda delete-function-concurrency --function-name "
                + function.functionName()
                + ", or put-function-concurrency with a number above 0")
        .withEvidence(List.of(function.unqualifiedArn()));
  }

  private Optional<Problem> full(Publishing publishing) {
    return publishing
        .storage()
        .filter(storage -> !storage.holds(publishing.bytes()))
        .map(
            storage ->
                Problem.remote(
                    "The account's Lambda code storage does not hold another version of "
                        + publishing.bytes()
                        + " bytes.",
                    List.of(storage.says()),
                    "delete function versions that nothing uses: aws lambda"
                        + " list-versions-by-function --function-name "
                        + function.functionName()
                        + ", then aws lambda delete-function --function-name "
                        + function.functionName()
                        + " --qualifier NUMBER, never without the qualifier; or ask AWS for more"));
  }

  private static String storageWarning(Publishing publishing) {
    return publishing
        .storage()
        .map(
            storage -> {
              long percent = storage.percentWith(publishing.bytes());
              return percent < WARNING_PERCENT
                  ? ""
                  : "the account's Lambda code storage will be used to " + percent + " %";
            })
        .orElseGet(
            () -> unread("the account's Lambda code storage", "lambda:GetAccountSettings on *"));
  }

  /** What the server would make room with; else it refuses, and says so. */
  private static String evicted(Registering registering) {
    List<String> removable = registering.routing().map(Headroom::removable).orElse(List.of());
    return removable.isEmpty()
        ? "one that nothing runs on, and there is none"
        : "one that nothing runs on (" + String.join(", ", removable) + ")";
  }

  /** The oldest first, as many as a reader takes in. */
  private static List<String> removable(RoutingState routing) {
    return routing.versions().stream()
        .filter(
            version ->
                version.status() == DeploymentVersionStatus.DRAINED
                    || version.status() == DeploymentVersionStatus.INACTIVE)
        .sorted(Comparator.comparing(Headroom::age))
        .limit(5)
        .map(DeploymentVersionSummary::buildId)
        .toList();
  }

  private static String age(DeploymentVersionSummary version) {
    return version.times().created().map(Object::toString).orElse("");
  }

  private static long versions(Registering registering) {
    return registering.routing().map(routing -> routing.versions().size()).orElse(0);
  }

  /**
   * A server that holds more than the usual limit has another one; which, it tells nobody. So the
   * limit itself stops no run either: the server answers for it.
   *
   * @param then what the server does at its limit
   */
  private static String nearly(long count, String of, String setting, String then) {
    if (count < LIMIT * WARNING_PERCENT / 100 || count > LIMIT) {
      return "";
    }
    String usual = count + " " + of + ", of " + LIMIT + " unless the operator set " + setting;
    return count < LIMIT ? usual : usual + ": " + then + "; delete drained versions before";
  }

  private static String unread(String what, String action) {
    return what + " could not be read: allow " + action;
  }
}
