package io.github.temporallambda.rollout.metadata;

import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.report.ReleaseOrigin;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is kept in a Deployment Version's metadata: there is no state file, so what must be
 * remembered about a release lies with the version itself. Nothing in it is secret. A recorded
 * verdict is information, never a permit.
 */
public final class ReleaseMetadata {

  /** What the keys of all our entries begin with. */
  static final String PREFIX = "temporal-lambda/";

  private static final String COMMIT = PREFIX + "commit";
  private static final String COMMITTED_AT = PREFIX + "committed-at";
  private static final String FUNCTION_ARN = PREFIX + "function-arn";
  private static final String CODE_SHA256 = PREFIX + "code-sha256";
  private static final String CONTENT_DIGEST = PREFIX + "content-digest";
  private static final String RELEASED_BY = PREFIX + "released-by";
  private static final String RUN_URL = PREFIX + "run-url";

  private ReleaseMetadata() {}

  /** What a run writes of itself on the version that it releases; no mark. */
  public static Map<String, String> of(
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
    entries.put(FUNCTION_ARN, function.arn());
    entries.put(CODE_SHA256, function.codeSha256().base64());
    entries.put(CONTENT_DIGEST, candidate.artifact().contentDigest().hex());
    entries.put(PREFIX + "replay-outcome", verdict.outcome().name());
    entries.put(
        PREFIX + "replay-counts",
        verdict.count(Outcome.PASSED) + " of " + verdict.histories().size());
    entries.put(RELEASED_BY, request.options().provenance().actor());
    request.options().provenance().runUrl().ifPresent(url -> entries.put(RUN_URL, url));
    return entries;
  }

  /** The commit behind {@code version}; empty where a run did not say. */
  public static Optional<String> commit(DeploymentVersion version) {
    return Optional.ofNullable(version.metadata().get(COMMIT));
  }

  /** When the commit behind {@code version} was made; empty where a run did not say. */
  public static Optional<Instant> committedAt(DeploymentVersion version) {
    try {
      return Optional.ofNullable(version.metadata().get(COMMITTED_AT)).map(Instant::parse);
    } catch (DateTimeException e) {
      // Anyone may write metadata. What is not a time is no time known, and that stops a release.
      return Optional.empty();
    }
  }

  /** Where {@code version} came from, as far as it was written down. */
  public static ReleaseOrigin origin(DeploymentVersion version) {
    return new ReleaseOrigin(
        entry(version, COMMIT), entry(version, RELEASED_BY), entry(version, RUN_URL));
  }

  /** The ARN that {@code version} was registered with, as written down then. */
  public static Optional<String> functionArn(DeploymentVersion version) {
    return entry(version, FUNCTION_ARN);
  }

  /** The {@code CodeSha256} that {@code version} was registered with, as written down then. */
  public static Optional<String> codeSha256(DeploymentVersion version) {
    return entry(version, CODE_SHA256);
  }

  /** The content digest of what {@code version} was registered with, as written down then. */
  public static Optional<String> contentDigest(DeploymentVersion version) {
    return entry(version, CONTENT_DIGEST);
  }

  /** Whether {@code version} holds what {@code written} tells of code and commit, and no mark. */
  public static boolean isOfTheSame(DeploymentVersion version, Map<String, String> written) {
    return Stream.of(COMMIT, FUNCTION_ARN, CODE_SHA256)
            .allMatch(key -> Objects.equals(version.metadata().get(key), written.get(key)))
        && Condemnation.objection(version).isEmpty();
  }

  private static Optional<String> entry(DeploymentVersion version, String key) {
    return Optional.ofNullable(version.metadata().get(key)).filter(text -> !text.isBlank());
  }
}
