package io.github.temporallambda.artifact;

import java.nio.file.Path;

/**
 * The built jar or zip that is about to ship, read and found safe by {@link PackageReader}.
 *
 * @param file where it lies
 * @param bytes its size
 * @param codeSha256 what Lambda will answer for exactly these bytes
 * @param contentDigest what it holds, apart from how it was packed
 */
public record DeploymentPackage(
    Path file, long bytes, CodeSha256 codeSha256, ContentDigest contentDigest) {

  public DeploymentPackage {
    if (bytes <= 0) {
      throw new IllegalArgumentException("an empty deployment package: " + file);
    }
  }
}
