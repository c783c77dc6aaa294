package io.github.temporallambda.rollout.observe;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.lambda.ConfigurationChange;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.VersionMarker;
import io.github.temporallambda.rollout.plan.Contradictions;
import io.github.temporallambda.rollout.plan.RunningContent;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.ReleaseMode;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.run.Connections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads where the candidate's content is already, and with which configuration. Writes nothing. */
final class ContentObserver {

  private final Connections connections;
  private final FunctionConfiguration function;
  private final List<FunctionVersion> published;

  /**
   * @param function the function's {@code $LATEST}
   * @param published its published versions
   */
  ContentObserver(
      Connections connections, FunctionConfiguration function, List<FunctionVersion> published) {
    this.connections = connections;
    this.function = function;
    this.published = published;
  }

  List<FunctionVersion> published() {
    return published;
  }

  /** The request under the Build ID that its content has with the function's configuration. */
  ConfiguredBuild.Named named(RolloutRequest request) {
    ConfiguredBuild build = new ConfiguredBuild(request);
    List<FunctionVersion> ours =
        request.candidate().mode() instanceof ReleaseMode.Publishing
            ? build.published(published)
            : List.of();
    Optional<ConfigurationChange> last = Optional.empty();
    for (FunctionVersion version : ours) {
      ConfigurationChange change = change(version);
      if (change.isEmpty()) {
        return build.as(version);
      }
      last = last.or(() -> Optional.of(change));
    }
    return last.map(change -> build.changed(published, change))
        .orElseGet(() -> new ConfiguredBuild.Named(request, Optional.empty()));
  }

  private ConfigurationChange change(FunctionVersion version) {
    return ConfiguredBuild.change(connections.functions().describe(version.arn()), function);
  }

  /** The candidate's content behind {@code current}, where that is another commit's version. */
  Optional<RunningContent> running(DeploymentVersion current, RolloutRequest request) {
    boolean another = !current.id().equals(request.candidate().id());
    return another && request.candidate().mode() instanceof ReleaseMode.Publishing
        ? RunningContent.behind(current, published, request)
            .map(version -> new RunningContent(version, change(version)))
        : Optional.empty();
  }

  /** What does not go with the candidate. */
  Contradictions contradictions(ConfiguredBuild.Named named) {
    return new Contradictions(
        PublishedContent.difference(connections.functions(), published, named.request()),
        named.change(),
        sharing(named.request()));
  }

  /** Asked only where the candidate has a Lambda version already: nobody can name a new one. */
  private List<DeploymentVersionId> sharing(RolloutRequest request) {
    VersionMarker ours = request.marker();
    Set<String> arns =
        published.stream()
            .filter(version -> version.isMarkedBy(ours))
            .map(version -> version.arn().toString())
            .collect(Collectors.toSet());
    if (arns.isEmpty() || !request.reach().includes(Reach.REGISTER)) {
      return List.of();
    }
    DeploymentVersionId id = request.candidate().id();
    return new DeploymentReader(connections.deployments())
        .find(id.deploymentName()).map(DeploymentReader.Whole::versions).orElse(List.of()).stream()
            .filter(version -> !version.id().equals(id))
            .filter(
                version ->
                    version.compute().filter(it -> arns.contains(it.functionArn())).isPresent())
            .map(DeploymentVersion::id)
            .toList();
  }
}
