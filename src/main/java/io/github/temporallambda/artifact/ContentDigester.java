package io.github.temporallambda.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * Computes a {@link ContentDigest}: SHA-256 over the sorted files of a package, each with its path
 * and the SHA-256 of its content.
 *
 * <p>A jar in {@code lib/} counts by the files within it, in the same way. Order, times,
 * directories, compression, comments and extra fields play no part, nor does {@link BuildNoise},
 * nor {@link PackageLayout#BUILD_PROPERTIES}. Whatever else differs makes another digest.
 */
final class ContentDigester {

  /** Changes with the rules, so that digests made by different rules never agree by chance. */
  private static final String SCHEMA = "temporal-lambda content digest 1\n";

  private static final byte FILE = 'F';
  private static final byte LIBRARY = 'L';

  private final ReadBudget nested;

  /** For one package: the limits within jars are counted over all of them. */
  ContentDigester(ReadLimits limits) {
    this.nested = ReadBudget.ofNestedJars(limits);
  }

  ContentDigest digest(SafeZip zip) {
    MessageDigest digest = start();
    for (ZipArchiveEntry entry : counted(zip)) {
      boolean library = PackageLayout.isLibrary(entry.getName());
      byte[] content = library ? ofLibrary(zip, entry) : ofFile(zip, entry);
      add(digest, library ? LIBRARY : FILE, entry, content);
    }
    return new ContentDigest(HexFormat.of().formatHex(digest.digest()));
  }

  private byte[] ofLibrary(SafeZip zip, ZipArchiveEntry entry) {
    try (SafeZip library = NestedJar.open(zip, entry, nested)) {
      MessageDigest digest = start();
      counted(library).forEach(file -> add(digest, FILE, file, ofFile(library, file)));
      return digest.digest();
    }
  }

  /** The files that count, in the order in which they count. */
  static List<ZipArchiveEntry> counted(SafeZip zip) {
    return zip.files().stream()
        .filter(entry -> !entry.getName().equals(PackageLayout.BUILD_PROPERTIES))
        .sorted(Comparator.comparing(ZipArchiveEntry::getName))
        .toList();
  }

  /** What a file counts for: SHA-256 of its content without the noise. */
  static byte[] ofFile(SafeZip zip, ZipArchiveEntry entry) {
    try {
      return BuildNoise.mayBeIn(entry) ? ofText(zip, entry) : ofBytes(zip, entry);
    } catch (IOException e) {
      throw new UncheckedIOException("a sink in memory does not fail", e);
    }
  }

  private static byte[] ofText(SafeZip zip, ZipArchiveEntry entry) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    zip.copy(entry, content);
    return DigestUtils.sha256(BuildNoise.removeFrom(entry, content.toByteArray()));
  }

  private static byte[] ofBytes(SafeZip zip, ZipArchiveEntry entry) throws IOException {
    MessageDigest digest = DigestUtils.getSha256Digest();
    zip.copy(entry, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    return digest.digest();
  }

  private static MessageDigest start() {
    MessageDigest digest = DigestUtils.getSha256Digest();
    digest.update(SCHEMA.getBytes(UTF_8));
    return digest;
  }

  /** With the length of the path, so that no two lists of files run into the same bytes. */
  private static void add(MessageDigest digest, byte kind, ZipArchiveEntry entry, byte[] content) {
    byte[] path = entry.getName().getBytes(UTF_8);
    digest.update(kind);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(path.length).flip());
    digest.update(path);
    digest.update(content);
  }
}
