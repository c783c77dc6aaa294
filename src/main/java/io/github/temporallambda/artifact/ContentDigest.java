package io.github.temporallambda.artifact;

/**
 * What a deployment package holds, apart from how it was packed: SHA-256 over the names and
 * contents of its files and of those within the jars of {@code lib/}, regardless of order and
 * timestamps.
 *
 * <p>Two packages built from the same commit by a reproducible compiler have the same content
 * digest even where their zips differ by a byte. Left out are {@link
 * PackageLayout#BUILD_PROPERTIES} and what a build writes about itself into manifests ({@code
 * Build-Jdk}, {@code Build-Jdk-Spec}, {@code Build-Time}, {@code Built-By}, {@code
 * Bnd-LastModified}, {@code Created-By}) and at the head of {@code pom.properties}; whatever else
 * differs makes another digest.
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
