package io.github.temporallambda.handler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A temporary directory of one run, gone with all it holds when the run ends. */
public final class Workspace implements AutoCloseable {

  private final Path root;

  private Workspace(Path root) {
    this.root = root;
  }

  /** Makes an empty one in the system's temporary directory. */
  public static Workspace create() {
    try {
      return new Workspace(TemporaryDirectories.create("work"));
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory could be made", e);
    }
  }

  /** A fresh, empty directory within. */
  public Path directory(String name) {
    try {
      return Files.createTempDirectory(root, name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory could be made in " + root, e);
    }
  }

  @Override
  public void close() {
    try {
      Files.walkFileTree(root, new Removal());
    } catch (IOException e) {
      throw new UncheckedIOException("the temporary directory could not be removed: " + root, e);
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
