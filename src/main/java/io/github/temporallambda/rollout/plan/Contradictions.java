package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.artifact.ClassFile;
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
 * @param handlerClass the handler's class, where the function's runtime is too old to load it
 */
public record Contradictions(
    Optional<ContentDifference> content,
    Optional<ConfigurationChange> configuration,
    List<DeploymentVersionId> sharing,
    Optional<ClassFile> handlerClass) {

  public Contradictions {
    sharing = List.copyOf(sharing);
  }

  /** Some that the handler's class is none of. */
  public Contradictions(
      Optional<ContentDifference> content,
      Optional<ConfigurationChange> configuration,
      List<DeploymentVersionId> sharing) {
    this(content, configuration, sharing, Optional.empty());
  }

  /** A copy with this class of the handler. */
  public Contradictions with(Optional<ClassFile> tooNew) {
    return new Contradictions(content, configuration, sharing, tooNew);
  }

  /** Nothing of the kind. */
  static Contradictions none() {
    return new Contradictions(Optional.empty(), Optional.empty(), List.of());
  }
}
