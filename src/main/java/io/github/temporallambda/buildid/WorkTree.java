package io.github.temporallambda.buildid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.errors.NoWorkTreeException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.submodule.SubmoduleWalk.IgnoreSubmoduleMode;

/**
 * How a work tree differs from the commit under it.
 *
 * @param dirtyPaths what is changed, staged, removed, missing, in conflict, or untracked and not
 *     ignored; also submodules that are on another commit or dirty within. {@code /} separates;
 *     relative to the root; sorted
 * @param dirtyDigest 8 hex digits over those paths and their contents; empty when clean
 */
record WorkTree(List<String> dirtyPaths, String dirtyDigest) {

  /**
   * @param counts which paths are looked at
   */
  static WorkTree read(Repository repository, Predicate<String> counts) {
    List<String> dirty = dirtyPaths(repository).stream().filter(counts).toList();
    return new WorkTree(dirty, dirty.isEmpty() ? "" : DirtyDigest.over(repository, dirty));
  }

  private static NavigableSet<String> dirtyPaths(Repository repository) {
    Status status = status(repository);
    NavigableSet<String> dirty = new TreeSet<>(status.getUncommittedChanges());
    status.getUntracked().stream().filter(path -> !isSpecial(repository, path)).forEach(dirty::add);
    return dirty;
  }

  /** Sockets and pipes, which git itself passes over and JGit lists; to read one could block. */
  private static boolean isSpecial(Repository repository, String path) {
    try {
      Path file = repository.getWorkTree().toPath().resolve(path);
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .isOther();
    } catch (IOException | InvalidPathException e) {
      throw GitProblems.unreadableFile(repository.getWorkTree(), path, e);
    }
  }

  private static Status status(Repository repository) {
    try (Git git = new Git(repository)) {
      return git.status().setIgnoreSubmodules(IgnoreSubmoduleMode.NONE).call();
    } catch (GitAPIException | JGitInternalException | NoWorkTreeException e) {
      throw GitProblems.unreadableWorkTree(repository.getWorkTree(), e);
    }
  }
}
