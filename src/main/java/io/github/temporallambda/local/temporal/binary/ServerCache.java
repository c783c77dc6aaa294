package io.github.temporallambda.local.temporal.binary;

import io.github.temporallambda.local.process.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The servers obtained so far. Each lies in a folder named after its release and platform, and
 * appears there in one move, whole.
 *
 * @param root the cache directory; need not exist
 * @param platform what the servers run on
 */
record ServerCache(Path root, Platform platform) {

  private static final String WORK = "work-";

  static ServerCache of(ServerLookup lookup) {
    return new ServerCache(lookup.cache().toAbsolutePath(), lookup.platform());
  }

  /** Where the downloaded Temporal CLI lies, whether or not it does. */
  KeptFile temporalCli() {
    return kept("temporal-cli-" + Releases.CLI, "temporal");
  }

  /** Where the built server lies, whether or not it does. */
  KeptFile plainServer() {
    return kept("temporal-server-" + Releases.SERVER, "server");
  }

  private KeptFile kept(String release, String name) {
    Path folder = root.resolve(release + "-" + platform);
    return new KeptFile(folder.resolve(platform.executable(name)));
  }

  /** Taken by whoever fills the cache. */
  CacheLock lock() {
    return new CacheLock(root.resolve("lock"));
  }

  /**
   * A new folder to work in, to be removed by the caller; removes those that killed runs left. Only
   * for the holder of {@link #lock()}.
   */
  Path workFolder() throws IOException {
    List<Path> abandoned;
    try (Stream<Path> files = Files.list(root)) {
      abandoned = files.filter(file -> file.getFileName().toString().startsWith(WORK)).toList();
    }
    for (Path folder : abandoned) {
      FileTree.delete(folder);
    }
    return Files.createTempDirectory(root, WORK);
  }

  /** Moves {@code fresh} to where {@code kept} lies, over what was there, in one step. */
  static void put(Path fresh, KeptFile kept) throws IOException {
    Files.createDirectories(kept.folder());
    if (!fresh.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + fresh + " executable");
    }
    Files.move(
        fresh, kept.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
