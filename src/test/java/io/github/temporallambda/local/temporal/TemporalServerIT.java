package io.github.temporallambda.local.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.local.temporal.binary.ServerBinary;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalServerIT {

  @TempDir Path directory;

  @Test
  void namespaceIsUsableOnceStartReturns() {
    TemporalServerSettings settings =
        TemporalServerSettings.forTests(directory, URI.create("http://127.0.0.1:1"));
    ServerBinary binary = new ServerBinary.PlainServer(Path.of(System.getenv("TRY_SERVER")));
    long t = System.nanoTime();
    try (TemporalServer server = TemporalServer.start(binary, settings)) {
      System.out.println("started in " + (System.nanoTime() - t) / 1_000_000);
      assertThat(server.address()).startsWith("127.0.0.1:");
      t = System.nanoTime();
    }
    System.out.println("ended in " + (System.nanoTime() - t) / 1_000_000);
    assertThat(directory).isEmptyDirectory();
  }
}
