package io.github.temporallambda.it;

import io.github.temporallambda.handler.Layouts;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/**
 * The sample's worker as a deployment package, made in this JVM: its sources compiled against this
 * build's own class path, whose Temporal SDK it takes along. A second, where Maven takes many.
 */
public final class BuiltSample {

  private static final String SOURCES = "src/main/java";
  private static final String HANDLER = "com/example/orders/OrderWorkerHandler.java";

  private final Path directory;

  private BuiltSample(Path directory) {
    this.directory = directory;
  }

  /**
   * A copy of the sources, polling {@code taskQueue}.
   *
   * @param directory does not exist yet
   */
  public static BuiltSample polling(String taskQueue, Path directory) {
    SourceTree.copy(Path.of("it", "order-worker").toAbsolutePath(), directory);
    return new BuiltSample(directory)
        .replace(HANDLER, "TASK_QUEUE = \"orders\"", "TASK_QUEUE = \"" + taskQueue + "\"");
  }

  /**
   * Replaces a piece of text in a source file, wherever it occurs.
   *
   * @param file for instance {@code com/example/orders/Order.java}
   */
  public BuiltSample replace(String file, String text, String replacement) {
    try {
      Path source = directory.resolve(SOURCES).resolve(file);
      String content = Files.readString(source);
      if (!content.contains(text)) {
        throw new IllegalArgumentException(file + " does not contain: " + text);
      }
      Files.writeString(source, content.replace(text, replacement));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles the sources as they are now and packs them; {@code name.zip}. */
  public Path zip(String name) {
    try {
      Path classes = Files.createTempDirectory(directory, "classes");
      compile(classes);
      Path file = directory.resolve(name + ".zip");
      try (OutputStream out = Files.newOutputStream(file);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        for (Path entry : files(classes)) {
          add(zip, classes.relativize(entry).toString().replace(File.separatorChar, '/'), entry);
        }
        zip.setLevel(Deflater.NO_COMPRESSION);
        for (Path jar : Layouts.jarsMatching(Layouts.WORKER)) {
          add(zip, "lib/" + jar.getFileName(), jar);
        }
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compile(Path classes) throws IOException {
    String classPath =
        Layouts.jarsMatching(Layouts.WORKER).stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> arguments =
        new ArrayList<>(
            List.of("--release", "17", "-proc:none", "-d", classes.toString(), "-cp", classPath));
    files(directory.resolve(SOURCES)).forEach(source -> arguments.add(source.toString()));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IllegalStateException("the sample does not compile; javac said why on stderr");
    }
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    Files.copy(file, zip);
    zip.closeEntry();
  }
}
