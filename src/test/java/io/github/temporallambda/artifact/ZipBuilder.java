package io.github.temporallambda.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Writes zips, good and bad ones, entry by entry. */
final class ZipBuilder {

  private final List<ZipArchiveEntry> entries = new ArrayList<>();
  private final List<byte[]> contents = new ArrayList<>();
  private String comment = "";

  static ZipBuilder zip() {
    return new ZipBuilder();
  }

  ZipBuilder file(String name, String content) {
    return file(name, content.getBytes(UTF_8));
  }

  ZipBuilder file(String name, byte[] content) {
    return add(new ZipArchiveEntry(name), content);
  }

  ZipBuilder stored(String name, byte[] content) {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setCrc(crc.getValue());
    entry.setSize(content.length);
    return add(entry, content);
  }

  ZipBuilder directory(String name) {
    return stored(name, new byte[0]);
  }

  ZipBuilder mode(String name, int mode, String content) {
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setUnixMode(mode);
    return add(entry, content.getBytes(UTF_8));
  }

  /** Of the entry added last. */
  ZipBuilder time(long epochMillis) {
    entries.get(entries.size() - 1).setTime(epochMillis);
    return this;
  }

  /** Of the entry added last. */
  ZipBuilder entryComment(String text) {
    entries.get(entries.size() - 1).setComment(text);
    return this;
  }

  ZipBuilder comment(String text) {
    comment = text;
    return this;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      zip.setComment(comment);
      for (int item = 0; item < entries.size(); item++) {
        zip.putArchiveEntry(entries.get(item));
        zip.write(contents.get(item));
        zip.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  Path in(Path directory) throws IOException {
    return Files.write(directory.resolve("app.zip"), bytes());
  }

  private ZipBuilder add(ZipArchiveEntry entry, byte[] content) {
    entries.add(entry);
    contents.add(content);
    return this;
  }
}
