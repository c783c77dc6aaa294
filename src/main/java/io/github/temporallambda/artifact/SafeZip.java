package io.github.temporallambda.artifact;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A zip whose entries all keep {@link EntryRules}, are there once each, and are read within a
 * {@link ReadBudget}.
 *
 * <p>The only place that touches a zip: reading, digesting and unpacking all come through here.
 * Whatever is wrong with the file is a {@link io.github.temporallambda.problem.ProblemException}
 * that names the entry.
 */
final class SafeZip implements AutoCloseable {

  private final String name;
  private final ZipFile zip;
  private final ReadBudget budget;
  private final List<ZipArchiveEntry> entries;

  private SafeZip(String name, ZipFile zip, ReadBudget budget) {
    this.name = name;
    this.zip = zip;
    this.budget = budget;
    this.entries = Collections.list(zip.getEntries());
  }

  /**
   * Reads the zip's directory and judges each entry by it.
   *
   * @param name what messages call the zip
   * @param channel is closed with the zip; to be closed by the caller when this throws
   */
  static SafeZip open(String name, SeekableByteChannel channel, ReadBudget budget) {
    SafeZip safe = new SafeZip(name, directory(name, channel), budget);
    Set<String> files = new HashSet<>();
    Set<String> directories = new HashSet<>();
    for (ZipArchiveEntry entry : safe.entries) {
      budget.takeEntry(name);
      EntryRules.brokenBy(entry).ifPresent(rule -> safe.refuse(entry, rule));
      safe.place(entry, files, directories);
    }
    files.stream().filter(directories::contains).sorted().findFirst().ifPresent(safe::refuseBoth);
    return safe;
  }

  /** Names are taken as Java takes them, so the extra field that could rename an entry is not. */
  private static ZipFile directory(String name, SeekableByteChannel channel) {
    try {
      return ZipFile.builder()
          .setSeekableByteChannel(channel)
          .setUseUnicodeExtraFields(false)
          .get();
    } catch (IOException | RuntimeException e) {
      // The library answers some damaged files with unchecked exceptions.
      throw PackageProblems.notAZip(name, e);
    }
  }

  private void place(ZipArchiveEntry entry, Set<String> files, Set<String> directories) {
    String path = entry.getName();
    if (!entry.isDirectory() && !files.add(path)) {
      refuse(entry, "is there twice, and which one counts differs between readers");
    }
    int slash = path.lastIndexOf('/');
    while (slash > 0 && directories.add(path.substring(0, slash))) {
      slash = path.lastIndexOf('/', slash - 1);
    }
  }

  private void refuse(ZipArchiveEntry entry, String rule) {
    throw PackageProblems.unsafe(name, entry.getName(), rule);
  }

  private void refuseBoth(String path) {
    throw PackageProblems.unsafe(name, path, "is both a file and a directory");
  }

  /** What messages call this zip. */
  String name() {
    return name;
  }

  /** Files and directories in the order of the zip's directory. */
  List<ZipArchiveEntry> entries() {
    return entries;
  }

  /** Files only. */
  List<ZipArchiveEntry> files() {
    return entries.stream().filter(entry -> !entry.isDirectory()).toList();
  }

  /** What the file of that name holds; empty where there is none. */
  Optional<byte[]> content(String path) {
    return Optional.ofNullable(zip.getEntry(path))
        .filter(entry -> !entry.isDirectory())
        .map(this::content);
  }

  private byte[] content(ZipArchiveEntry entry) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try {
      copy(entry, content);
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
    return content.toByteArray();
  }

  /**
   * Unpacks one entry, checked against its size and CRC-32.
   *
   * @throws IOException when {@code sink} does not take the bytes, and for no other reason
   */
  void copy(ZipArchiveEntry entry, OutputStream sink) throws IOException {
    try (EntryContent content = new EntryContent(name, entry, open(entry), budget)) {
      content.copyTo(sink);
    }
  }

  private InputStream open(ZipArchiveEntry entry) {
    try {
      return zip.getInputStream(entry);
    } catch (IOException | RuntimeException e) {
      throw PackageProblems.damaged(name, entry.getName(), e);
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      throw PackageProblems.unreadable(name, e);
    }
  }
}
