package io.github.temporallambda.race;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request to AWS is about, from its first line, who it was signed for, and what its body
 * says of S3.
 *
 * @param service {@code lambda}, {@code s3}, or empty for a presigned download
 * @param method of HTTP
 * @param path decoded
 * @param qualifier the version that is named in the query; empty where the name stands alone
 * @param object where Lambda is to take code from; empty where it is sent, or there is none
 */
record AwsRequestLine(
    String service,
    String method,
    String path,
    Optional<String> qualifier,
    Optional<StoredCode> object) {

  /**
   * Code in a bucket.
   *
   * @param path bucket and key, as in {@code /bucket/key}
   * @param ofOneVersion whether one version of the object is named
   */
  record StoredCode(String path, boolean ofOneVersion) {}

  private static final Pattern FIRST =
      Pattern.compile("([A-Z]+) (\\S+) HTTP/1\\.1\r\n.*", Pattern.DOTALL);
  private static final Pattern SIGNED_FOR =
      Pattern.compile("(?i)Authorization: [^\r\n]*/([a-z0-9]+)/aws4_request");
  private static final Pattern QUALIFIER = Pattern.compile("(?:^|&)Qualifier=([^&]+)");
  private static final Pattern STORED =
      Pattern.compile("(?=.*\"S3Bucket\":\"([^\"]+)\").*\"S3Key\":\"([^\"]+)\".*", Pattern.DOTALL);
  private static final Pattern FUNCTION =
      Pattern.compile("/\\d{4}-\\d\\d-\\d\\d/functions/([^/]+)(/.*)?");

  /** How Lambda's API names them: method, and what comes after the function. */
  private static final Map<String, String> LAMBDA = lambda();

  private static Map<String, String> lambda() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("GET ", "GetFunction");
    names.put("GET /configuration", "GetFunctionConfiguration");
    names.put("PUT /configuration", "UpdateFunctionConfiguration");
    names.put("PUT /code", "UpdateFunctionCode");
    names.put("GET /versions", "ListVersionsByFunction");
    names.put("POST /versions", "PublishVersion");
    names.put("GET /concurrency", "GetFunctionConcurrency");
    names.put("GET /event-invoke-config", "GetFunctionEventInvokeConfig");
    names.put("PUT /event-invoke-config", "PutFunctionEventInvokeConfig");
    return names;
  }

  /** From its bytes as text: the whole head, and so much of a body as tells of S3. */
  static AwsRequestLine of(String head) {
    Matcher first = FIRST.matcher(head);
    if (!first.matches()) {
      throw new AssertionError("no request: " + head);
    }
    URI uri = URI.create(first.group(2));
    Matcher signed = SIGNED_FOR.matcher(head);
    Matcher qualifier = QUALIFIER.matcher(Optional.ofNullable(uri.getRawQuery()).orElse(""));
    return new AwsRequestLine(
        signed.find() ? signed.group(1) : "",
        first.group(1),
        uri.getPath(),
        qualifier.find()
            ? Optional.of(URLDecoder.decode(qualifier.group(1), StandardCharsets.UTF_8))
            : Optional.empty(),
        stored(head));
  }

  private static Optional<StoredCode> stored(String request) {
    Matcher stored = STORED.matcher(request);
    return stored.matches()
        ? Optional.of(
            new StoredCode(
                "/" + stored.group(1) + "/" + stored.group(2),
                request.contains("\"S3ObjectVersion\"")))
        : Optional.empty();
  }

  /** Lambda's or S3's own name of what is asked for. */
  String operation() {
    if (service.equals("s3")) {
      boolean bucket = path.matches("/[^/]+/?");
      return switch (method) {
        case "HEAD" -> bucket ? "HeadBucket" : "HeadObject";
        case "PUT" -> "PutObject";
        default -> method + " " + path;
      };
    }
    Matcher function = FUNCTION.matcher(path);
    if (function.matches()) {
      String after = Optional.ofNullable(function.group(2)).orElse("").replaceAll("/$", "");
      return LAMBDA.getOrDefault(method + " " + after, method + " " + path);
    }
    return path.matches("/2016-08-19/account-settings/?") ? "GetAccountSettings" : method + path;
  }

  /** The function as the request names it: alone, or {@code name:version}; empty for none. */
  Optional<String> function() {
    Matcher function = FUNCTION.matcher(path);
    return function.matches()
        ? Optional.of(
            function.group(1).replaceFirst("^arn:.*:function:", "")
                + qualifier.map(it -> ":" + it).orElse(""))
        : Optional.empty();
  }
}
