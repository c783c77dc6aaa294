package io.github.temporallambda.buildid;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The commit that HEAD names, with the state of the work tree, read once; or a commit that a user
 * told.
 *
 * @param workTree the root of the work tree that it was read from; empty when it was only told
 * @param id the full SHA-1, 40 lower-case hex digits
 * @param committedAt when it was committed (committer's time)
 * @param dirtyPaths paths below the root that differ from the commit or are untracked and not
 *     ignored, sorted; empty when the tree is clean
 * @param dirtyDigest 8 hex digits over the dirty files' paths and contents; empty when clean
 * @param shallow whether the repository is a shallow clone, so that ancestry cannot be told
 */
public record GitCommit(
    Optional<Path> workTree,
    String id,
    Instant committedAt,
    List<String> dirtyPaths,
    String dirtyDigest,
    boolean shallow) {

  public GitCommit {
    if (!id.matches("[0-9a-f]{40}")) {
      throw new IllegalArgumentException("not a full SHA-1 commit id: " + id);
    }
    dirtyPaths = List.copyOf(dirtyPaths);
    if (dirtyPaths.isEmpty() != dirtyDigest.isEmpty()) {
      throw new IllegalArgumentException("a digest exactly when paths are dirty");
    }
  }

  /** Read from {@code workTree}. */
  public GitCommit(
      Path workTree,
      String id,
      Instant committedAt,
      List<String> dirtyPaths,
      String dirtyDigest,
      boolean shallow) {
    this(Optional.of(workTree), id, committedAt, dirtyPaths, dirtyDigest, shallow);
  }

  /** One that no repository is at hand for, so that its ancestry cannot be told. */
  public static GitCommit told(String id, Instant committedAt) {
    return new GitCommit(Optional.empty(), id, committedAt, List.of(), "", true);
  }

  /** Whether the work tree differs from the commit. */
  public boolean isDirty() {
    return !dirtyPaths.isEmpty();
  }
}
