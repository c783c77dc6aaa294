package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.local.temporal.binary.ServerBinary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cache and a directory for temporary files that no other build uses, so that whatever a build
 * leaves behind on this machine can be told from what others do at the same time.
 */
final class OwnMachine {

  private final Path caches;
  private final Path temporaryFiles;
  private final ServerBinary server;

  private OwnMachine(Path directory, ServerBinary server) {
    this.caches = directory.resolve("cache");
    this.temporaryFiles = directory.resolve("tmp");
    this.server = server;
  }

  /**
   * One below {@code directory}, whose cache already has a server.
   *
   * @param directory below it nothing of this may lie yet
   * @param server where it is
   */
  static OwnMachine in(Path directory, ServerBinary server) {
    OwnMachine machine = new OwnMachine(directory, server);
    try {
      Files.createDirectory(machine.temporaryFiles);
      Files.createDirectories(machine.cache());
      Path folder = server.executable().toAbsolutePath().resolveSibling("");
      // Copied, 100 MB would be written for every test.
      Path name = folder.getName(folder.getNameCount() - 1);
      Files.createSymbolicLink(machine.cache().resolve(name), folder);
      return machine;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a build use it. */
  MavenBuild with(MavenBuild build) {
    if (server instanceof ServerBinary.TemporalCli cli) {
      build.environment("TEMPORAL_CLI", cli.executable().toString());
    }
    return build
        .environment("XDG_CACHE_HOME", caches.toString())
        .jvmOptions("-Djava.io.tmpdir=" + temporaryFiles);
  }

  /** Processes that run from here: servers and functions. */
  List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses().filter(this::isOfThis).toList();
  }

  /** Nothing runs, and nothing but the server is left on disk. */
  void isClean() {
    runsNothing();
    assertThat(files(temporaryFiles))
        .as("temporary files left behind")
        .noneMatch(name -> name.startsWith("temporal-lambda"));
  }

  /** Nothing runs, and no directory of a run is left. */
  void runsNothing() {
    assertThat(processes().stream().map(process -> process.info().commandLine()))
        .as("processes left behind")
        .isEmpty();
    assertThat(files(cache().resolve("run"))).as("runs left behind").isEmpty();
  }

  private Path cache() {
    return caches.resolve("temporal-lambda");
  }

  private boolean isOfThis(ProcessHandle process) {
    String command = process.info().commandLine().orElse("");
    return command.contains(caches.toString()) || command.contains(temporaryFiles.toString());
  }

  private static List<String> files(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
