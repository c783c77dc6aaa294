package io.github.temporallambda.handler;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/**
 * The temporary directory of one handler process: its empty home, its empty place for temporary
 * files, our class in a jar, and the file of arguments. Closing removes it.
 */
final class RunDirectory implements AutoCloseable {

  private static final int DELETE_ATTEMPTS = 20;
  private static final long DELETE_PAUSE_MILLIS = 50;

  private final Path root;

  private RunDirectory(Path root) {
    this.root = root;
  }

  static RunDirectory create() throws IOException {
    RunDirectory directory = new RunDirectory(TemporaryDirectories.create("run"));
    Files.createDirectory(directory.home());
    Files.createDirectory(directory.temporaryFiles());
    directory.writeHostJar();
    return directory;
  }

  Path home() {
    return root.resolve("home");
  }

  Path temporaryFiles() {
    return root.resolve("tmp");
  }

  Path crashReport() {
    return root.resolve("crash.log");
  }

  Path hostJar() {
    return root.resolve("host.jar");
  }

  /** Writes arguments in the form of java's {@code @file}; a class path may be of any length. */
  Path writeArguments(List<String> arguments) throws IOException {
    String quoted = arguments.stream().map(RunDirectory::quote).collect(Collectors.joining("\n"));
    return Files.writeString(root.resolve("arguments"), quoted);
  }

  private static String quote(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private void writeHostJar() throws IOException {
    try (OutputStream file = Files.newOutputStream(hostJar());
        JarOutputStream jar = new JarOutputStream(file)) {
      // Written for each process, read once.
      jar.setLevel(Deflater.NO_COMPRESSION);
      for (String name : HandlerHost.files()) {
        jar.putNextEntry(new JarEntry(name));
        try (InputStream bytes = HandlerHost.class.getResourceAsStream("/" + name)) {
          if (bytes == null) {
            throw new IOException("our own file is missing: " + name);
          }
          bytes.transferTo(jar);
        }
        jar.closeEntry();
      }
    }
  }

  /** Removes everything. A process just killed may still be writing, so this tries for a second. */
  @Override
  public void close() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        delete();
        return;
      } catch (IOException inUse) {
        if (attempt == DELETE_ATTEMPTS) {
          throw inUse;
        }
        pause();
      }
    }
  }

  private void delete() throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> walk = Files.walk(root)) {
      deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException changing) {
      throw changing.getCause();
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(DELETE_PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
