package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.DeploymentVersionId;
import java.util.List;
import java.util.Optional;

/**
 * A rollback whose routing is done already: by an earlier run of it, or by a release since. What
 * that run may have left undone is done now.
 *
 * @param why for the user, in a sentence
 * @param current the version that is current, where its code can be replayed on
 * @param left the versions whose Pinned executions are looked after; each is condemned, or will be
 * @param condemn those of them that lack the mark
 */
public record Completion(
    String why,
    Optional<RollbackTarget> current,
    List<DeploymentVersionId> left,
    List<DeploymentVersionId> condemn)
    implements RollbackDecision {

  public Completion {
    left = List.copyOf(left);
    condemn = List.copyOf(condemn);
    if (!left.containsAll(condemn)) {
      throw new IllegalArgumentException("only what was left is condemned");
    }
  }
}
