package io.github.temporallambda.buildid;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * The files of one commit in a directory of their own: a repository that borrows all objects from
 * the one it comes from (git's {@code objects/info/alternates}), with HEAD detached at the commit.
 * Nothing is written to the repository it comes from, and no git executable is needed.
 *
 * @param commit the commit
 * @param root the directory
 * @param source the work tree that it comes from
 */
public record CommitCheckout(GitCommit commit, Path root, Path source) {

  /**
   * Checks out.
   *
   * @param directory a directory inside the work tree of the repository
   * @param ref a branch, tag, commit or an expression such as {@code HEAD~1}
   * @param into an empty directory
   * @return empty when {@code ref} names no commit of this repository, as {@code HEAD~1} does not
   *     in a shallow clone of depth 1
   * @throws io.github.temporallambda.problem.ProblemException (configuration) when there is no
   *     repository that can be read, or its files cannot be checked out
   */
  public static Optional<CommitCheckout> of(Path directory, String ref, Path into) {
    try (Repository repository = GitRepository.open(directory)) {
      GitRepository.requireWorkTree(repository);
      GitRepository.requireSha1(repository);
      Optional<ObjectId> commit = resolve(repository, ref);
      if (commit.isEmpty()) {
        return Optional.empty();
      }
      checkOut(repository, commit.get(), into);
      return Optional.of(
          new CommitCheckout(
              GitRepository.head(into),
              into.toRealPath(),
              repository.getWorkTree().toPath().toRealPath()));
    } catch (IOException e) {
      throw GitProblems.unreadable(directory.toFile(), e);
    }
  }

  /**
   * Where a file or directory of the work tree lies in this checkout; it may not exist here. Empty
   * for one that is outside the work tree.
   */
  public Optional<Path> counterpart(Path file) {
    return Optional.of(real(file))
        .filter(real -> real.startsWith(source))
        .map(real -> root.resolve(source.relativize(real).toString()));
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize(); // Not there: nothing of it can be a link.
    }
  }

  private static Optional<ObjectId> resolve(Repository repository, String ref) {
    try {
      return Optional.ofNullable(repository.resolve(ref + "^{commit}"));
    } catch (RevisionSyntaxException e) {
      return Optional.empty();
    } catch (IOException e) {
      // Also an ambiguous abbreviation, or a commit beyond a shallow clone's edge.
      return Optional.empty();
    }
  }

  private static void checkOut(Repository from, ObjectId commit, Path into) throws IOException {
    try {
      Git.init().setDirectory(into.toFile()).call().close();
      borrow(from.getCommonDirectory(), into.resolve(Constants.DOT_GIT));
      try (Git git = Git.open(into.toFile())) {
        var unused = git.checkout().setName(commit.getName()).call();
      }
    } catch (GitAPIException e) {
      throw GitProblems.unreadableCommit(from.getDirectory(), commit.getName(), e);
    }
  }

  private static void borrow(File from, Path gitDirectory) throws IOException {
    Path information = Files.createDirectories(gitDirectory.resolve("objects").resolve("info"));
    Path objects = from.toPath().resolve("objects").toAbsolutePath().normalize();
    Files.writeString(information.resolve("alternates"), objects + "\n");
    Path shallow = from.toPath().resolve("shallow");
    if (Files.exists(shallow)) {
      Files.copy(shallow, gitDirectory.resolve("shallow"));
    }
  }
}
