package io.github.temporallambda.artifact;

import java.nio.file.Path;

/**
 * Reads a built jar or zip and finds it safe, before anything is made of it.
 *
 * <p>Every entry is unpacked once to nowhere, jars in {@code lib/} included, so that a package that
 * has been read can be unpacked and uploaded without surprises. Only reads; safe to repeat.
 */
public final class PackageReader {

  private PackageReader() {}

  /** {@link #read(Path, ReadLimits)} within Lambda's limits. */
  public static DeploymentPackage read(Path file) {
    return read(file, ReadLimits.ofLambda());
  }

  /**
   * The package in {@code file}.
   *
   * @throws io.github.temporallambda.problem.ProblemException (configuration) when the file is
   *     missing, a directory, empty, not a zip or damaged; when an entry could be written outside
   *     the package (absolute, {@code ..}, drive, backslash), is there twice, is a link or special
   *     file, is encrypted, or packed in a way that Java cannot read; when it holds more than
   *     {@code limits} allow; and when a jar in {@code lib/} is any of that
   */
  public static DeploymentPackage read(Path file, ReadLimits limits) {
    try (PackageFile opened = PackageFile.open(file)) {
      if (opened.bytes() == 0) {
        throw PackageProblems.empty(file.toString());
      }
      CodeSha256 codeSha256 = opened.codeSha256();
      return new DeploymentPackage(file, opened.bytes(), codeSha256, digest(opened, limits));
    }
  }

  private static ContentDigest digest(PackageFile opened, ReadLimits limits) {
    try (SafeZip zip = opened.zip(limits)) {
      if (zip.files().isEmpty()) {
        throw PackageProblems.empty(zip.name());
      }
      return new ContentDigester(limits).digest(zip);
    }
  }
}
