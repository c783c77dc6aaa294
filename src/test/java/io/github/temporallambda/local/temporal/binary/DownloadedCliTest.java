package io.github.temporallambda.local.temporal.binary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.temporallambda.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(
    value = {OS.LINUX, OS.MAC},
    disabledReason = "the executables are shell scripts")
class DownloadedCliTest {

  private static final DownloadLimits LIMITS =
      new DownloadLimits(Duration.ofSeconds(1), Duration.ofSeconds(1));

  @TempDir Path folder;
  private final RecordingListener listener = new RecordingListener();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private int status = 200;
  private byte[] body = {};

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/archive/",
        exchange -> {
          requests.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.createContext(
        "/moved/",
        exchange -> {
          String query = exchange.getRequestURI().getRawQuery();
          exchange.getResponseHeaders().add("Location", "/archive/signed?secret=1&" + query);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void releaseForThisPlatformIsAskedForAndKept() throws Exception {
    body = tarGz("temporal", Scripts.text(Scripts.CLI));

    ServerBinary binary = found(look("/archive/"));
    assertThat(binary).isInstanceOf(ServerBinary.TemporalCli.class);
    assertThat(binary.executable()).startsWith(folder).isExecutable();
    assertThat(requests).containsExactly("/archive/v1.8.2?platform=linux&arch=amd64");
    assertThat(listener.told)
        .contains("downloading " + base("/archive/") + requests.get(0).substring(9));
    try (var left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("lock", "temporal-cli-1.8.2-linux-amd64");
    }
  }

  @Test
  void secondLookDownloadsNothing() throws Exception {
    body = tarGz("temporal", Scripts.text(Scripts.CLI));
    look("/archive/");
    look("/archive/");

    assertThat(requests).hasSize(1);
  }

  @Test
  void redirectIsFollowed() throws Exception {
    body = tarGz("temporal", Scripts.text(Scripts.CLI));

    assertThat(look("/moved/")).isInstanceOf(Finding.Found.class);
  }

  @Test
  void failureBehindRedirectDoesNotTellTheSignedAddress() {
    status = 403;

    assertThatThrownBy(() -> look("/moved/"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/moved/v1.8.2?platform=linux&arch=amd64 answered 403")
        .hasMessageNotContaining("secret");
  }

  @Test
  void missingReleaseIsToldAndLeavesNothing() {
    status = 404;

    assertThatThrownBy(() -> look("/archive/")).hasMessageContaining("answered 404");
    assertThat(folder.resolve("lock")).isRegularFile();
    assertThat(folder.toFile().list()).containsExactly("lock");
  }

  @Test
  void archiveCutShortIsNotKept() throws IOException {
    byte[] whole = tarGz("temporal", Scripts.text(Scripts.CLI + "\n# " + "x1y2z3".repeat(5000)));
    body = Arrays.copyOf(whole, whole.length / 2);

    assertThatThrownBy(() -> look("/archive/")).isInstanceOf(IOException.class);
    assertThat(folder.toFile().list()).containsExactly("lock");
  }

  @Test
  void bodyCutShortIsNotKept() throws IOException {
    try (ServerSocket raw = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread answer =
          new Thread(() -> answer(raw, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"));
      answer.start();

      assertThatThrownBy(() -> look(URI.create("http://127.0.0.1:" + raw.getLocalPort() + "/")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("received: 3");
    }
    assertThat(folder.toFile().list()).containsExactly("lock");
  }

  @Test
  void somethingElseThanAnArchiveIsToldSo() {
    body = "<html>Sign in to the hotel's network</html>".getBytes(UTF_8);

    assertThatThrownBy(() -> look("/archive/")).hasMessageContaining("not an archive");
  }

  @Test
  void archiveWithoutTheExecutableIsToldSo() throws IOException {
    body = tarGz("README", "read me");

    assertThatThrownBy(() -> look("/archive/")).hasMessageContaining("holds no temporal");
  }

  @Test
  void otherContentUnderTheSameReleaseStops() throws Exception {
    body = tarGz("temporal", Scripts.text(Scripts.CLI));
    Files.delete(found(look("/archive/")).executable());
    body = tarGz("temporal", Scripts.text(Scripts.CLI + " # another"));

    assertThatThrownBy(() -> look("/archive/"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is not the file that was seen first");
    assertThat(folder.resolve("temporal-cli-1.8.2-linux-amd64/temporal")).doesNotExist();
  }

  @Test
  void serverThatNeverAnswersIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> look(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("sent nothing for 1000 ms");
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "others refuse where Linux lets wait")
  void connectingIsGivenUpWhenNobodyAccepts() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      fill(full, waiting);
      DownloadLimits limits = new DownloadLimits(Duration.ofSeconds(1), Duration.ofSeconds(60));

      assertThatThrownBy(
              () -> look(URI.create("http://127.0.0.1:" + full.getLocalPort() + "/"), limits))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no connection to http://127.0.0.1:")
          .hasMessageContaining("within 1000 ms");
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void unknownHostIsToldSo() {
    assertThatThrownBy(() -> look(URI.create("http://no-such-host.invalid/")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no-such-host.invalid");
  }

  @Test
  void windowsReleaseIsAZip() throws Exception {
    body = zip("temporal.exe", "MZ");
    ServerLookup lookup = lookup(base("/archive/"), new Platform("windows", "amd64"));

    assertThat(new DownloadedCli(LIMITS).look(lookup, listener))
        .isInstanceOfSatisfying(
            Finding.Missing.class,
            missing -> assertThat(missing.reason()).contains("temporal.exe"));
    assertThat(folder.resolve("temporal-cli-1.8.2-windows-amd64/temporal.exe")).hasContent("MZ");
    assertThat(requests).containsExactly("/archive/v1.8.2?platform=windows&arch=amd64");
  }

  private static void fill(ServerSocket full, List<Socket> waiting) throws IOException {
    while (true) {
      Socket socket = new Socket();
      waiting.add(socket);
      try {
        socket.connect(full.getLocalSocketAddress(), 200);
      } catch (java.net.SocketTimeoutException e) {
        return;
      }
    }
  }

  private static void answer(ServerSocket raw, String text) {
    try (Socket socket = raw.accept()) {
      byte[] request = new byte[4096];
      if (socket.getInputStream().read(request) > 0) {
        socket.getOutputStream().write(text.getBytes(UTF_8));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ServerBinary found(Finding finding) {
    return ((Finding.Found) finding).binary();
  }

  private URI base(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private Finding look(String path) throws IOException, InterruptedException {
    return look(base(path));
  }

  private Finding look(URI base) throws IOException, InterruptedException {
    return look(base, LIMITS);
  }

  private Finding look(URI base, DownloadLimits limits) throws IOException, InterruptedException {
    ServerLookup lookup = lookup(base, new Platform("linux", "amd64"));
    return new DownloadedCli(limits).look(lookup, listener);
  }

  private ServerLookup lookup(URI base, Platform platform) {
    return new ServerLookup(Optional.empty(), Map.of(), folder, base, platform);
  }

  private static byte[] tarGz(String name, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
      put(tar, "LICENSE", "text");
      put(tar, name, content);
    }
    return bytes.toByteArray();
  }

  private static void put(TarArchiveOutputStream tar, String name, String content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.getBytes(UTF_8).length);
    tar.putArchiveEntry(entry);
    tar.write(content.getBytes(UTF_8));
    tar.closeArchiveEntry();
  }

  private static byte[] zip(String name, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      zip.putArchiveEntry(new ZipArchiveEntry(name));
      zip.write(content.getBytes(UTF_8));
      zip.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }
}
