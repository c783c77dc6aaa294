package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.rollout.metadata.Condemnation;
import java.util.Map;
import java.util.Set;

/**
 * The note on a version that a rollback is about to leave, and for which one. A release refuses a
 * version that holds it and that nothing is routed to, as if it were condemned.
 *
 * <p>It is written before the routing and replaced by the {@link Condemnation} after it. Condemned
 * before the routing, a version would be condemned although somebody else won the race for the
 * routing; with no note, a run killed between routing and condemnation would be repeated as a
 * second rollback, one further back.
 *
 * @param from the version that is left
 * @param to the one that is gone back to
 * @param by who goes back, so that the loser of a race can be told; not blank
 */
record Departure(DeploymentVersionId from, DeploymentVersionId to, String by) {

  /** Whether {@code version} holds the note of a rollback to {@code to}. */
  static boolean isNoted(DeploymentVersion version, DeploymentVersionId to) {
    return Condemnation.notes(version).containsKey(to.buildId().value());
  }

  /** The metadata entry that makes the note. */
  Map<String, String> entries() {
    return Map.of(key(), by);
  }

  /** Its key, where {@code found} holds it as ours; empty where it is another run's, or gone. */
  Set<String> keysOn(DeploymentVersion found) {
    return by.equals(found.metadata().get(key())) ? Set.of(key()) : Set.of();
  }

  private String key() {
    return Condemnation.noteKey(to.buildId());
  }
}
