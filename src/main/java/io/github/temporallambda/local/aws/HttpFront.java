package io.github.temporallambda.local.aws;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads requests, passes them to STS, S3, Lambda or a download, and writes the answers. */
final class HttpFront {

  /** Bytes of the largest request, as Lambda limits it. */
  static final int REQUEST_LIMIT = 70_167_211;

  private final LambdaApi lambda;
  private final StsApi sts;
  private final S3Api s3;
  private final CodeDownloads downloads;

  HttpFront(LambdaApi lambda, StsApi sts, S3Api s3, CodeDownloads downloads) {
    this.lambda = lambda;
    this.sts = sts;
    this.s3 = s3;
    this.downloads = downloads;
  }

  /** Answers one exchange; a fault of ours is answered as AWS's ServiceException. */
  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      write(exchange, answer(exchange));
    }
  }

  private AwsAnswer answer(HttpExchange exchange) throws IOException {
    try {
      Map<String, String> headers = headers(exchange);
      if (S3Request.isSignedForS3(headers)) {
        return s3(exchange, headers);
      }
      AwsRequest request = read(exchange, headers);
      if (request.path().isEmpty() && request.method().equals("POST")) {
        return sts.answer(request);
      }
      if (request.path().size() == 2 && request.path().get(0).equals(CodeDownloads.PATH)) {
        return downloads.download(request.path().get(1));
      }
      return lambda.answer(request);
    } catch (AwsError e) {
      return AwsAnswer.error(e);
    } catch (RuntimeException e) {
      return AwsAnswer.error(new AwsError(500, "ServiceException", described(e)));
    }
  }

  private AwsAnswer s3(HttpExchange exchange, Map<String, String> headers) throws IOException {
    try (InputStream content = exchange.getRequestBody()) {
      AwsAnswer answer = s3.answer(S3Request.of(exchange, headers));
      // A refusal may leave the body unread: see below.
      content.transferTo(OutputStream.nullOutputStream());
      return answer;
    }
  }

  /** Only where it happened: the message of an exception may hold what a caller sent. */
  private static String described(RuntimeException e) {
    String place =
        e.getStackTrace().length == 0 ? "an unknown place" : e.getStackTrace()[0].toString();
    return "A fault of the local Lambda: " + e.getClass().getName() + " at " + place;
  }

  private static Map<String, String> headers(HttpExchange exchange) {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return headers;
  }

  private static AwsRequest read(HttpExchange exchange, Map<String, String> headers)
      throws IOException {
    return new AwsRequest(
        exchange.getRequestMethod(),
        AwsRequest.segments(exchange.getRequestURI()),
        AwsRequest.pairs(Optional.ofNullable(exchange.getRequestURI().getRawQuery())),
        headers,
        body(exchange));
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    try (InputStream content = exchange.getRequestBody()) {
      byte[] body = content.readNBytes(REQUEST_LIMIT);
      // Reading on lets the client finish sending, so that it sees the answer and no broken pipe.
      if (content.transferTo(OutputStream.nullOutputStream()) > 0) {
        throw AwsError.tooLarge("Request must be smaller than " + REQUEST_LIMIT + " bytes");
      }
      return body;
    }
  }

  private static void write(HttpExchange exchange, AwsAnswer answer) throws IOException {
    exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
    // Otherwise each answer waits 40 ms: the JDK sends it in two parts, and Nagle holds the second.
    exchange.getResponseHeaders().set("Connection", "close");
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    if (answer.body().length == 0) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    exchange.sendResponseHeaders(answer.status(), answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }
}
