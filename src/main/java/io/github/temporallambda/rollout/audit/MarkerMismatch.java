package io.github.temporallambda.rollout.audit;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.lambda.FunctionArn;
import java.util.List;
import java.util.Optional;

/** What a Lambda version says in its Description, and who invokes it, do not go together. */
sealed interface MarkerMismatch extends Mismatch {

  /** The Lambda version was published for another build. */
  record OtherBuild(DeploymentVersionId id, FunctionArn arn, BuildId marked)
      implements MarkerMismatch {

    @Override
    public String kind() {
      return "marked-for-another-build";
    }

    @Override
    public String what() {
      return "Deployment version " + id + " names a Lambda version of another build.";
    }

    @Override
    public List<String> evidence() {
      return List.of(arn + " was published for Build ID " + marked);
    }

    @Override
    public String next() {
      return "its workers announce "
          + marked
          + ", so its tasks find no poller; route to another version, then: "
          + Commands.delete(id);
    }
  }

  /** The Lambda version was published for another deployment, namespace or Temporal. */
  record OtherTarget(DeploymentVersionId id, FunctionArn arn) implements MarkerMismatch {

    @Override
    public String kind() {
      return "marked-for-another-target";
    }

    @Override
    public String what() {
      return "Deployment version " + id + " names a Lambda version of another deployment.";
    }

    @Override
    public List<String> evidence() {
      return List.of(arn + " was published for another deployment, namespace or Temporal address");
    }

    @Override
    public String next() {
      return "where temporal-lambda.address is only spelled differently than at the release, spell"
          + " it as then; else release it here: mvn temporal-lambda:rollout on its commit";
    }
  }

  /**
   * A Lambda version that was published for this deployment and that no Deployment Version names:
   * the run ended before registering it, or its Deployment Version was deleted.
   *
   * @param registered what the Deployment Version of its Build ID names instead; empty without one
   */
  record Unregistered(FunctionArn arn, BuildId buildId, Optional<String> registered)
      implements MarkerMismatch {

    @Override
    public String kind() {
      return "never-registered";
    }

    @Override
    public String what() {
      return "Lambda version "
          + arn.functionVersion()
          + " of "
          + arn.functionName()
          + " was published for Build ID "
          + buildId
          + " and no deployment version names it.";
    }

    @Override
    public List<String> evidence() {
      return List.of(
          arn.toString(),
          registered
              .map(other -> "Build ID " + buildId + " is registered with " + other)
              .orElse("Build ID " + buildId + " is not registered"));
    }

    @Override
    public String next() {
      return "nothing invokes it; mvn temporal-lambda:register on its commit takes it up";
    }

    @Override
    public boolean isFault() {
      return false;
    }
  }
}
