package io.github.temporallambda.buildid;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * Reads the commit that is being built from the git repository around a directory.
 *
 * <p>Needs neither a branch, a tag nor any ancestor, so a detached HEAD, a shallow clone, a linked
 * work tree and a merge commit are read like any other. Only reads; git's own environment variables
 * ({@code GIT_DIR} and the like) are not looked at. Thread-safe, as it holds nothing.
 */
public final class GitRepository {

  private static final String SHA1 = "sha1";

  private GitRepository() {}

  /**
   * The commit that HEAD names, and how the work tree differs from it.
   *
   * @param directory a directory inside a work tree; the repository is sought upwards, as git does
   * @throws io.github.temporallambda.problem.ProblemException (configuration) when there is no
   *     repository, no work tree, no commit yet, a repository with SHA-256 object names, or one
   *     whose commit, index or files cannot be read
   */
  public static GitCommit head(Path directory) {
    try (Repository repository = open(directory)) {
      return read(repository);
    }
  }

  /**
   * What that commit holds at {@code paths}, and how the work tree differs from it there.
   *
   * @param directory a directory inside a work tree
   * @param paths relative to {@code directory}
   * @throws io.github.temporallambda.problem.ProblemException (configuration) as {@link #head}
   *     does; also when a path lies outside the work tree, or the commit holds nothing there
   */
  static Revision tree(Path directory, List<Path> paths) {
    try (Repository repository = open(directory)) {
      requireWorkTree(repository);
      requireSha1(repository);
      SourcePaths counted = SourcePaths.of(repository, directory, paths);
      RevCommit commit = parse(repository, headId(repository));
      return new Revision(read(repository, counted::hold), counted.digits(repository, commit));
    } catch (IOException e) {
      throw GitProblems.unreadable(directory.toFile(), e);
    }
  }

  /**
   * How another commit stands to {@code ours}, told from the repository that ours was read from;
   * unknown where there is none.
   *
   * @param theirs the other's full SHA-1; what is none is unknown
   * @throws io.github.temporallambda.problem.ProblemException (configuration) when the repository
   *     cannot be read any more
   */
  public static CommitRelation relation(String theirs, GitCommit ours) {
    return ours.workTree()
        .map(workTree -> relation(workTree, theirs, ours))
        .orElse(CommitRelation.UNKNOWN);
  }

  private static CommitRelation relation(Path workTree, String theirs, GitCommit ours) {
    try (Repository repository = open(workTree)) {
      return Ancestry.of(repository, theirs, ours.id(), ours.shallow());
    } catch (IOException e) {
      throw GitProblems.unreadable(workTree.toFile(), e);
    }
  }

  static GitCommit read(Repository repository) {
    return read(repository, path -> true);
  }

  private static GitCommit read(Repository repository, Predicate<String> counts) {
    requireWorkTree(repository);
    requireSha1(repository);
    RevCommit commit = parse(repository, headId(repository));
    WorkTree workTree = WorkTree.read(repository, counts);
    return new GitCommit(
        repository.getWorkTree().toPath(),
        commit.getName(),
        commit.getCommitterIdent().getWhenAsInstant(),
        workTree.dirtyPaths(),
        workTree.dirtyDigest(),
        isShallow(repository));
  }

  static Repository open(Path directory) {
    FileRepositoryBuilder builder =
        new FileRepositoryBuilder()
            .setMustExist(true)
            .findGitDir(directory.toAbsolutePath().normalize().toFile());
    File gitDirectory =
        Optional.ofNullable(builder.getGitDir())
            .orElseThrow(() -> GitProblems.noRepository(directory));
    try {
      return builder.build();
    } catch (RepositoryNotFoundException e) {
      throw GitProblems.brokenLink(directory, gitDirectory, e);
    } catch (IOException | IllegalArgumentException e) {
      throw GitProblems.unreadable(gitDirectory, e);
    }
  }

  static void requireWorkTree(Repository repository) {
    if (repository.isBare()) {
      throw GitProblems.bare(repository.getDirectory());
    }
  }

  /** JGit 7.8 answers a truncated, wrong commit id in a SHA-256 repository, without an error. */
  static void requireSha1(Repository repository) {
    String format = repository.getConfig().getString("extensions", null, "objectformat");
    if (format != null && !format.equalsIgnoreCase(SHA1)) {
      throw GitProblems.objectFormat(repository.getDirectory(), format);
    }
  }

  private static ObjectId headId(Repository repository) {
    try {
      return Optional.ofNullable(repository.exactRef(Constants.HEAD))
          .map(Ref::getObjectId)
          .orElseThrow(() -> GitProblems.noCommit(repository.getDirectory()));
    } catch (IOException e) {
      throw GitProblems.unreadable(repository.getDirectory(), e);
    }
  }

  /** Always parsed: an id alone does not prove that the commit is there. */
  private static RevCommit parse(Repository repository, ObjectId id) {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.parseCommit(id);
    } catch (IOException e) {
      throw GitProblems.unreadableCommit(repository.getDirectory(), id.getName(), e);
    }
  }

  private static boolean isShallow(Repository repository) {
    try {
      return !repository.getObjectDatabase().getShallowCommits().isEmpty();
    } catch (IOException e) {
      throw GitProblems.unreadable(repository.getDirectory(), e);
    }
  }
}
