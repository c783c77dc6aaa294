package io.github.temporallambda.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Opens a jar within a zip, under the same rules as the zip itself.
 *
 * <p>The jar is spooled to a temporary file that goes away with the channel, so that memory does
 * not grow with it.
 */
final class NestedJar {

  private NestedJar() {}

  /**
   * @param budget counts what all jars of the package unzip to
   */
  static SafeZip open(SafeZip zip, ZipArchiveEntry entry, ReadBudget budget) {
    FileChannel channel = spoolFile(zip, entry);
    try {
      fill(channel, zip, entry);
      return SafeZip.open(zip.name() + "!/" + entry.getName(), channel, budget);
    } catch (RuntimeException e) {
      close(channel, e);
      throw e;
    }
  }

  private static FileChannel spoolFile(SafeZip zip, ZipArchiveEntry entry) {
    try {
      Path file = Files.createTempFile("temporal-lambda-", ".jar");
      return FileChannel.open(
          file,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw unwritable(zip, entry, e);
    }
  }

  /** The stream is left open: closing it would close the channel. */
  private static void fill(FileChannel channel, SafeZip zip, ZipArchiveEntry entry) {
    try {
      OutputStream sink = Channels.newOutputStream(channel);
      zip.copy(entry, sink);
      channel.position(0);
    } catch (IOException e) {
      throw unwritable(zip, entry, e);
    }
  }

  private static void close(FileChannel channel, RuntimeException failure) {
    try {
      channel.close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static RuntimeException unwritable(SafeZip zip, ZipArchiveEntry entry, IOException e) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir", "."));
    return PackageProblems.unwritable(zip.name() + "!/" + entry.getName(), temporary, e);
  }
}
