package io.github.temporallambda.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Payloads in the encoding {@code json/plain}, which the server reads itself. Never through a
 * user's codec: the server could not read them then.
 */
final class JsonPayloads {

  private static final String ENCODING = "encoding";
  private static final ByteString JSON_PLAIN = ByteString.copyFromUtf8("json/plain");
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonPayloads() {}

  /** A JSON text as it is. */
  static Payload ofJson(String json) {
    return Payload.newBuilder()
        .putMetadata(ENCODING, JSON_PLAIN)
        .setData(ByteString.copyFromUtf8(json))
        .build();
  }

  /** A value (a string, or a map of strings) as JSON. */
  static Payload of(Object value) {
    try {
      return ofJson(JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("strings and maps of strings only", e);
    }
  }

  /** The string that a payload holds; empty when it holds something else. */
  static Optional<String> readString(Payload payload) {
    return read(payload, new TypeReference<String>() {});
  }

  /** The JSON object that a payload holds; empty when it holds something else. */
  static Optional<Map<String, Object>> readObject(Payload payload) {
    return read(payload, new TypeReference<Map<String, Object>>() {});
  }

  private static <T> Optional<T> read(Payload payload, TypeReference<T> type) {
    if (!JSON_PLAIN.equals(payload.getMetadataOrDefault(ENCODING, ByteString.EMPTY))) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JSON.readValue(payload.getData().toByteArray(), type));
    } catch (IOException e) {
      return Optional.empty(); // Of another shape: as good as another encoding to the caller.
    }
  }
}
