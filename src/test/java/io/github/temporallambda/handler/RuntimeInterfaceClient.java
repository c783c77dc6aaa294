package io.github.temporallambda.handler;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** AWS's own runtime interface client, with the least of a Runtime API around it. */
final class RuntimeInterfaceClient {

  /** What it reported: {@code response}, {@code error} or {@code init/error}; and its output. */
  record Result(String report, List<String> output) {}

  private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private RuntimeInterfaceClient() {}

  /** Invokes the handler once with the event {@code {}}. */
  static Result invoke(Path layout, Path scratch, String handler, Map<String, String> environment)
      throws Exception {
    CompletableFuture<String> report = new CompletableFuture<>();
    HttpServer api =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    api.setExecutor(Executors.newCachedThreadPool());
    AtomicBoolean invoked = new AtomicBoolean();
    api.createContext("/", exchange -> answer(exchange, invoked, report));
    api.start();
    Path output = Files.createTempFile(scratch, "ric", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dfile.encoding=UTF-8",
            // It unpacks its native library under a fixed name into this directory.
            "-Djava.io.tmpdir=" + Files.createTempDirectory(scratch, "ric"),
            "-cp",
            Layouts.classPath("aws-lambda-java-.*|utils-lite-.*|annotations-2.*"),
            MAIN,
            handler);
    builder.directory(layout.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.redirectInput(new File("/dev/null"));
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + api.getAddress().getPort());
    Process process = builder.start();
    try {
      CompletableFuture<Object> either =
          CompletableFuture.anyOf(report, process.onExit().thenApply(ended -> "ended"));
      String told = either.get(30, TimeUnit.SECONDS).toString();
      return new Result(told, Files.readAllLines(output));
    } finally {
      process.destroyForcibly().waitFor();
      api.stop(0);
    }
  }

  private static void answer(
      HttpExchange exchange, AtomicBoolean invoked, CompletableFuture<String> report)
      throws IOException {
    String path = exchange.getRequestURI().getPath();
    exchange.getRequestBody().readAllBytes();
    if (path.endsWith("/invocation/next")) {
      if (invoked.getAndSet(true)) {
        return; // The next invocation never comes.
      }
      exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "request-1");
      exchange.getResponseHeaders().add("Lambda-Runtime-Invoked-Function-Arn", "arn:1");
      // Without these two its native library crashes.
      exchange.getResponseHeaders().add("Lambda-Runtime-Trace-Id", "Root=1-2-3");
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange
          .getResponseHeaders()
          .add("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 30_000));
      byte[] event = "{}".getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, event.length);
      exchange.getResponseBody().write(event);
    } else {
      exchange.sendResponseHeaders(202, -1);
      report.complete(
          path.endsWith("/init/error") ? "init/error" : path.substring(path.lastIndexOf('/') + 1));
    }
    exchange.close();
  }
}
