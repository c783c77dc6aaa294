package io.github.temporallambda.local.aws;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request, decoded: the path in segments with percent signs resolved, so that an ARN is one
 * segment; of query and headers the first value of each name; header names in lower case.
 */
final class AwsRequest {

  private final String method;
  private final List<String> path;
  private final Map<String, String> query;
  private final Map<String, String> headers;
  private final byte[] body;

  AwsRequest(
      String method,
      List<String> path,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body) {
    this.method = method;
    this.path = path;
    this.query = query;
    this.headers = headers;
    this.body = body;
  }

  String method() {
    return method;
  }

  List<String> path() {
    return path;
  }

  Map<String, String> query() {
    return query;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  static List<String> segments(URI uri) {
    return Arrays.stream(uri.getRawPath().split("/", -1))
        .filter(segment -> !segment.isEmpty())
        .map(segment -> decode(segment.replace("+", "%2B")))
        .toList();
  }

  /** The pairs of a query or of a form. */
  static Map<String, String> pairs(Optional<String> encoded) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : encoded.orElse("").split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      pairs.putIfAbsent(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return pairs;
  }

  Optional<String> queried(String name) {
    return Optional.ofNullable(query.get(name));
  }

  Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  Map<String, String> form() {
    return pairs(Optional.of(new String(body, StandardCharsets.UTF_8)));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new AwsError(400, "ValidationException", "The request is not percent-encoded rightly.");
    }
  }
}
