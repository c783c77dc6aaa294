package io.github.temporallambda.artifact;

/**
 * What a deployment package holds, apart from how it was packed: SHA-256 over entry names and
 * contents, regardless of order and timestamps.
 *
 * <p>Two packages built from the same commit have the same content digest even where their zips
 * differ by a byte; see {@link DeploymentPackage}.
 *
 * @param hex 64 lower-case hex digits
 */
public record ContentDigest(String hex) {

  /**
   * @throws IllegalArgumentException when {@code hex} is not 64 lower-case hex digits
   */
  public ContentDigest {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256 in hex: " + hex);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
