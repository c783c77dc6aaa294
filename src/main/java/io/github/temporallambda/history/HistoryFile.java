package io.github.temporallambda.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.temporal.api.history.v1.History;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

  /** A payload may be larger than the 20 MB that Jackson takes for a string by itself. */
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(LARGEST_BYTES).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

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
    return name.replaceFirst("\\.gz$", "").endsWith(".json") ? json(bytes).toByteArray() : bytes;
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

  /** Takes enum names in both forms, and the bare list of events that older Web UIs wrote. */
  private static History json(byte[] bytes) throws BrokenHistoryException {
    String text = text(bytes).strip();
    if (text.isEmpty()) {
      throw new BrokenHistoryException("it is empty");
    }
    try {
      JsonNode json = JSON.readTree(text.startsWith("[") ? "{\"events\":" + text + "}" : text);
      EnumNames.expand(json, History.getDescriptor());
      History.Builder history = History.newBuilder();
      JsonFormat.parser().ignoringUnknownFields().merge(json.toString(), history);
      return history.build();
    } catch (JsonProcessingException | InvalidProtocolBufferException | RuntimeException broken) {
      // The parsers' own messages repeat a part of the content, which may be a payload.
      throw new BrokenHistoryException("it is not the JSON of a history");
    }
  }

  private static String text(byte[] bytes) throws BrokenHistoryException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException broken) {
      throw new BrokenHistoryException("it is not UTF-8 text");
    }
  }
}
