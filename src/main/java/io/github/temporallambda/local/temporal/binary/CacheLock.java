package io.github.temporallambda.local.temporal.binary;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Lets one at a time fill the cache, among the threads of this JVM and among processes. The system
 * releases it when its holder dies.
 *
 * @param file what is locked; stays there
 */
record CacheLock(Path file) {

  private static final long PAUSE_MILLIS = 200;
  private static final Duration TELL_EVERY = Duration.ofSeconds(15);

  /** Runs {@code work} alone, after waiting for as long as it takes. */
  Finding alone(Work work, ServerSearchListener listener) throws IOException, InterruptedException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    // File locks are the process's, and closing any channel gives up all of them. Interned strings
    // are the only monitors that plugin class loaders of one JVM share.
    synchronized (("io.github.temporallambda " + file.toAbsolutePath()).intern()) {
      try (FileChannel channel =
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = acquire(channel, listener)) {
        return lock.isValid() ? work.run() : new Finding.Missing("lost the lock " + file);
      }
    }
  }

  private static FileLock acquire(FileChannel channel, ServerSearchListener listener)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Duration told = Duration.ZERO;
    while (true) {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      if (elapsed.minus(told).compareTo(TELL_EVERY) >= 0 || told.isZero()) {
        listener.waiting(elapsed);
        told = elapsed;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** What is done alone. */
  interface Work {
    Finding run() throws IOException, InterruptedException;
  }
}
