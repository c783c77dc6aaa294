package io.github.temporallambda.buildid;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** The sentences for everything that can be wrong with a git repository. */
final class GitProblems {

  private static final String FSCK = "git fsck --full, or clone the repository anew";

  private GitProblems() {}

  static ProblemException noRepository(Path directory) {
    return problem(
        "There is no git repository at or above '"
            + directory
            + "', and a Build ID is derived from a commit.",
        "run Maven inside a clone of the project, or make one: git init && git add . && git commit");
  }

  static ProblemException brokenLink(Path directory, File gitDirectory, Exception cause) {
    return problem(
        "The .git file at or above '"
            + directory
            + "' points to '"
            + gitDirectory
            + "', where there is no git repository.",
        "git worktree repair (a linked work tree), or clone the repository anew",
        cause);
  }

  static ProblemException bare(File gitDirectory) {
    return problem(
        "The git repository '" + gitDirectory + "' is bare: it has no work tree to build from.",
        "run Maven inside a clone: git clone " + gitDirectory);
  }

  static ProblemException objectFormat(File gitDirectory, String format) {
    return problem(
        "The git repository '"
            + gitDirectory
            + "' names its objects by '"
            + format
            + "' (extensions.objectFormat); only sha1 can be read.",
        "build from a repository made with: git init --object-format=sha1");
  }

  static ProblemException noCommit(File gitDirectory) {
    return problem(
        "HEAD of the git repository '"
            + gitDirectory
            + "' names no commit yet, and a Build ID is derived from a commit.",
        "git add . && git commit");
  }

  static ProblemException unreadableCommit(File gitDirectory, String id, Exception cause) {
    return problem(
        "Commit "
            + id
            + ", which HEAD names, is missing or unreadable in the git repository '"
            + gitDirectory
            + "'.",
        FSCK,
        cause);
  }

  static ProblemException unreadable(File gitDirectory, Exception cause) {
    return problem("The git repository '" + gitDirectory + "' cannot be read.", FSCK, cause);
  }

  static ProblemException unreadableWorkTree(File workTree, Exception cause) {
    return problem(
        "The work tree '" + workTree + "' cannot be compared with its commit.",
        "git status, which should tell what is wrong; then " + FSCK,
        cause);
  }

  static ProblemException unreadableFile(File workTree, String path, Exception cause) {
    return problem(
        "'"
            + path
            + "' in the work tree '"
            + workTree
            + "' differs from the commit and cannot be"
            + " read.",
        "make it readable, ignore it, or remove it; a name beyond ASCII needs a UTF-8 locale"
            + " (LC_ALL=C.UTF-8)",
        cause);
  }

  static ProblemException outside(Path path, Path workTree) {
    return problem(
        "temporal-lambda.buildIdPaths: '"
            + path
            + "' lies outside the work tree '"
            + workTree
            + "', and a Build ID is derived from what is committed there.",
        "name paths of this repository, relative to the module, such as ../common");
  }

  static ProblemException notCommitted(String path, String commit) {
    return problem(
        "temporal-lambda.buildIdPaths: commit " + commit + " holds nothing at '" + path + "'.",
        "correct the path (relative to the module), or commit it: git add " + path);
  }

  private static ProblemException problem(String what, String next) {
    return new ProblemException(Problem.configuration(what, next));
  }

  private static ProblemException problem(String what, String next, Exception cause) {
    return new ProblemException(
        Problem.configuration(what, next).withEvidence(List.of(cause.toString())), cause);
  }
}
