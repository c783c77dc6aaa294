package io.github.temporallambda.local.temporal;

import io.github.temporallambda.local.process.FileTree;
import io.github.temporallambda.local.process.ProcessEnd;
import io.github.temporallambda.local.process.ProcessIdentity;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Servers whose owner was killed before it could end them. */
final class LeftBehindServers {

  private LeftBehindServers() {}

  /**
   * Ends the servers in {@code shared} whose owner is gone, and removes their directories. Those of
   * living owners stay. Safe to repeat and to run from several processes at once.
   */
  static void end(Path shared) throws IOException {
    if (!Files.isDirectory(shared)) {
      return;
    }
    String own = ProcessIdentity.of(ProcessHandle.current()) + "-";
    List<Path> lockFiles;
    try (Stream<Path> files = Files.list(shared)) {
      lockFiles = files.filter(LeftBehindServers::isLockFile).toList();
    }
    for (Path lockFile : lockFiles) {
      // Opening and closing a file gives up the locks that this very process holds on it.
      if (!lockFile.getFileName().toString().startsWith(own)) {
        endUnlessOwned(lockFile);
      }
    }
  }

  private static boolean isLockFile(Path file) {
    return file.getFileName().toString().endsWith(ServerDirectory.LOCK_SUFFIX);
  }

  private static void endUnlessOwned(Path lockFile) throws IOException {
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        return;
      }
      Path directory = ServerDirectory.directoryOf(lockFile);
      recordedProcess(directory).flatMap(ProcessIdentity::find).ifPresent(ProcessEnd::await);
      FileTree.delete(directory);
      Files.deleteIfExists(lockFile);
    } catch (NoSuchFileException e) {
      // Its owner, or another run, has just removed it: nothing is left behind.
      return;
    }
  }

  private static Optional<ProcessIdentity> recordedProcess(Path directory) throws IOException {
    Path file = ServerDirectory.processFile(directory);
    return Files.exists(file) ? ProcessIdentity.parse(Files.readString(file)) : Optional.empty();
  }
}
