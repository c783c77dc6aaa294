package io.github.temporallambda.mojo.parameter;

import io.github.temporallambda.buildid.BuildId;
import java.nio.file.Path;
import java.util.Optional;

/** What is promoted: a file that was built before, or a version that somebody published. */
public sealed interface PromotedSource {

  /**
   * A file, which is published.
   *
   * @param artifact the jar or zip; exists
   * @param buildId the Build ID it was released under elsewhere
   */
  record OfFile(Path artifact, BuildId buildId) implements PromotedSource {}

  /**
   * A published version, which is adopted.
   *
   * @param functionVersion the number that Lambda gave it
   * @param buildId the Build ID; empty: what the version's environment announces
   */
  record OfFunctionVersion(long functionVersion, Optional<BuildId> buildId)
      implements PromotedSource {}
}
