package io.github.temporallambda.serverless;

import io.github.temporallambda.handler.Layouts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;

/** The fixture's worker with Temporal's SDK, as packages that differ in their release alone. */
final class WorkerPackage {

  private final Path layout;

  /** Lays it out in {@code directory}, which is empty. */
  WorkerPackage(Path directory) {
    this.layout = Layouts.of(directory, WorkerPackage.class, Layouts.WORKER);
  }

  /** The zip of a release. */
  SdkBytes release(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.NO_COMPRESSION);
      zip.putNextEntry(new ZipEntry("release.txt"));
      zip.write(name.getBytes(StandardCharsets.UTF_8));
      for (Path file : files()) {
        zip.putNextEntry(new ZipEntry(layout.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, zip);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SdkBytes.fromByteArrayUnsafe(bytes.toByteArray());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(layout)) {
      return walk.filter(Files::isRegularFile).toList();
    }
  }
}
