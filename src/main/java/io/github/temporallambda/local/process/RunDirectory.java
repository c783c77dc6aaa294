package io.github.temporallambda.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory of something that runs for a while, a server say, held by this process until it is
 * closed.
 *
 * <p>A lock file beside it ({@code NAME.lock}) is locked by the owner. The system releases the lock
 * when the owner dies, however it dies: that is how a later run recognises what was left behind.
 * {@code NAME} begins with the owner's {@link ProcessIdentity}; a process to be ended with it
 * stands in {@code NAME/process}.
 */
public final class RunDirectory implements AutoCloseable {

  static final String LOCK_SUFFIX = ".lock";

  private final Path path;
  private final Path lockFile;
  private final FileLock lock;

  private RunDirectory(Path path, Path lockFile, FileLock lock) {
    this.path = path;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Makes a new directory in {@code shared}, which is made when missing.
   *
   * @throws IOException when that is not possible
   */
  public static RunDirectory create(Path shared) throws IOException {
    Files.createDirectories(shared);
    String prefix = ProcessIdentity.of(ProcessHandle.current()) + "-";
    while (true) {
      Path lockFile = Files.createTempFile(shared, prefix, LOCK_SUFFIX);
      FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      // Another run may have seen the file before it was locked, and have removed it.
      if (lock != null && Files.exists(lockFile)) {
        Path path = Files.createDirectory(directoryOf(lockFile));
        return new RunDirectory(path.toAbsolutePath(), lockFile, lock);
      }
      channel.close();
    }
  }

  static Path directoryOf(Path lockFile) {
    String name = lockFile.getFileName().toString();
    return lockFile.resolveSibling(name.substring(0, name.length() - LOCK_SUFFIX.length()));
  }

  /** Where the identity of the process that belongs to {@code directory} is written. */
  static Path processFile(Path directory) {
    return directory.resolve("process");
  }

  /** The directory, absolute. */
  public Path path() {
    return path;
  }

  /** Writes down which process is to be ended should this one die. Once per directory. */
  public void record(ProcessHandle process) throws IOException {
    Files.writeString(processFile(path), ProcessIdentity.of(process).toString());
  }

  /** Removes the directory and what is in it, and releases it. Safe to repeat. */
  @Override
  public void close() {
    try {
      FileTree.delete(path);
      Files.deleteIfExists(lockFile);
      lock.acquiredBy().close();
    } catch (IOException e) {
      throw new UncheckedIOException("could not remove " + path, e);
    }
  }
}
