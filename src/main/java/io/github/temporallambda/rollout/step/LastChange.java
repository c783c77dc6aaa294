package io.github.temporallambda.rollout.step;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.Ramp;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.RoutingWords;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.report.ReleaseOrigin;
import io.github.temporallambda.rollout.metadata.Condemnation;
import io.github.temporallambda.rollout.metadata.ReleaseMetadata;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who made a routing what it is. The server keeps an identity, and that is the same in every run of
 * this plugin; which run it was stands in the metadata, where each run writes it before it routes.
 *
 * @param deployments reads the metadata
 * @param before the routing that was changed, where there was one
 * @param now what it was changed to
 */
record LastChange(WorkerDeployments deployments, Optional<RoutingState> before, RoutingState now) {

  /** For instance {@code ada in https://…/runs/7, by releasing orders:b3}. */
  String says() {
    String identity = now.lastModifierIdentity();
    if (!identity.equals(deployments.identity())) {
      String who = identity.isBlank() ? "someone who gave no identity" : "'" + identity + "'";
      return who + ", not by this plugin";
    }
    return rollback().or(this::release).orElse("another run of this plugin, which left no name");
  }

  private Optional<String> release() {
    return now.current()
        .flatMap(deployments::describe)
        .flatMap(version -> released(ReleaseMetadata.origin(version), version.id()));
  }

  private static Optional<String> released(ReleaseOrigin origin, DeploymentVersionId id) {
    return origin
        .releasedBy()
        .map(
            actor ->
                origin.runUrl().map(url -> actor + " in " + url).orElse(actor)
                    + ", by releasing "
                    + id);
  }

  private Optional<String> rollback() {
    return before.stream()
        .flatMap(LastChange::receiving)
        .filter(id -> receiving(now).noneMatch(id::equals))
        .map(deployments::describe)
        .flatMap(Optional::stream)
        .map(this::rolledBack)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** The mark, where it was made while the version received traffic; or the note before it. */
  private Optional<String> rolledBack(DeploymentVersion left) {
    Optional<String> marked =
        Condemnation.of(left)
            .filter(mark -> isOfNow(mark, left.id()))
            .map(mark -> mark.by() + ", by a rollback from " + left.id() + ": " + mark.reason());
    return marked.or(
        () ->
            now.current()
                .map(to -> Condemnation.notes(left).get(to.buildId().value()))
                .map(by -> by + ", by a rollback from " + left.id()));
  }

  /** A mark from before the version last became current is of an earlier rollback. */
  private boolean isOfNow(Condemnation mark, DeploymentVersionId id) {
    return before
        .flatMap(routing -> RoutingWords.currentSince(routing, id))
        .flatMap(since -> mark.at().map(at -> at.isAfter(since)))
        .orElse(true);
  }

  private static Stream<DeploymentVersionId> receiving(RoutingState routing) {
    return Stream.concat(routing.current().stream(), routing.ramp().flatMap(Ramp::to).stream());
  }
}
