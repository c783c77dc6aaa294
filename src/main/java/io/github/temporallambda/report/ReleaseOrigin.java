package io.github.temporallambda.report;

import java.util.Optional;

/**
 * Where a Deployment Version came from, as its metadata tells it. Anyone may write that: it is
 * shown, never relied on.
 *
 * @param commit the commit's full id
 * @param releasedBy who released it
 * @param runUrl the page of the CI run that did
 */
public record ReleaseOrigin(
    Optional<String> commit, Optional<String> releasedBy, Optional<String> runUrl) {

  /** Nothing was written down. */
  public static ReleaseOrigin unknown() {
    return new ReleaseOrigin(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
