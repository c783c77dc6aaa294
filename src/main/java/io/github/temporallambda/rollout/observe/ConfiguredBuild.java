package io.github.temporallambda.rollout.observe;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.WorkerVariables;
import io.github.temporallambda.lambda.ConfigurationChange;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.VersionMarker;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.OnConfigurationChange;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Build ID of content that goes out with a changed configuration. Pure.
 *
 * <p>A Lambda version keeps the configuration that it was published with, and a Build ID stands for
 * one Lambda version. So the same commit with another configuration needs a Build ID of its own:
 * the commit's with {@code -c1} behind it, then {@code -c2}, and so on. Which one is meant is read
 * from Lambda each time: the one whose version holds this content and was published with the
 * configuration that the function has now. Only where there is none, somebody has changed the
 * configuration since.
 */
final class ConfiguredBuild {

  private static final Pattern NUMBER = Pattern.compile("-c([1-9][0-9]{0,5})");

  /** With a number behind it, a longer one would be no Build ID. */
  private static final int LONGEST_BASE = 55;

  private final RolloutRequest request;
  private final BuildId base;
  private final VersionMarker marker;

  ConfiguredBuild(RolloutRequest request) {
    this.request = request;
    this.base = request.candidate().id().buildId();
    this.marker = request.marker();
  }

  /**
   * A published version and what it was published with.
   *
   * @param functionVersion the version
   * @param frozen its configuration
   */
  record Held(FunctionVersion functionVersion, FunctionConfiguration frozen) {}

  /**
   * What the configuration comes to.
   *
   * @param request the request, under the Build ID that its content has with this configuration
   * @param change how the configuration was changed since this content was published last; empty
   *     where it was not
   */
  record Named(RolloutRequest request, Optional<ConfigurationChange> change) {}

  /** The published versions that hold the candidate's content, those of the last change first. */
  List<FunctionVersion> published(List<FunctionVersion> versions) {
    return versions.stream()
        .filter(version -> version.marker().filter(this::holdsOurs).isPresent())
        .sorted(
            Comparator.comparingInt(this::number)
                .thenComparingLong(FunctionVersion::functionVersion)
                .reversed())
        .toList();
  }

  /** The request under the Build ID of {@code held}, which has this very configuration. */
  Named as(FunctionVersion held) {
    return new Named(named(number(held)), Optional.empty());
  }

  /**
   * What becomes of it where no version that holds the content has this configuration.
   *
   * @param versions all of the function's
   * @param change since the content was published last
   */
  Named changed(List<FunctionVersion> versions, ConfigurationChange change) {
    int last = versions.stream().mapToInt(this::number).max().orElse(0);
    boolean releases =
        request.options().sameContent().onConfigurationChange() == OnConfigurationChange.RELEASE
            && base.value().length() <= LONGEST_BASE;
    return new Named(releases ? named(last + 1) : request, Optional.of(change));
  }

  /** How a configuration differs from what the function has, less what announces the version. */
  static ConfigurationChange change(FunctionConfiguration frozen, FunctionConfiguration latest) {
    return ConfigurationChange.between(frozen, latest, WorkerVariables.names());
  }

  private boolean holdsOurs(VersionMarker other) {
    return numberOf(other).isPresent() && other.contentDigest().equals(marker.contentDigest());
  }

  /** 0 of the commit's own Build ID; less than that of all that are not of this commit. */
  private int number(FunctionVersion version) {
    return version.marker().map(this::numberOf).orElse(OptionalInt.empty()).orElse(-1);
  }

  private OptionalInt numberOf(VersionMarker other) {
    String buildId = other.buildId().value();
    if (!other.targetHash().equals(marker.targetHash()) || !buildId.startsWith(base.value())) {
      return OptionalInt.empty();
    }
    Matcher number = NUMBER.matcher(buildId.substring(base.value().length()));
    if (number.matches()) {
      return OptionalInt.of(Integer.parseInt(number.group(1)));
    }
    return other.buildId().equals(base) ? OptionalInt.of(0) : OptionalInt.empty();
  }

  private RolloutRequest named(int number) {
    if (number == 0) {
      return request;
    }
    Candidate candidate = request.candidate();
    DeploymentVersionId id =
        new DeploymentVersionId(candidate.id().deploymentName(), new BuildId(base + "-c" + number));
    return request.of(
        new Candidate(
            id, candidate.commit(), candidate.artifact(), candidate.handler(), candidate.mode()));
  }
}
