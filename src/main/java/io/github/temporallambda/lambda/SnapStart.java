package io.github.temporallambda.lambda;

/**
 * Whether a version starts from a snapshot of its initialised environment, in AWS's words.
 *
 * @param applyOn {@code PublishedVersions}, or {@code None}; empty when AWS did not tell
 * @param optimizationStatus {@code On} once the snapshot is there, else {@code Off}; empty when AWS
 *     did not tell
 */
public record SnapStart(String applyOn, String optimizationStatus) {

  /** AWS did not tell. */
  public static final SnapStart NONE = new SnapStart("", "");

  /** Whether a published version has yet to get its snapshot. */
  boolean isMissing() {
    return applyOn.equals("PublishedVersions") && !optimizationStatus.equals("On");
  }
}
