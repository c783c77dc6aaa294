package io.github.temporallambda.local.aws;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The JSON object of a request; a member that is null counts as absent. */
final class RequestBody {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode object;

  private RequestBody(JsonNode object) {
    this.object = object;
  }

  /**
   * @throws AwsError 400 when {@code bytes} are neither empty nor a JSON object
   */
  static RequestBody of(byte[] bytes) {
    try {
      JsonNode node =
          bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : MAPPER.readTree(bytes);
      if (!node.isObject()) {
        throw notJson();
      }
      return new RequestBody(node);
    } catch (JacksonException e) {
      throw notJson();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Stops a request that asks for what this stand-in does not have, rather than ignoring it.
   *
   * @throws AwsError 400 naming the members
   */
  RequestBody onlyWith(Set<String> supported) {
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!supported.contains(member.getKey()) && !isNothing(member.getValue())) {
        throw AwsError.invalidParameter(
            "The local Lambda does not support '" + member.getKey() + "' here.");
      }
    }
    return this;
  }

  Optional<String> text(String name) {
    return member(name).map(node -> typed(node, node.isTextual(), name).textValue());
  }

  String requiredText(String name) {
    return text(name)
        .orElseThrow(() -> AwsError.validation("null", name, "Member must not be null"));
  }

  OptionalInt number(String name) {
    return member(name)
        .map(node -> OptionalInt.of(typed(node, node.canConvertToInt(), name).intValue()))
        .orElseGet(OptionalInt::empty);
  }

  boolean flag(String name) {
    return member(name)
        .map(node -> typed(node, node.isBoolean(), name).booleanValue())
        .orElse(false);
  }

  byte[] binary(String name) {
    String base64 = requiredText(name);
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw serialization(name);
    }
  }

  Optional<RequestBody> object(String name) {
    return member(name).map(node -> new RequestBody(typed(node, node.isObject(), name)));
  }

  /** The members as strings, in their order. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            member ->
                texts.put(
                    member.getKey(),
                    typed(member.getValue(), member.getValue().isTextual(), member.getKey())
                        .textValue()));
    return texts;
  }

  /** The only element of an array of strings. */
  Optional<String> singleText(String name) {
    return member(name)
        .map(node -> typed(node, node.isArray() && node.size() == 1, name).get(0).asText());
  }

  private Optional<JsonNode> member(String name) {
    return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
  }

  private static boolean isNothing(JsonNode node) {
    return node.isNull() || (node.isContainerNode() && node.isEmpty());
  }

  private static JsonNode typed(JsonNode node, boolean rightType, String name) {
    if (!rightType) {
      throw serialization(name);
    }
    return node;
  }

  private static AwsError serialization(String name) {
    return new AwsError(400, "SerializationException", "'" + name + "' has the wrong type.");
  }

  private static AwsError notJson() {
    return new AwsError(
        400, "InvalidRequestContentException", "Could not parse request body into json");
  }
}
