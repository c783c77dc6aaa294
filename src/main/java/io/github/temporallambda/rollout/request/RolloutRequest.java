package io.github.temporallambda.rollout.request;

import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.lambda.VersionMarker;
import io.github.temporallambda.rollout.gate.GateSettings;

/**
 * Everything a run was asked for. Immutable; made from parameters that were all found right.
 *
 * @param goal the goal's name, for the report
 * @param reach how far to go
 * @param candidate what to release
 * @param function the Lambda function to release to
 * @param target the Temporal namespace to release to
 * @param gate what to replay
 * @param proof how the version proves itself
 * @param options the rest
 */
public record RolloutRequest(
    String goal,
    Reach reach,
    Candidate candidate,
    FunctionTarget function,
    TemporalTarget target,
    GateSettings gate,
    ProofSettings proof,
    Options options) {

  /**
   * Choices of one run.
   *
   * @param dryRun print the plan and write nothing
   * @param allowOlder release although the current version's commit is younger
   * @param retryRolledBack route although a rollback left this very version
   * @param provenance who releases
   * @param sameContent what becomes of content that is there already
   */
  public record Options(
      boolean dryRun,
      boolean allowOlder,
      boolean retryRolledBack,
      Provenance provenance,
      SameContent sameContent) {

    /** With the usual for content that is there already. */
    public Options(
        boolean dryRun, boolean allowOlder, boolean retryRolledBack, Provenance provenance) {
      this(dryRun, allowOlder, retryRolledBack, provenance, SameContent.usual());
    }
  }

  /** The mark of a Lambda version that holds the candidate, for this target. */
  public VersionMarker marker() {
    String hash =
        VersionMarker.targetHash(
            target.address(), target.namespace(), candidate.id().deploymentName());
    return new VersionMarker(candidate.id().buildId(), candidate.artifact().contentDigest(), hash);
  }

  /** The same of another candidate. */
  public RolloutRequest of(Candidate other) {
    return new RolloutRequest(goal, reach, other, function, target, gate, proof, options);
  }

  /** The same in a rehearsal, which {@code command} starts again. */
  public RolloutRequest rehearsedBy(String command) {
    return new RolloutRequest(
        goal, reach, candidate, function, target, gate.rehearsedBy(command), proof, options);
  }
}
