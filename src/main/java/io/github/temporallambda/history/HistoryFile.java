package io.github.temporallambda.history;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** One file with one history, in any of the forms that {@link HistoryFiles} names. */
final class HistoryFile {

  /** The server ends an execution at 50 MB of history; its JSON is about seven times as large. */
  static final int LARGEST_BYTES = 400 << 20;

  /** Neither JSON nor a protobuf can begin so. */
  private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};

  private static final Pattern NAME = Pattern.compile(".*\\.(json|pb|binpb)(\\.gz)?");

  private HistoryFile() {}

  static boolean isOne(Path file) {
    return NAME.matcher(file.getFileName().toString()).matches();
  }

  /**
   * The bytes of a {@code temporal.api.history.v1.History}: of JSON the same history in binary, of
   * a binary file what it holds, which is not looked at.
   *
   * @throws BrokenHistoryException when the file's content is not the JSON of a history
   * @throws UncheckedIOException when the file cannot be read
   */
  static byte[] read(Path file) throws BrokenHistoryException {
    String name = file.getFileName().toString();
    byte[] bytes = bytes(file);
    return name.replaceFirst("\\.gz$", "").endsWith(".json")
        ? HistoryJson.parse(bytes).toByteArray()
        : bytes;
  }

  private static byte[] bytes(Path file) throws BrokenHistoryException {
    try (PushbackInputStream raw =
            new PushbackInputStream(Files.newInputStream(file), GZIP_MAGIC.length);
        InputStream content = isZipped(raw) ? new GZIPInputStream(raw) : raw) {
      byte[] bytes = content.readNBytes(LARGEST_BYTES);
      if (content.read() >= 0) {
        throw new BrokenHistoryException("it is larger than " + (LARGEST_BYTES >> 20) + " MB");
      }
      return bytes;
    } catch (ZipException | EOFException broken) {
      throw new BrokenHistoryException("it is not a complete gzip file");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** By the content: tools unpack what they load, and name it as it was. */
  private static boolean isZipped(PushbackInputStream content) throws IOException {
    byte[] start = content.readNBytes(GZIP_MAGIC.length);
    content.unread(start);
    return Arrays.equals(start, GZIP_MAGIC);
  }
}
