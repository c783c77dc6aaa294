package io.github.temporallambda.local.temporal;

import io.github.temporallambda.local.temporal.binary.ServerBinary;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * A program that starts a Temporal server, prints its process id, and waits to be ended. Arguments:
 * the kind of binary ({@code PlainServer} or {@code TemporalCli}), its path, the directory.
 */
final class StartedServer {

  private StartedServer() {}

  public static void main(String[] arguments) throws InterruptedException {
    Path executable = Path.of(arguments[1]);
    ServerBinary binary =
        arguments[0].equals("TemporalCli")
            ? new ServerBinary.TemporalCli(executable)
            : new ServerBinary.PlainServer(executable);
    TemporalServer server =
        TemporalServer.start(
            binary,
            TemporalServerSettings.forTests(
                Path.of(arguments[2]), URI.create("http://127.0.0.1:1")));
    System.out.println(server.pid());
    new CountDownLatch(1).await();
  }
}
