package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.rollout.metadata.Condemnation;
import io.github.temporallambda.rollout.rollback.BackingCode.Missing;
import java.util.List;
import java.util.Optional;

/** Why there is no going back, in words a user can act on at night. */
final class RollbackRefusals {

  private static final String BUILD_ID = "temporal-lambda.buildId";

  private RollbackRefusals() {}

  /** What speaks against a version that was named; empty when nothing does. */
  static Optional<Problem> named(
      RollbackObserved observed, DeploymentVersionId to, boolean retryRolledBack) {
    Optional<DeploymentVersion> version = observed.version(to);
    if (version.isEmpty()) {
      return Optional.of(unknown(BUILD_ID, to));
    }
    if (observed.code(version.get()) instanceof Missing missing) {
      return Optional.of(noCode(to, missing.why()));
    }
    if (!wasCurrent(observed, to)) {
      return Optional.of(
          Problem.configuration(
              BUILD_ID + ": " + to + " was never current, so there is no going back to it.",
              "to route to it all the same, gated: mvn temporal-lambda:set-current"
                  + " -Dtemporal-lambda.deploymentName="
                  + to.deploymentName()
                  + " -Dtemporal-lambda.buildId="
                  + to.buildId()));
    }
    return Condemnation.of(version.get())
        .filter(mark -> !retryRolledBack)
        .map(mark -> condemned(to, mark));
  }

  /** Empty when a target was found. */
  static Optional<Problem> none(RollbackObserved observed, TargetChoice choice) {
    if (choice.target().isPresent()) {
      return Optional.empty();
    }
    DeploymentVersionId current = observed.routing().current().orElseThrow();
    return Optional.of(
        new Problem(
            ProblemKind.CONFIGURATION,
            "There is nothing to go back to: no version was current before "
                + current
                + " that could be current again.",
            choice.passedOver().stream().map(PassedOver::toString).toList(),
            List.of(
                "release a mended build, which needs no rollback: mvn temporal-lambda:rollout",
                "or go back to a condemned one all the same: -D"
                    + BUILD_ID
                    + "=… -Dtemporal-lambda.retryRolledBack=true")));
  }

  static Problem toItself(DeploymentVersionId id) {
    return Problem.configuration(
        "temporal-lambda.from and " + BUILD_ID + " both name " + id + ".",
        "leave " + BUILD_ID + " out to go back to what was current before");
  }

  static Problem nothingCurrent(RoutingState routing) {
    return new Problem(
        ProblemKind.CONFIGURATION,
        "Deployment '"
            + routing.deploymentName()
            + "' has no current version: its executions go to unversioned workers, whose code no"
            + " gate can see.",
        routing.ramp().map(ramp -> "ramping at " + ramp.percentage() + " %").stream().toList(),
        List.of(
            "to end a ramp, ungated: temporal worker deployment set-ramping-version --delete"
                + " --deployment-name "
                + routing.deploymentName()));
  }

  static Problem unknown(String parameter, DeploymentVersionId id) {
    return Problem.configuration(
        parameter + ": the server knows no version " + id + ".",
        "mvn temporal-lambda:status -Dtemporal-lambda.deploymentName="
            + id.deploymentName()
            + " lists the versions there are");
  }

  static Problem noCode(DeploymentVersionId id, String why) {
    return new Problem(
        ProblemKind.CONFIGURATION,
        id + " cannot be gone back to: it " + why + ".",
        List.of(),
        List.of(
            "name another version that was current: -D" + BUILD_ID + "=…",
            "or release it anew from its commit: mvn temporal-lambda:rollout"));
  }

  static Problem notRolledBack(DeploymentVersionId from, DeploymentVersionId current) {
    return Problem.configuration(
        "temporal-lambda.moveStranded: "
            + from
            + " was left by a release and not by a rollback; its Pinned executions are where they"
            + " belong.",
        "leave -Dtemporal-lambda.moveStranded out; " + current + " is current");
  }

  /** Why there is no code behind {@code id}. */
  static String missing(RollbackObserved observed, DeploymentVersionId id) {
    return observed
        .version(id)
        .map(observed::code)
        .filter(Missing.class::isInstance)
        .map(code -> ((Missing) code).why())
        .orElse("is not known to the server any more");
  }

  private static boolean wasCurrent(RollbackObserved observed, DeploymentVersionId id) {
    return observed
        .routing()
        .summary(id.buildId())
        .flatMap(summary -> summary.times().lastCurrent())
        .isPresent();
  }

  private static Problem condemned(DeploymentVersionId to, Condemnation mark) {
    return new Problem(
        ProblemKind.CONFIGURATION,
        BUILD_ID + ": " + to + " was left by a rollback, so it is not gone back to.",
        List.of("condemned " + mark.says()),
        List.of(
            "name another version, or say that you mean it:"
                + " -Dtemporal-lambda.retryRolledBack=true"));
  }
}
