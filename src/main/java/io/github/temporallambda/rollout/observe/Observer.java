package io.github.temporallambda.rollout.observe;

import io.github.temporallambda.artifact.ClassFile;
import io.github.temporallambda.artifact.PackageLayout;
import io.github.temporallambda.buildid.CommitRelation;
import io.github.temporallambda.buildid.GitRepository;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.handler.JavaVersion;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.rollout.metadata.ReleaseMetadata;
import io.github.temporallambda.rollout.plan.CurrentRelease;
import io.github.temporallambda.rollout.plan.Observed;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.ReleaseMode;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.run.Connections;
import java.util.List;
import java.util.Optional;

/** Reads the world once: Lambda, Temporal and the artifact. Writes nothing. */
public final class Observer {

  private final Connections connections;

  /** Reads through {@code connections}. */
  public Observer(Connections connections) {
    this.connections = connections;
  }

  /**
   * What is there for a release as {@code asked}.
   *
   * @throws ProblemException when the server or Lambda does not answer, knows no such function or
   *     cannot host the deployment, when the bucket cannot be used, and when the function's own
   *     handler counts and is no Java handler
   */
  public Observation observe(RolloutRequest asked) {
    if (asked.reach().includes(Reach.REGISTER)) {
      connections.deployments().requireServerScaledDeployments();
    }
    FunctionConfiguration function =
        asked.candidate().mode() instanceof ReleaseMode.Adopting adopting
            ? adopting.frozen()
            : connections.functions().describe(asked.function().functionName());
    List<FunctionVersion> published =
        connections.functions().versions(asked.function().functionName());
    ContentObserver content = new ContentObserver(connections, function, published);
    ConfiguredBuild.Named named = content.named(asked);
    return new Observation(observed(named, function, content), named.request());
  }

  private Observed observed(
      ConfiguredBuild.Named named, FunctionConfiguration function, ContentObserver content) {
    RolloutRequest request = named.request();
    Candidate candidate = request.candidate();
    Optional<RoutingState> routing =
        connections.deployments().describe(candidate.id().deploymentName());
    Optional<DeploymentVersion> registered =
        routing.flatMap(state -> connections.deployments().describe(candidate.id()));
    request
        .function()
        .bucket()
        .ifPresent(bucket -> connections.functions().requireUsable(bucket, function));
    HandlerName handler = candidate.handlerOn(function);
    return new Observed(
        function,
        content.published(),
        registered,
        routing,
        current(routing, request, content),
        PackageLayout.containsClass(candidate.artifact(), handler.className()),
        content.contradictions(named).with(tooNew(candidate, handler, function)));
  }

  /** A runtime that names no Java version is judged elsewhere. */
  private static Optional<ClassFile> tooNew(
      Candidate candidate, HandlerName handler, FunctionConfiguration function) {
    return JavaVersion.ofRuntime(function.settings().runtime())
        .flatMap(
            runs ->
                PackageLayout.classFile(candidate.artifact(), handler.className())
                    .filter(found -> found.javaFeature() > runs));
  }

  private Optional<CurrentRelease> current(
      Optional<RoutingState> routing, RolloutRequest request, ContentObserver content) {
    return routing
        .flatMap(RoutingState::current)
        .flatMap(connections.deployments()::describe)
        .map(
            version ->
                new CurrentRelease(
                    version,
                    relation(version, request.candidate()),
                    content.running(version, request)));
  }

  private static CommitRelation relation(DeploymentVersion current, Candidate candidate) {
    return candidate
        .commit()
        .flatMap(
            ours ->
                ReleaseMetadata.commit(current).map(theirs -> GitRepository.relation(theirs, ours)))
        .orElse(CommitRelation.UNKNOWN);
  }
}
