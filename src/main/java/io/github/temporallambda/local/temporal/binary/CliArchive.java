package io.github.temporallambda.local.temporal.binary;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * A Temporal CLI release: {@code tar.gz}, on Windows {@code zip}, with the executable at its root.
 *
 * @param file the archive
 * @param zip whether it is a zip
 */
record CliArchive(Path file, boolean zip) {

  /** Releases are some 50 MB packed, 150 MB unpacked. */
  private static final long LARGEST = 1L << 30;

  /**
   * Writes the entry called {@code name} to {@code target}; nothing else is unpacked.
   *
   * @throws IOException when the archive is cut short or broken or lacks the entry
   */
  void extract(String name, Path target) throws IOException {
    try (ArchiveInputStream<? extends ArchiveEntry> archive = open()) {
      ArchiveEntry entry = archive.getNextEntry();
      while (entry != null && (entry.isDirectory() || !entry.getName().equals(name))) {
        entry = archive.getNextEntry();
      }
      if (entry == null) {
        throw new IOException("the archive holds no " + name);
      }
      copy(archive, target);
      if (entry.getSize() >= 0 && Files.size(target) != entry.getSize()) {
        throw new IOException("the archive is cut short");
      }
    }
  }

  private ArchiveInputStream<? extends ArchiveEntry> open() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      return zip
          ? new ZipArchiveInputStream(in)
          : new TarArchiveInputStream(new GzipCompressorInputStream(in));
    } catch (IOException e) {
      in.close();
      throw new IOException("the download is not an archive: " + Reasons.of(e), e);
    }
  }

  private static void copy(InputStream in, Path target) throws IOException {
    try (var out = Files.newOutputStream(target)) {
      byte[] buffer = new byte[1 << 16];
      long total = 0;
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        total += count;
        if (total > LARGEST) {
          throw new IOException("the archive unpacks to more than " + LARGEST + " bytes");
        }
        out.write(buffer, 0, count);
      }
    }
  }
}
