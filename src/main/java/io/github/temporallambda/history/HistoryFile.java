package io.github.temporallambda.history;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** One file with one history, in any of the forms that {@link HistoryFiles} names. */
final class HistoryFile {

  /** The server ends an execution at 50 MB of history; its JSON is about seven times as large. */
  static final int LARGEST_BYTES = 400 << 20;

  /** Neither JSON nor a protobuf can begin so. */
  private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};

  private static final int BUFFER_BYTES = 1 << 14;
  private static final long LARGEST_RATIO = 1032;

  private static final String ZIPPED = ".gz";
  private static final String JSON = ".json";
  private static final List<String> FORMS = List.of(JSON, ".pb", ".binpb");

  private HistoryFile() {}

  static boolean isOne(Path file) {
    String name = plainName(file);
    return FORMS.stream().anyMatch(name::endsWith);
  }

  private static String plainName(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(ZIPPED) ? name.substring(0, name.length() - ZIPPED.length()) : name;
  }

  /**
   * The bytes of a {@code temporal.api.history.v1.History}: of JSON the same history in binary, of
   * a binary file what it holds, which is not looked at.
   *
   * @throws BrokenHistoryException when the file's content is not the JSON of a history
   * @throws UncheckedIOException when the file cannot be read
   */
  static byte[] read(Path file) throws BrokenHistoryException {
    byte[] bytes = bytes(file);
    return plainName(file).endsWith(JSON) ? HistoryJson.parse(bytes).toByteArray() : bytes;
  }

  private static byte[] bytes(Path file) throws BrokenHistoryException {
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw tooLarge();
      }
      byte[] bytes = Files.readAllBytes(file);
      return isZipped(bytes) ? unzipped(bytes) : bytes;
    } catch (ZipException | EOFException broken) {
      throw new BrokenHistoryException("it is not a complete gzip file");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** By the content: tools unpack what they load, and name it as it was. */
  private static boolean isZipped(byte[] content) {
    return content.length >= GZIP_MAGIC.length
        && Arrays.equals(content, 0, GZIP_MAGIC.length, GZIP_MAGIC, 0, GZIP_MAGIC.length);
  }

  private static byte[] unzipped(byte[] zipped) throws IOException, BrokenHistoryException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped), BUFFER_BYTES)) {
      byte[] bytes = new byte[expected(zipped)];
      int size = in.readNBytes(bytes, 0, bytes.length);
      byte[] more = in.readNBytes(LARGEST_BYTES - size);
      if (in.read() >= 0) {
        throw tooLarge();
      }
      return size == bytes.length && more.length == 0 ? bytes : joined(bytes, size, more);
    }
  }

  /** What the end of the file says, as far as that can be true: gzip makes no more of a byte. */
  private static int expected(byte[] zipped) {
    int end = zipped.length - Integer.BYTES;
    long told =
        end < 0
            ? 0
            : Integer.toUnsignedLong(
                ByteBuffer.wrap(zipped).order(ByteOrder.LITTLE_ENDIAN).getInt(end));
    return (int) Math.min(told, Math.min(LARGEST_BYTES, LARGEST_RATIO * zipped.length));
  }

  private static byte[] joined(byte[] first, int size, byte[] second) {
    byte[] all = Arrays.copyOf(first, size + second.length);
    System.arraycopy(second, 0, all, size, second.length);
    return all;
  }

  private static BrokenHistoryException tooLarge() {
    return new BrokenHistoryException("it is larger than " + (LARGEST_BYTES >> 20) + " MB");
  }
}
