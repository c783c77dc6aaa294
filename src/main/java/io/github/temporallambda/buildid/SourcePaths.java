package io.github.temporallambda.buildid;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.commons.codec.digest.DigestUtils;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Paths of a repository that a Build ID is derived from.
 *
 * @param paths below the root of the work tree, separated by {@code /}; empty for the root itself
 */
record SourcePaths(SortedSet<String> paths) {

  /**
   * The paths as the repository has them.
   *
   * @param directory what {@code relative} are relative to
   * @throws io.github.temporallambda.problem.ProblemException (configuration) when one lies outside
   *     the work tree
   */
  static SourcePaths of(Repository repository, Path directory, List<Path> relative) {
    try {
      Path root = repository.getWorkTree().toPath().toRealPath();
      Path base = directory.toRealPath();
      return new SourcePaths(
          relative.stream()
              .map(path -> below(root, base.resolve(path).normalize()))
              .collect(Collectors.toCollection(TreeSet::new)));
    } catch (IOException e) {
      throw GitProblems.unreadable(repository.getDirectory(), e);
    }
  }

  /** Whether {@code path} is one of them or lies below one. */
  boolean hold(String path) {
    return paths.stream()
        .anyMatch(own -> own.isEmpty() || path.equals(own) || path.startsWith(own + "/"));
  }

  /**
   * The first 12 digits of what {@code commit} holds there: of one path, git's own name of it
   * ({@code git rev-parse HEAD:path}); of several, a SHA-256 over each one's name and path.
   *
   * @throws io.github.temporallambda.problem.ProblemException (configuration) when the commit holds
   *     nothing at one of them
   */
  String digits(Repository repository, RevCommit commit) throws IOException {
    if (paths.size() == 1) {
      return first(object(repository, commit, paths.first()));
    }
    StringBuilder all = new StringBuilder();
    for (String path : paths) {
      all.append(object(repository, commit, path)).append(' ').append(path).append('\0');
    }
    return first(DigestUtils.sha256Hex(all.toString().getBytes(UTF_8)));
  }

  private static String object(Repository repository, RevCommit commit, String path)
      throws IOException {
    if (path.isEmpty()) {
      return commit.getTree().getName();
    }
    try (TreeWalk found = TreeWalk.forPath(repository, path, commit.getTree())) {
      return Optional.ofNullable(found)
          .map(walk -> walk.getObjectId(0).getName())
          .orElseThrow(() -> GitProblems.notCommitted(path, commit.getName()));
    }
  }

  private static String below(Path root, Path path) {
    if (!path.startsWith(root)) {
      throw GitProblems.outside(path, root);
    }
    return StreamSupport.stream(root.relativize(path).spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }

  private static String first(String hex) {
    return hex.substring(0, Revision.DIGITS);
  }
}
