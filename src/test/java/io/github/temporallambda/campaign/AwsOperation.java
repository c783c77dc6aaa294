package io.github.temporallambda.campaign;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request to AWS asks for.
 *
 * @param service {@code lambda}, {@code s3}, {@code sts}
 * @param name AWS's name of the operation; method and path where it is not known
 */
record AwsOperation(String service, String name) {

  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");
  private static final String FUNCTION = " /\\d{4}-\\d\\d-\\d\\d/functions/[^/]+";

  private static final Map<Pattern, String> LAMBDA = lambda();

  private static Map<Pattern, String> lambda() {
    Map<Pattern, String> operations = new LinkedHashMap<>();
    operations.put(Pattern.compile("GET" + FUNCTION), "GetFunction");
    operations.put(
        Pattern.compile("GET" + FUNCTION + "/configuration"), "GetFunctionConfiguration");
    operations.put(
        Pattern.compile("PUT" + FUNCTION + "/configuration"), "UpdateFunctionConfiguration");
    operations.put(Pattern.compile("PUT" + FUNCTION + "/code"), "UpdateFunctionCode");
    operations.put(Pattern.compile("GET" + FUNCTION + "/versions"), "ListVersionsByFunction");
    operations.put(Pattern.compile("POST" + FUNCTION + "/versions"), "PublishVersion");
    operations.put(Pattern.compile("GET" + FUNCTION + "/concurrency"), "GetFunctionConcurrency");
    operations.put(Pattern.compile("GET" + FUNCTION + "/aliases"), "ListAliases");
    operations.put(
        Pattern.compile("GET" + FUNCTION + "/event-invoke-config"), "GetFunctionEventInvokeConfig");
    operations.put(
        Pattern.compile("PUT" + FUNCTION + "/event-invoke-config"), "PutFunctionEventInvokeConfig");
    operations.put(Pattern.compile("GET /2016-08-19/account-settings/?"), "GetAccountSettings");
    operations.put(Pattern.compile("GET /code/.*"), "Download");
    return operations;
  }

  static AwsOperation of(HttpExchange exchange, byte[] body) {
    String path = exchange.getRequestURI().getPath();
    String asked = exchange.getRequestMethod() + " " + path;
    String authorization =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    if (authorization.contains("/s3/")) {
      return new AwsOperation("s3", s3(exchange.getRequestMethod(), path));
    }
    Matcher action = ACTION.matcher(new String(body, StandardCharsets.ISO_8859_1));
    if (path.equals("/") && action.find()) {
      return new AwsOperation("sts", action.group(1));
    }
    return LAMBDA.entrySet().stream()
        .filter(operation -> operation.getKey().matcher(asked).matches())
        .findFirst()
        .map(operation -> new AwsOperation("lambda", operation.getValue()))
        .orElseGet(() -> new AwsOperation("lambda", asked.replaceAll("/functions/[^/]+", "/…")));
  }

  /** A path of the bucket alone is about the bucket. */
  private static String s3(String method, String path) {
    return switch (method) {
      case "PUT" -> "PutObject";
      case "HEAD" -> path.matches("/[^/]+/?") ? "HeadBucket" : "HeadObject";
      default -> method;
    };
  }
}
