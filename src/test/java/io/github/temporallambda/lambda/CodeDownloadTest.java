package io.github.temporallambda.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.temporallambda.artifact.CodeSha256;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Lambda that names one location, and a code store that answers there as each test wants. */
class CodeDownloadTest {

  private static final String SECRET = "X-Amz-Signature=5ec7e7";
  private static final FunctionArn ARN =
      FunctionArn.parse("arn:aws:lambda:us-east-1:123456789012:function:orders:3");
  private static final byte[] CODE = "the code".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path directory;
  private HttpServer server;
  private AwsClients clients;
  private final AtomicReference<String> location = new AtomicReference<>("");
  private final Map<String, String> queries = new ConcurrentHashMap<>();
  private final AtomicInteger pauses = new AtomicInteger();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/2015-03-31/functions/orders", this::function);
    server.createContext("/code", exchange -> answer(exchange, 200, CODE));
    server.createContext(
        "/other", exchange -> answer(exchange, 200, "x".getBytes(StandardCharsets.UTF_8)));
    server.createContext("/gone", exchange -> answer(exchange, 403, CODE));
    server.createContext("/moved", this::redirect);
    server.start();
    clients =
        AwsClients.open(
            new AwsSettings(
                Optional.of("us-east-1"), LambdaStand.access(endpoint()), Patience.standard()),
            LambdaProgress.SILENT);
  }

  @AfterEach
  void stop() {
    clients.close();
    server.stop(0);
  }

  @Test
  void codeIsKeptWhenItsDigestIsTheVersions() {
    location.set(endpoint() + "/code?a=%2Fb%3D&" + SECRET);

    Path file = download(1_000).fetch(ARN, directory);

    assertThat(file).hasFileName("orders-3.zip").hasBinaryContent(CODE);
    assertThat(queries).containsEntry("/code", "a=%2Fb%3D&" + SECRET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/gone", "/moved"})
  void anythingElseIsRefusedWithoutTellingTheLocation(String path) {
    location.set(endpoint() + path + "?" + SECRET);

    refused(1_000);

    assertThat(pauses).hasValue(0);
    assertThat(queries).containsKey(path).doesNotContainKey("/code");
  }

  @Test
  void codeOfAnotherDigestIsFetchedAgainAndThenRefused() {
    location.set(endpoint() + "/other?" + SECRET);

    assertThat(refused(1_000)).hasMessageContaining("the digest of what came is");

    assertThat(pauses).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://store.example/code", "ftp://127.0.0.1/code", "file:///etc/passwd"})
  void codeIsFetchedOverHttpsOrFromThisMachineOnly(String elsewhere) {
    location.set(elsewhere + "?" + SECRET);

    assertThat(refused(1_000)).hasMessageContaining("not https");
  }

  @Test
  void aStoreThatCannotBeReachedIsToldByItsHost() {
    server.createContext("/hangup", HttpExchange::close);
    location.set(endpoint() + "/hangup?" + SECRET);

    assertThat(refused(1_000))
        .hasMessageContainingAll("from 127.0.0.1, 3 times", "check the network to AWS");
    assertThat(pauses).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 0})
  void whatBreaksOffIsFetchedAgain(int status) {
    AtomicInteger asked = new AtomicInteger();
    server.createContext(
        "/busy",
        exchange -> {
          if (asked.incrementAndGet() == 3) {
            answer(exchange, 200, CODE);
          } else if (status == 0) {
            // Its connection ends in the middle.
            exchange.sendResponseHeaders(200, CODE.length);
            exchange.getResponseBody().write(CODE, 0, 3);
            exchange.close();
          } else {
            answer(exchange, status, CODE);
          }
        });
    location.set(endpoint() + "/busy?" + SECRET);

    Path file = download(1_000).fetch(ARN, directory);

    assertThat(file).hasBinaryContent(CODE);
    assertThat(pauses).hasValue(2);
  }

  @Test
  void moreThanLambdaHoldsIsNotRead() {
    location.set(endpoint() + "/code?" + SECRET);

    assertThat(refused(CODE.length - 1)).hasMessageContaining("more than 7 bytes");
    assertThat(download(CODE.length).fetch(ARN, directory)).exists();
  }

  private ProblemException refused(long maxBytes) {
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class, () -> download(maxBytes).fetch(ARN, directory));
    assertThat(thrown)
        .hasMessageContaining(ARN.toString())
        .hasMessageNotContaining("5ec7e7")
        .hasNoCause();
    assertThat(directory).isEmptyDirectory();
    return thrown;
  }

  private CodeDownload download(long maxBytes) {
    return new CodeDownload(
        new LambdaApi(clients.lambda()),
        clients.http(),
        maxBytes,
        LambdaProgress.SILENT,
        pauses::incrementAndGet);
  }

  private URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void function(HttpExchange exchange) throws IOException {
    String json =
        """
        {"Configuration": {"FunctionName": "orders", "FunctionArn": "%s", "Version": "3",
          "PackageType": "Zip", "CodeSha256": "%s"},
         "Code": {"RepositoryType": "S3", "Location": "%s"}}
        """
            .formatted(ARN, CodeSha256.of(sha256()), location.get());
    answer(exchange, 200, json.getBytes(StandardCharsets.UTF_8));
  }

  private void redirect(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Location", endpoint() + "/code");
    answer(exchange, 302, CODE);
  }

  private void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    queries.put(
        exchange.getRequestURI().getPath(), String.valueOf(exchange.getRequestURI().getRawQuery()));
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static byte[] sha256() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(CODE);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
