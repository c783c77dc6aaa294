package io.github.temporallambda.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/**
 * A directory of {@code it/}, copied for one test and committed.
 *
 * <p>The whole {@code it} tree is copied, as one git repository, so that a project may share the
 * sample's sources, as in {@code <sourceDirectory>../order-worker/src/main/java</sourceDirectory>}.
 * Changes made here stay uncommitted until {@link #commit}.
 */
public final class ItProject {

  private static final String OLD = "old";

  private final Path repository;
  private final Path directory;

  private ItProject(Path repository, String name) {
    this.repository = repository;
    this.directory = repository.resolve(name);
  }

  /**
   * Copies the project and commits it.
   *
   * @param name a directory of {@code it}
   * @param into an empty directory outside any git repository, usually a {@code @TempDir}
   * @throws IllegalArgumentException when {@code it} has no such project
   */
  public static ItProject copy(String name, Path into) {
    ItProject project = copyWithoutGit(name, into);
    project.init();
    project.commit("Add " + name);
    return project;
  }

  /** The same, but not in a git repository; {@link #commit} then fails. */
  public static ItProject copyWithoutGit(String name, Path into) {
    Path source = OuterBuild.projects();
    if (!Files.isRegularFile(source.resolve(name).resolve("pom.xml"))) {
      throw new IllegalArgumentException("it/" + name + " has no pom.xml");
    }
    Path repository = into.resolve("it");
    SourceTree.copy(source, repository);
    return new ItProject(repository, name);
  }

  /** The directory of the project's POM. */
  public Path directory() {
    return directory;
  }

  /** The root of the git repository. */
  public Path repository() {
    return repository;
  }

  /** Writes a file, at a path relative to the project, replacing what is there. */
  public ItProject write(String path, String content) {
    try {
      Path file = directory.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Replaces a piece of text in a file, at a path relative to the project, wherever it occurs.
   *
   * @throws IllegalArgumentException when it does not occur
   */
  public ItProject replace(String path, String text, String replacement) {
    try {
      String content = Files.readString(directory.resolve(path));
      if (!content.contains(text)) {
        throw new IllegalArgumentException(path + " does not contain: " + text);
      }
      return write(path, content.replace(text, replacement));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commits all changes, also when there are none, and returns the commit's id (40 hex digits). */
  public String commit(String message) {
    try (Git git = Git.open(repository.toFile())) {
      git.add().addFilepattern(".").call();
      git.add().addFilepattern(".").setUpdate(true).call();
      // Not the developer's name, key or hooks.
      return git.commit()
          .setMessage(message)
          .setAuthor("it", "it@example.com")
          .setCommitter("it", "it@example.com")
          .setSign(false)
          .setNoVerify(true)
          .call()
          .getName();
    } catch (GitAPIException e) {
      throw new IllegalStateException("cannot commit in " + repository, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks a commit out, as CI does when an old job is run again, on a branch of its own. */
  public ItProject checkout(String commit) {
    try (Git git = Git.open(repository.toFile())) {
      git.checkout().setCreateBranch(true).setName(OLD).setStartPoint(commit).call();
      return this;
    } catch (GitAPIException e) {
      throw new IllegalStateException("cannot check out " + commit, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A clone that holds nothing but the commit which {@link #checkout} took, and no other. */
  public ItProject shallowClone(Path into) {
    try {
      Path clone = into.resolve("it");
      Git.cloneRepository()
          .setURI(repository.toUri().toString())
          .setDirectory(clone.toFile())
          .setBranch(OLD)
          .setCloneAllBranches(false)
          .setDepth(1)
          .call()
          .close();
      return new ItProject(clone, repository.relativize(directory).toString());
    } catch (GitAPIException e) {
      throw new IllegalStateException("cannot clone " + repository, e);
    }
  }

  /** A build of this project, to be completed and run. */
  public MavenBuild maven() {
    return MavenBuild.of(directory);
  }

  private void init() {
    try (Git git = Git.init().setDirectory(repository.toFile()).setInitialBranch("main").call()) {
      git.getRepository().getConfig().setBoolean("core", null, "autocrlf", false);
      git.getRepository().getConfig().save();
    } catch (GitAPIException e) {
      throw new IllegalStateException("cannot make a git repository of " + repository, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
