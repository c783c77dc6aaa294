package io.github.temporallambda.buildid;

import java.nio.file.Path;
import java.util.List;

/**
 * What of a repository a Build ID is derived from. Either way it is read from the commit that HEAD
 * names, without ancestors, so that a shallow clone gives the same Build ID as any other.
 */
public sealed interface BuildIdSource {

  /**
   * Reads it.
   *
   * @param directory the module's directory
   * @throws io.github.temporallambda.problem.ProblemException (configuration) when the repository
   *     cannot be read, or a path is outside it or in no commit
   */
  Revision read(Path directory);

  /** The commit: whatever is committed makes another Build ID. */
  record Commit() implements BuildIdSource {
    @Override
    public Revision read(Path directory) {
      return Revision.of(GitRepository.head(directory));
    }
  }

  /**
   * What the commit holds at some paths, as git itself names it: only a change below them makes
   * another Build ID, and only below them an uncommitted change makes a work tree dirty. What the
   * artifact is built from besides (a parent POM, modules that it depends on) has to be among them;
   * where it is not, other content comes under the same Build ID, which stops the release.
   *
   * @param paths directories or files, relative to the module's directory; order and repetition
   *     play no part; none stands for the module's directory
   */
  record Tree(List<Path> paths) implements BuildIdSource {

    public Tree {
      paths = paths.isEmpty() ? List.of(Path.of("")) : List.copyOf(paths);
    }

    @Override
    public Revision read(Path directory) {
      return GitRepository.tree(directory, paths);
    }
  }
}
