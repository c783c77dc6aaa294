package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.lambda.ConfigurationChange;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.util.List;
import java.util.Optional;

/**
 * Content that was published with one configuration of the function, and is now to be released with
 * another. Pure.
 */
final class OtherConfiguration {

  private OtherConfiguration() {}

  /**
   * Why the version that is there of this Build ID cannot be taken: it keeps the configuration it
   * was published with. Empty where it can.
   */
  static Optional<Problem> problem(Observed observed, RolloutRequest request) {
    return Planner.reusable(observed, request)
        .flatMap(
            version ->
                observed
                    .contradictions()
                    .configuration()
                    .map(change -> problem(version, change, request)));
  }

  private static Problem problem(
      FunctionVersion version, ConfigurationChange change, RolloutRequest request) {
    return new Problem(
        ProblemKind.CONFLICT,
        "The configuration of function '"
            + request.function().functionName()
            + "' was changed since "
            + request.candidate().id()
            + " was published, which keeps the one it was published with.",
        List.of("published " + version.arn(), "changed   " + change.says()),
        List.of(
            "release the same content with the new configuration, under a Build ID of its own:"
                + " -Dtemporal-lambda.onConfigurationChange=release",
            "or release it with the next commit, or take the change back"));
  }

  /** What a user should know about configurations in an admitted plan, one line each. */
  static List<String> warnings(Observed observed, RolloutRequest request) {
    Optional<String> renamed =
        observed
            .contradictions()
            .configuration()
            .map(
                change ->
                    "the function's configuration was changed since this content was published ("
                        + change.says()
                        + "): it is released as "
                        + request.candidate().id());
    Optional<String> running =
        observed
            .current()
            .filter(current -> !current.deploymentVersion().id().equals(request.candidate().id()))
            .flatMap(CurrentRelease::running)
            .map(RunningContent::since)
            .filter(since -> !since.isEmpty())
            .map(since -> "what changes with the content unchanged: " + since.says());
    return renamed.or(() -> running).stream().toList();
  }
}
