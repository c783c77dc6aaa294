package io.github.temporallambda.artifact;

/**
 * How much a deployment package may hold before reading stops.
 *
 * @param entries files and directories of the package, and again of all jars in {@code lib/}
 *     together; at least 1
 * @param unzippedBytes what the package unzips to, as Lambda counts it: a jar in {@code lib/} with
 *     the bytes of the jar; at least 1
 * @param nestedBytes what all jars in {@code lib/} together unzip to; at least 1
 * @param ratio how many times its packed bytes an entry beyond 1 MiB may unzip to; at least 1
 */
public record ReadLimits(int entries, long unzippedBytes, long nestedBytes, int ratio) {

  private static final long LAMBDA_UNZIPPED_BYTES = 262_144_000;

  /**
   * @throws IllegalArgumentException when a limit is below 1
   */
  public ReadLimits {
    if (entries < 1 || unzippedBytes < 1 || nestedBytes < 1 || ratio < 1) {
      throw new IllegalArgumentException("a limit is at least 1");
    }
  }

  /**
   * Lambda's 262,144,000 unzipped bytes; beyond what Lambda says, 500,000 entries, four times those
   * bytes within the jars of {@code lib/}, which Lambda leaves packed, and a ratio of 200, several
   * times what code and text reach.
   */
  public static ReadLimits ofLambda() {
    return new ReadLimits(500_000, LAMBDA_UNZIPPED_BYTES, 4 * LAMBDA_UNZIPPED_BYTES, 200);
  }
}
