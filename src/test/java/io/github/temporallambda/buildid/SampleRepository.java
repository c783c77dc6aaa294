package io.github.temporallambda.buildid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** A real repository with one commit, made by JGit in a directory of the test's. */
record SampleRepository(Path root, Git git, RevCommit first) implements AutoCloseable {

  static final PersonIdent AUTHOR = new PersonIdent("Ada", "ada@example.org");

  /** Holds {@code pom.xml}, {@code src/A.java} and a {@code .gitignore} for {@code target/}. */
  static SampleRepository in(Path root) throws IOException, GitAPIException {
    Git git = Git.init().setDirectory(root.toFile()).setInitialBranch("main").call();
    write(root, ".gitignore", "target/\n");
    write(root, "pom.xml", "<project/>\n");
    write(root, "src/A.java", "class A {}\n");
    return new SampleRepository(root, git, commitAll(git, "first"));
  }

  void write(String path, String content) throws IOException {
    write(root, path, content);
  }

  RevCommit commit(String message) throws GitAPIException {
    return commitAll(git, message);
  }

  GitCommit head() {
    return GitRepository.head(root);
  }

  static RevCommit commitAll(Git git, String message) throws GitAPIException {
    git.add().addFilepattern(".").call();
    return git.commit()
        .setMessage(message)
        .setAuthor(AUTHOR)
        .setCommitter(AUTHOR)
        .setSign(false)
        .call();
  }

  private static void write(Path root, String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  @Override
  public void close() {
    git.close();
  }
}
