package io.github.temporallambda.local.aws;

import com.sun.net.httpserver.HttpExchange;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request to S3, path-style, its body not read yet.
 *
 * @param method the HTTP method
 * @param bucketName the first part of the path
 * @param key the rest; empty when the request is about the bucket
 * @param query the first value of each name
 * @param headers the first value of each, names in lower case
 * @param body as it comes
 */
record S3Request(
    String method,
    String bucketName,
    String key,
    Map<String, String> query,
    Map<String, String> headers,
    InputStream body) {

  /** The service is part of what every client signs. */
  private static final Pattern SIGNED_FOR_S3 =
      Pattern.compile("Credential=[^/]+/\\d{8}/[^/]+/s3/aws4_request");

  static boolean isSignedForS3(Map<String, String> headers) {
    return SIGNED_FOR_S3.matcher(headers.getOrDefault("authorization", "")).find();
  }

  static S3Request of(HttpExchange exchange, Map<String, String> headers) {
    String path = exchange.getRequestURI().getRawPath().substring(1);
    int slash = path.indexOf('/');
    return new S3Request(
        exchange.getRequestMethod(),
        decode(slash < 0 ? path : path.substring(0, slash)),
        decode(slash < 0 ? "" : path.substring(slash + 1)),
        AwsRequest.pairs(Optional.ofNullable(exchange.getRequestURI().getRawQuery())),
        headers,
        exchange.getRequestBody());
  }

  Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
