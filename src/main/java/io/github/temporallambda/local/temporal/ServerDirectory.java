package io.github.temporallambda.local.temporal;

import io.github.temporallambda.local.process.FileTree;
import io.github.temporallambda.local.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory of one server, held by this process for as long as the server runs.
 *
 * <p>A lock file beside it ({@code NAME.lock}) is locked by the owner. The system releases the lock
 * when the owner dies, however it dies: that is how a later run recognises what was left behind.
 * {@code NAME} begins with the owner's {@link ProcessIdentity}; the server's own stands in {@code
 * NAME/process}.
 */
final class ServerDirectory implements AutoCloseable {

  static final String LOCK_SUFFIX = ".lock";

  private final Path path;
  private final Path lockFile;
  private final FileLock lock;

  private ServerDirectory(Path path, Path lockFile, FileLock lock) {
    this.path = path;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /** Makes a new directory in {@code shared}, which is made when missing. */
  static ServerDirectory create(Path shared) throws IOException {
    Files.createDirectories(shared);
    String prefix = ProcessIdentity.of(ProcessHandle.current()) + "-";
    while (true) {
      Path lockFile = Files.createTempFile(shared, prefix, LOCK_SUFFIX);
      FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      // Another run may have seen the file before it was locked, and have removed it.
      if (lock != null && Files.exists(lockFile)) {
        Path path = Files.createDirectory(directoryOf(lockFile));
        return new ServerDirectory(path.toAbsolutePath(), lockFile, lock);
      }
      channel.close();
    }
  }

  static Path directoryOf(Path lockFile) {
    String name = lockFile.getFileName().toString();
    return lockFile.resolveSibling(name.substring(0, name.length() - LOCK_SUFFIX.length()));
  }

  /** Where the identity of the server in {@code directory} is written. */
  static Path processFile(Path directory) {
    return directory.resolve("process");
  }

  Path path() {
    return path;
  }

  /** Writes down which process is to be ended should this one die. */
  void record(ProcessHandle server) throws IOException {
    Files.writeString(processFile(path), ProcessIdentity.of(server).toString());
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
