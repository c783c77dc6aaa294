package io.github.temporallambda.mojo.parameter;

import io.github.temporallambda.buildid.BuildId;
import java.nio.file.Path;

/** Where a rehearsed release comes from. */
public sealed interface ReleaseOrigin {

  /**
   * A commit, which is built.
   *
   * @param ref a branch, a tag, a commit or an expression such as {@code HEAD~1}
   * @param parameter the full name of the parameter that says so, for messages
   */
  record GitRef(String ref, String parameter) implements ReleaseOrigin {}

  /**
   * A deployment package that was built before.
   *
   * @param file the jar or zip
   * @param buildId what it is released as
   */
  record PackagedFile(Path file, BuildId buildId) implements ReleaseOrigin {}

  /** What the module packages now. */
  record Present() implements ReleaseOrigin {}
}
