package io.github.temporallambda.local.process;

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

/** Runs whose owner was killed before it could end them and remove their directories. */
public final class LeftBehindRuns {

  private LeftBehindRuns() {}

  /**
   * Ends the processes recorded in the {@link RunDirectory}s of {@code shared} whose owner is gone,
   * and removes those directories. What belongs to living owners stays, and so does a process that
   * was given the recorded one's id later. Safe to repeat, and from several processes at once.
   *
   * @throws IOException when a directory cannot be read or removed
   */
  public static void end(Path shared) throws IOException {
    if (!Files.isDirectory(shared)) {
      return;
    }
    String own = ProcessIdentity.of(ProcessHandle.current()) + "-";
    List<Path> lockFiles;
    try (Stream<Path> files = Files.list(shared)) {
      lockFiles = files.filter(LeftBehindRuns::isLockFile).toList();
    }
    for (Path lockFile : lockFiles) {
      // Opening and closing a file gives up the locks that this very process holds on it.
      if (!lockFile.getFileName().toString().startsWith(own)) {
        endUnlessOwned(lockFile);
      }
    }
  }

  private static boolean isLockFile(Path file) {
    return file.getFileName().toString().endsWith(RunDirectory.LOCK_SUFFIX);
  }

  private static void endUnlessOwned(Path lockFile) throws IOException {
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        return;
      }
      Path directory = RunDirectory.directoryOf(lockFile);
      recordedProcess(directory).flatMap(ProcessIdentity::find).ifPresent(ProcessEnd::await);
      FileTree.delete(directory);
      Files.deleteIfExists(lockFile);
    } catch (NoSuchFileException e) {
      // Its owner, or another run, has just removed it: nothing is left behind.
      return;
    }
  }

  private static Optional<ProcessIdentity> recordedProcess(Path directory) throws IOException {
    Path file = RunDirectory.processFile(directory);
    return Files.exists(file) ? ProcessIdentity.parse(Files.readString(file)) : Optional.empty();
  }
}
