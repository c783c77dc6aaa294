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
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A history as JSON. A class of its own, since making its parser ready takes longer than reading
 * many binary histories.
 */
final class HistoryJson {

  /** A payload may be larger than the 20 MB that Jackson takes for a string by itself. */
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(HistoryFile.LARGEST_BYTES)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private HistoryJson() {}

  /** Takes enum names in both forms, and the bare list of events that older Web UIs wrote. */
  static History parse(byte[] bytes) throws BrokenHistoryException {
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
