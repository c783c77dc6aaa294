package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.ContentDigest;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What a published function version remembers of its release, kept in its Description (versions
 * take no tags): {@code temporal-lambda/1 build=3f2c1a9b7d10 content=… target=…}.
 *
 * @param buildId the build it was published for
 * @param contentDigest what its package held
 * @param targetHash 16 hex digits that tell Temporal targets apart, see {@link #targetHash}:
 *     functions can be shared by several
 */
public record VersionMarker(BuildId buildId, ContentDigest contentDigest, String targetHash) {

  private static final int TARGET_DIGITS = 16;
  private static final String SCHEMA = "temporal-lambda/1";
  private static final Pattern TARGET = Pattern.compile("[0-9a-f]{16}");
  private static final Pattern DESCRIPTION =
      Pattern.compile(
          Pattern.quote(SCHEMA)
              + " build=([A-Za-z0-9][A-Za-z0-9._-]{0,62})"
              + " content=([0-9a-f]{64}) target=([0-9a-f]{16})");

  /**
   * @throws IllegalArgumentException when {@code targetHash} is not 16 lower-case hex digits
   */
  public VersionMarker {
    if (!TARGET.matcher(targetHash).matches()) {
      throw new IllegalArgumentException("not 16 hex digits: " + targetHash);
    }
  }

  /**
   * The first 16 hex digits of SHA-256 over the three, each followed by a line end: which
   * deployment, in which namespace, on which Temporal.
   *
   * @param address {@code host:port} of the Temporal frontend
   * @param namespace the Temporal namespace
   * @param deploymentName the Worker Deployment
   */
  public static String targetHash(String address, String namespace, DeploymentName deploymentName) {
    String target = address + "\n" + namespace + "\n" + deploymentName + "\n";
    return DigestUtils.sha256Hex(target).substring(0, TARGET_DIGITS);
  }

  /**
   * Reads a version's Description; empty when it is not exactly one that {@link #description}
   * wrote.
   */
  public static Optional<VersionMarker> parse(String description) {
    Matcher matcher = DESCRIPTION.matcher(description);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new VersionMarker(
            new BuildId(matcher.group(1)), new ContentDigest(matcher.group(2)), matcher.group(3)));
  }

  /** The Description to publish with: under 256 characters, Lambda's limit. */
  public String description() {
    return SCHEMA + " build=" + buildId + " content=" + contentDigest + " target=" + targetHash;
  }
}
