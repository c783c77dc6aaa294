package io.github.temporallambda.rollout;

import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.Outcome;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept in a Deployment Version's metadata: there is no state file, so what must be
 * remembered about a release lies with the version itself. Nothing in it is secret. A recorded
 * verdict is information, never a permit.
 */
final class ReleaseMetadata {

  /** What the keys of all our entries begin with. */
  static final String PREFIX = "temporal-lambda/";

  private static final String COMMITTED_AT = PREFIX + "committed-at";
  private static final String COMMIT = PREFIX + "commit";

  private ReleaseMetadata() {}

  static Map<String, String> of(
      RolloutRequest request, InvokedFunction function, GateVerdict verdict) {
    Candidate candidate = request.candidate();
    Map<String, String> entries = new LinkedHashMap<>();
    candidate
        .commit()
        .ifPresent(
            commit -> {
              entries.put(COMMIT, commit.id());
              entries.put(COMMITTED_AT, commit.committedAt().toString());
            });
    entries.put(PREFIX + "function-arn", function.arn());
    entries.put(PREFIX + "code-sha256", function.codeSha256().base64());
    entries.put(PREFIX + "content-digest", candidate.artifact().contentDigest().hex());
    entries.put(PREFIX + "replay-outcome", verdict.outcome().name());
    entries.put(
        PREFIX + "replay-counts",
        verdict.count(Outcome.PASSED) + " of " + verdict.histories().size());
    entries.put(PREFIX + "released-by", request.options().provenance().actor());
    request.options().provenance().runUrl().ifPresent(url -> entries.put(PREFIX + "run-url", url));
    return entries;
  }

  /** The commit behind {@code version}; empty where a run did not say. */
  static Optional<String> commit(DeploymentVersion version) {
    return Optional.ofNullable(version.metadata().get(COMMIT));
  }

  /** When the commit behind {@code version} was made; empty where a run did not say. */
  static Optional<Instant> committedAt(DeploymentVersion version) {
    try {
      return Optional.ofNullable(version.metadata().get(COMMITTED_AT)).map(Instant::parse);
    } catch (DateTimeException e) {
      // Anyone may write metadata. What is not a time is no time known, and that stops a release.
      return Optional.empty();
    }
  }
}
