package io.github.temporallambda.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Copies sources, and neither what builds have made of them nor what git knows of them. */
public final class SourceTree {

  private static final String GIT = ".git";

  private SourceTree() {}

  /**
   * Copies all of {@code source} but directories named {@code target}, and but {@code .git}.
   *
   * @param copy must not exist yet
   */
  public static void copy(Path source, Path copy) {
    try {
      Files.walkFileTree(source, new Copier(source, copy));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Copier extends SimpleFileVisitor<Path> {

    private final Path source;
    private final Path copy;

    Copier(Path source, Path copy) {
      this.source = source;
      this.copy = copy;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
        throws IOException {
      if (directory.endsWith("target") || directory.endsWith(GIT)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      Files.createDirectory(copyOf(directory));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      // Of a work tree beside its repository, it is a file.
      if (!file.endsWith(GIT)) {
        Files.copy(file, copyOf(file));
      }
      return FileVisitResult.CONTINUE;
    }

    private Path copyOf(Path path) {
      return copy.resolve(source.relativize(path));
    }
  }
}
