package io.github.temporallambda.handler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Temporary directories that do not outlast their owner for long: they hold code and recorded
 * histories, and whoever is killed removes nothing.
 *
 * <p>Each JVM holds a locked file {@code temporal-lambda-PID-START-….lock} for as long as it lives;
 * the system releases the lock however it dies. Its directories carry that file's name. The next
 * JVM that makes one removes those whose file nobody holds. Other users' are left to them.
 */
public final class TemporaryDirectories {

  private static final String PREFIX = "temporal-lambda-";
  private static final String LOCK = ".lock";

  /** Held until this JVM ends; its file is removed when it ends in order. */
  private static final TemporaryDirectories OURS = claimed();

  private final Path shared;
  private final String owner;
  private final FileLock lock;

  private TemporaryDirectories(Path shared, String owner, FileLock lock) {
    this.shared = shared;
    this.owner = owner;
    this.lock = lock;
  }

  /**
   * A fresh, empty directory in the system's directory for temporary files, readable by this user
   * alone. The caller removes it.
   *
   * @param purpose what it is for, as part of its name: lower-case letters
   * @throws IOException when it cannot be made
   */
  public static Path create(String purpose) throws IOException {
    if (!OURS.lock.isValid()) {
      throw new IOException("the lock of " + OURS.owner + " is gone");
    }
    return Files.createTempDirectory(OURS.shared, OURS.owner + "-" + purpose + "-");
  }

  private static TemporaryDirectories claimed() {
    try {
      Path shared = Path.of(System.getProperty("java.io.tmpdir"));
      removeAbandoned(shared);
      return claim(shared);
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory can be made", e);
    }
  }

  private static TemporaryDirectories claim(Path shared) throws IOException {
    while (true) {
      Path file = Files.createTempFile(shared, process() + "-", LOCK);
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      // Another run may have seen the file before it was locked, and have removed it.
      if (lock != null && Files.exists(file)) {
        file.toFile().deleteOnExit();
        return new TemporaryDirectories(shared, owner(file), lock);
      }
      channel.close();
    }
  }

  /** The id may be given to another process later; the two together are not. */
  private static String process() {
    ProcessHandle ours = ProcessHandle.current();
    long start = ours.info().startInstant().map(it -> it.toEpochMilli()).orElse(0L);
    return PREFIX + ours.pid() + "-" + start;
  }

  private static String owner(Path lockFile) {
    String name = Objects.requireNonNull(lockFile.getFileName()).toString();
    return name.substring(0, name.length() - LOCK.length());
  }

  /**
   * Removes what JVMs left behind that are gone. Safe to repeat, and from several at once.
   *
   * @throws IOException when {@code shared} cannot be listed
   */
  static void removeAbandoned(Path shared) throws IOException {
    for (Path lockFile : listed(shared, PREFIX + "*" + LOCK)) {
      // Opening and closing a file gives up the locks that this very process holds on it.
      if (!owner(lockFile).startsWith(process())) {
        removeUnlessHeld(shared, lockFile);
      }
    }
  }

  private static void removeUnlessHeld(Path shared, Path lockFile) {
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        for (Path directory : listed(shared, owner(lockFile) + "-*")) {
          delete(directory);
        }
        Files.deleteIfExists(lockFile);
      }
    } catch (IOException | UncheckedIOException e) {
      // Another user's, or another run removes it just now: a run of its own does not fail by that.
      return;
    }
  }

  private static List<Path> listed(Path shared, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(shared, glob)) {
      files.forEach(found::add);
    }
    return found;
  }

  private static void delete(Path directory) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> walk = Files.walk(directory)) {
      deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
