package io.github.temporallambda.rollout;

import io.github.temporallambda.artifact.ContentDifference;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.lambda.ConfigurationChange;
import java.util.List;
import java.util.Optional;

/**
 * What was found that does not go with the candidate.
 *
 * @param content in which entries the artifact differs from what was published under its Build ID
 * @param configuration how the function's configuration differs from what the candidate's content
 *     was published with
 * @param sharing other Deployment Versions of the deployment that name the candidate's own Lambda
 *     version
 */
record Contradictions(
    Optional<ContentDifference> content,
    Optional<ConfigurationChange> configuration,
    List<DeploymentVersionId> sharing) {

  Contradictions {
    sharing = List.copyOf(sharing);
  }

  /** Nothing of the kind. */
  static Contradictions none() {
    return new Contradictions(Optional.empty(), Optional.empty(), List.of());
  }
}
