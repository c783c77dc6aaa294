package io.github.temporallambda.campaign;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Stands before the local AWS: tells each request its name, and does to it what is scripted. */
final class AwsProxy implements AutoCloseable {

  /** The JDK's client sets these itself. */
  private static final Set<String> RESTRICTED =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private static final int PIECES = 10;

  private final HttpServer server;
  private final ExecutorService requests = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI aws;
  private final Traffic traffic;

  private AwsProxy(HttpServer server, URI aws, Traffic traffic) {
    this.server = server;
    this.aws = aws;
    this.traffic = traffic;
  }

  static AwsProxy before(URI aws, Traffic traffic) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AwsProxy proxy = new AwsProxy(server, aws, traffic);
    server.setExecutor(proxy.requests);
    server.createContext("/", proxy::handle);
    server.start();
    return proxy;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Leaving it without an answer closes the connection. */
  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Optional<String> step = StepCalls.told(exchange);
      if (step.isPresent()) {
        between(exchange, step.get());
        return;
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      AwsOperation operation = AwsOperation.of(exchange, body);
      if (operation.name().equals("PutObject")) {
        traffic.keeping(exchange.getRequestURI().getPath());
      }
      int asked = Objects.hash(exchange.getRequestURI(), Arrays.hashCode(body));
      Interference interference = traffic.arriving(operation.service(), operation.name(), asked);
      if (interference instanceof Interference.Kill kill) {
        killing(exchange, body, kill);
      } else if (interference instanceof Interference.Aws fault) {
        failing(exchange, body, operation, fault.fault());
      } else {
        answer(exchange, forward(exchange, body));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void between(HttpExchange exchange, String step) throws IOException {
    if (traffic.arriving(RemoteCall.STEP, step, 0) instanceof Interference.Kill kill) {
      kill.kill().run();
    } else {
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private void killing(HttpExchange exchange, byte[] body, Interference.Kill kill)
      throws IOException, InterruptedException {
    if (kill.applied()) {
      forward(exchange, body);
    }
    kill.kill().run();
  }

  private void failing(HttpExchange exchange, byte[] body, AwsOperation operation, AwsFault fault)
      throws IOException, InterruptedException {
    if (fault.isAnswer()) {
      refuse(exchange, operation, fault);
      return;
    }
    if (fault == AwsFault.RESET_BEFORE) {
      return;
    }
    HttpResponse<byte[]> answer = forward(exchange, body);
    switch (fault) {
      case TIMEOUT_AFTER_APPLIED -> TimeUnit.SECONDS.sleep(65);
      case TRUNCATED_BODY -> truncated(exchange, answer);
      case SLOW_BODY -> slow(exchange, answer);
      default -> {}
    }
  }

  private static void refuse(HttpExchange exchange, AwsOperation operation, AwsFault fault)
      throws IOException {
    if (!fault.errorType().isEmpty()) {
      exchange.getResponseHeaders().set("x-amzn-ErrorType", fault.errorType());
    }
    if (fault == AwsFault.THROTTLED_RETRY_AFTER) {
      exchange.getResponseHeaders().set("Retry-After", "1");
    }
    exchange.getResponseHeaders().set("Connection", "close");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(fault.status(), -1);
      return;
    }
    byte[] bytes = fault.body(operation).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(fault.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(aws.resolve(exchange.getRequestURI().toString()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (!RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
    byte[] body = begin(exchange, answer);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private void truncated(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
    byte[] body = begin(exchange, answer);
    exchange.getResponseBody().write(body, 0, body.length / 2);
    exchange.getResponseBody().flush();
  }

  private void slow(HttpExchange exchange, HttpResponse<byte[]> answer)
      throws IOException, InterruptedException {
    byte[] body = begin(exchange, answer);
    int piece = body.length / PIECES + 1;
    OutputStream out = exchange.getResponseBody();
    for (int from = 0; from < body.length; from += piece) {
      TimeUnit.MILLISECONDS.sleep(200);
      out.write(body, from, Math.min(piece, body.length - from));
      out.flush();
    }
  }

  /** Sends status and headers; the body that is to follow. */
  private byte[] begin(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
                exchange.getResponseHeaders().put(name, List.copyOf(values));
              }
            });
    exchange.getResponseHeaders().set("Connection", "close");
    byte[] body = throughUs(answer);
    exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
    return body;
  }

  /** A code's presigned location leads through this proxy as well. */
  private byte[] throughUs(HttpResponse<byte[]> answer) {
    boolean json =
        answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
    if (!json) {
      return answer.body();
    }
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    String ours = text.replace("\"" + aws + "/", "\"" + endpoint() + "/");
    return ours.equals(text)
        ? Arrays.copyOf(answer.body(), answer.body().length)
        : ours.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    requests.shutdownNow();
  }
}
