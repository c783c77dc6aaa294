package io.github.temporallambda.lint;

import io.github.temporallambda.local.temporal.binary.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Installs tools into this user's cache, beside the plugin's own. What lies there is whole: an
 * installation that was cut off is made anew, and two builds at the same time make one of it.
 */
final class ToolCache {

  private static final String DONE = "installed";

  private final Path directory;

  private ToolCache(Path directory) {
    this.directory = directory;
  }

  static ToolCache ofThisUser() {
    Path caches = Platform.current().cacheDirectory(System.getenv());
    return new ToolCache(caches.resolveSibling("temporal-lambda-test-tools"));
  }

  static ToolCache in(Path directory) {
    return new ToolCache(directory);
  }

  /**
   * The directory that {@code install} filled, now or before.
   *
   * @param name tells all that is installed, with its releases
   * @param install is given the directory, where it may be made
   * @throws AssertionError when it could not be installed; nothing is kept of it
   */
  Path directory(String name, Installation install) {
    Path target = directory.resolve(name);
    try {
      Files.createDirectories(directory);
      try (FileChannel channel = lockFile(name);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.exists(target.resolve(DONE))) {
          remove(target);
          install.into(target);
          Files.createFile(target.resolve(DONE));
        }
      }
      return target;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileChannel lockFile(String name) throws IOException {
    return FileChannel.open(
        directory.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void remove(Path target) throws IOException {
    if (!Files.exists(target)) {
      return;
    }
    List<Path> files;
    try (Stream<Path> found = Files.walk(target)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  /** Makes the tools. */
  interface Installation {

    /** Fills {@code target}, which is not there yet. */
    void into(Path target) throws IOException;
  }
}
