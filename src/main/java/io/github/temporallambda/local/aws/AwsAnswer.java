package io.github.temporallambda.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One answer. Its headers are those beside length and type; without a body it has no type. */
final class AwsAnswer {

  private final int status;
  private final Map<String, String> headers;
  private final String contentType;
  private final byte[] body;

  AwsAnswer(int status, Map<String, String> headers, String contentType, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.contentType = contentType;
    this.body = body;
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  String contentType() {
    return contentType;
  }

  byte[] body() {
    return body;
  }

  static AwsAnswer json(int status, JsonNode body) {
    return new AwsAnswer(
        status, Map.of(), "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
  }

  static AwsAnswer xml(int status, String body) {
    return xml(status, Map.of(), body);
  }

  static AwsAnswer xml(int status, Map<String, String> headers, String body) {
    return new AwsAnswer(status, headers, "text/xml", body.getBytes(StandardCharsets.UTF_8));
  }

  static AwsAnswer empty(int status) {
    return empty(status, Map.of());
  }

  static AwsAnswer empty(int status, Map<String, String> headers) {
    return new AwsAnswer(status, headers, "", new byte[0]);
  }

  /** An error as Lambda words it; its ResourceNotFoundException alone spells "Message". */
  static AwsAnswer error(AwsError error) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("Type", error.status() < 500 ? "User" : "Service");
    body.put(error.status() == 404 ? "Message" : "message", error.text());
    return new AwsAnswer(
        error.status(),
        Map.of("x-amzn-ErrorType", error.code()),
        "application/json",
        body.toString().getBytes(StandardCharsets.UTF_8));
  }
}
