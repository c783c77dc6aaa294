package io.github.temporallambda.campaign;

import io.github.temporallambda.campaign.fixture.PollingHandler;
import io.github.temporallambda.handler.Layouts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The same worker, of two releases, without the jars that a layer has. */
record WorkerZips(Path first, Path second) {

  static WorkerZips build(Path directory) throws IOException {
    Path layout =
        Layouts.of(Files.createDirectory(directory.resolve("layout")), WorkerZips.class, List.of());
    Path first = directory.resolve("first.zip");
    Path second = directory.resolve("second.zip");
    pack(layout, PollingHandler.FIRST_RELEASE, first);
    pack(layout, "released second", second);
    return new WorkerZips(first, second);
  }

  private static void pack(Path layout, String release, Path file) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
        Stream<Path> files = Files.walk(layout)) {
      zip.setLevel(1);
      List<Path> entries = files.filter(Files::isRegularFile).sorted().toList();
      for (Path entry : entries) {
        String name = layout.relativize(entry).toString().replace('\\', '/');
        add(zip, name, Files.readAllBytes(entry));
      }
      add(zip, PollingHandler.RELEASE_FILE, release.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
