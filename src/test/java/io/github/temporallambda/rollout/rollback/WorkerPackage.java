package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.handler.Layouts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The fixtures with what a worker needs, as a zip that Lambda takes. */
public final class WorkerPackage {

  private WorkerPackage() {}

  /** The bytes of the zip, laid out in {@code directory}. */
  public static byte[] zip(Path directory) {
    Path layout = Layouts.of(directory, WorkerPackage.class, Layouts.WORKER);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes);
        Stream<Path> files = Files.walk(layout)) {
      List<Path> entries = files.filter(Files::isRegularFile).sorted().toList();
      for (Path file : entries) {
        zip.putNextEntry(new ZipEntry(layout.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
