package io.github.temporallambda.rollout.audit;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.lambda.FunctionArn;
import java.util.List;
import java.util.stream.Collectors;

/** A Deployment Version names a Lambda version that is not there, not its own, or not its kind. */
sealed interface FunctionMismatch extends Mismatch {

  /**
   * The version is of another function than the deployment.
   *
   * @param expected the deployment's function: its ARN, or its name where a user named it
   */
  record OtherFunction(DeploymentVersionId id, String arn, String expected)
      implements FunctionMismatch {

    @Override
    public String kind() {
      return "other-function";
    }

    @Override
    public String what() {
      return "Deployment version " + id + " names another function than the deployment's.";
    }

    @Override
    public List<String> evidence() {
      return List.of("its ARN: " + arn, "expected a version of " + expected);
    }

    @Override
    public String next() {
      return "where the deployment moved to another function this passes with its old versions;"
          + " else release again: mvn temporal-lambda:rollout";
    }
  }

  /** Two Build IDs run the same code: one of them is not what its Build ID says. */
  record Shared(FunctionArn arn, List<DeploymentVersionId> ids) implements FunctionMismatch {

    public Shared {
      ids = List.copyOf(ids);
    }

    @Override
    public String kind() {
      return "shared-function-version";
    }

    @Override
    public String what() {
      return ids.size() + " deployment versions name one Lambda version.";
    }

    @Override
    public List<String> evidence() {
      return List.of(
          arn.toString(),
          ids.stream().map(DeploymentVersionId::toString).collect(Collectors.joining(", ")));
    }

    @Override
    public String next() {
      return "release each build under a Lambda version of its own: mvn temporal-lambda:rollout on"
          + " its commit";
    }
  }

  /** Nothing can run the version's tasks any more. */
  record Gone(DeploymentVersionId id, FunctionArn arn) implements FunctionMismatch {

    @Override
    public String kind() {
      return "no-function-version";
    }

    @Override
    public String what() {
      return "The Lambda version of deployment version " + id + " does not exist (any more).";
    }

    @Override
    public List<String> evidence() {
      return List.of(arn.toString());
    }

    @Override
    public String next() {
      return "see what it still holds: temporal workflow list --query"
          + " \"TemporalWorkerDeploymentVersion = '"
          + id
          + "' AND ExecutionStatus = 'Running'\"; when that is nothing: "
          + Commands.delete(id);
    }
  }

  /** The Lambda version holds other code than the one that was registered. */
  record OtherCode(DeploymentVersionId id, FunctionArn arn, Codes codes)
      implements FunctionMismatch {

    @Override
    public String kind() {
      return "other-code-than-recorded";
    }

    @Override
    public String what() {
      return "Deployment version " + id + " runs other code than it was registered with.";
    }

    @Override
    public List<String> evidence() {
      return List.of(
          arn.toString(),
          "Lambda holds: CodeSha256 " + codes.held(),
          "recorded:     CodeSha256 " + codes.recorded());
    }

    @Override
    public String next() {
      return "find out who changed its compute config or metadata: " + Commands.describe(id);
    }
  }

  /**
   * Two digests that differ.
   *
   * @param held as Lambda tells it
   * @param recorded as the Deployment Version's metadata tells it
   */
  record Codes(String held, String recorded) {}
}
