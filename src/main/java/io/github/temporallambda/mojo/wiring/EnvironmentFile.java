package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.local.process.EndWithJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** A file of environment lines that is there for as long as what the lines point at. */
final class EnvironmentFile implements AutoCloseable {

  private final Path file;
  private final EndWithJvm watch;

  private EnvironmentFile(Path file) {
    this.file = file;
    this.watch = EndWithJvm.run(this::remove);
  }

  /** Not there yet: one that a killed run left is removed. */
  static EnvironmentFile at(Path file) {
    EnvironmentFile none = new EnvironmentFile(file);
    none.remove();
    return none;
  }

  /** Writes {@code NAME=value} lines; whoever sees the file sees all of it. */
  void write(Map<String, String> environment) {
    StringBuilder text = new StringBuilder();
    environment.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(fresh, text);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the environment could not be written to " + file, e);
    }
  }

  private void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the environment file could not be removed: " + file, e);
    }
  }

  /** Removes the file. */
  @Override
  public void close() {
    remove();
    watch.close();
  }
}
