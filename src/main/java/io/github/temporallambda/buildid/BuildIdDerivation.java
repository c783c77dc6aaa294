package io.github.temporallambda.buildid;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Derives a Build ID from what is committed and from nothing else, so that the same commit has the
 * same Build ID on every machine, in every clone, however shallow.
 */
public final class BuildIdDerivation {

  private static final int PATHS_SHOWN = 10;

  private BuildIdDerivation() {}

  /**
   * The first 12 hex digits of the commit, for instance {@code 3f2c1a9b7d10}; for a dirty work tree
   * that is allowed, {@code 3f2c1a9b7d10-dirty-0badcafe}, the last 8 digits over the dirty files.
   *
   * @param allowDirty whether a work tree that differs from its commit may be released
   * @throws ProblemException (configuration) when the work tree is dirty and that is not allowed;
   *     lists the first 10 dirty paths
   */
  public static BuildId derive(GitCommit commit, boolean allowDirty) {
    return derive(Revision.of(commit), allowDirty);
  }

  /** The same from the digits of {@code revision}, of whose paths alone a work tree is dirty. */
  public static BuildId derive(Revision revision, boolean allowDirty) {
    GitCommit commit = revision.commit();
    String digits = revision.digits();
    if (!commit.isDirty()) {
      return new BuildId(digits);
    }
    if (!allowDirty) {
      throw new ProblemException(dirty(commit));
    }
    return new BuildId(digits + "-dirty-" + commit.dirtyDigest());
  }

  private static Problem dirty(GitCommit commit) {
    int count = commit.dirtyPaths().size();
    return Problem.configuration(
            "The work tree differs from commit "
                + commit.id().substring(0, Revision.DIGITS)
                + (count == 1 ? " in 1 path" : " in " + count + " paths")
                + ", so a Build ID of that commit would name other code.",
            "commit or stash the changes (git stash --include-untracked), or release them under a"
                + " Build ID of their own with -Dtemporal-lambda.allowDirty=true")
        .withEvidence(shown(commit.dirtyPaths()));
  }

  private static List<String> shown(List<String> paths) {
    List<String> lines = new ArrayList<>(paths.subList(0, Math.min(PATHS_SHOWN, paths.size())));
    if (paths.size() > PATHS_SHOWN) {
      lines.add("and " + (paths.size() - PATHS_SHOWN) + " more");
    }
    return lines;
  }
}
