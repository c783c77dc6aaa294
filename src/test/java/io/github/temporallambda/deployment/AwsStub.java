package io.github.temporallambda.deployment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What the server's controller sees of Lambda: answers GetFunction and Invoke per function ARN as
 * told, and records the calls. An ARN that it was not told of is a function that does not exist.
 */
final class AwsStub implements AutoCloseable {

  /** How one function answers; {@code onInvoke} runs at each accepted invocation. */
  record Function(int getFunction, int invoke, Runnable onInvoke) {

    static Function invoking(Runnable onInvoke) {
      return new Function(200, 202, onInvoke);
    }

    static Function neverPolling() {
      return invoking(() -> {});
    }
  }

  private final HttpServer http;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Function> functions = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();

  AwsStub() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::answer);
    http.setExecutor(threads);
    http.start();
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  void put(String arn, Function function) {
    functions.put(arn, function);
  }

  long invocations(String arn) {
    return calls.stream().filter(("POST " + arn)::equals).count();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getRawPath();
      String encoded = path.split("/functions/", 2)[1].split("/", 2)[0];
      String arn = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
      calls.add(exchange.getRequestMethod() + " " + arn);
      Function function = functions.getOrDefault(arn, new Function(404, 404, () -> {}));
      boolean isInvoke = exchange.getRequestMethod().equals("POST");
      int status = isInvoke ? function.invoke() : function.getFunction();
      if (isInvoke && status == 202) {
        threads.execute(function.onInvoke());
      }
      byte[] body = body(status, arn).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.getResponseHeaders().add("X-Amzn-ErrorType", error(status));
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static String body(int status, String arn) {
    return status < 300
        ? "{\"Configuration\":{\"FunctionArn\":\"" + arn + "\"}}"
        : "{\"Type\":\"User\",\"Message\":\"" + error(status) + " for " + arn + "\"}";
  }

  private static String error(int status) {
    return status == 403 ? "AccessDeniedException" : "ResourceNotFoundException";
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
