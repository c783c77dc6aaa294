package io.github.temporallambda.local.temporal;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Waits until a server that was just started can be used. */
final class ServerReadiness {

  private static final long PAUSE_MILLIS = 50;

  private final ServerProcess process;
  private final int port;
  private final Deadline deadline;

  ServerReadiness(ServerProcess process, int port, Deadline deadline) {
    this.process = process;
    this.port = port;
    this.deadline = deadline;
  }

  /**
   * Waits for the namespace.
   *
   * @return false when the server ended because it lost a port to another process
   * @throws ProblemException (remote) when it ended otherwise or was not ready in time
   */
  boolean await(String namespace) throws IOException, InterruptedException {
    while (!accepts()) {
      if (!pause("nothing listens on 127.0.0.1:" + port)) {
        return false;
      }
    }
    try (NamespaceReadiness readiness = new NamespaceReadiness("127.0.0.1:" + port, namespace)) {
      while (!readiness.isReady()) {
        if (!pause("namespace " + namespace + ": " + readiness.lastAnswer())) {
          return false;
        }
      }
    }
    // Who answered may have been the process that took the port.
    return process.isAlive() || pause("it answered, then ended");
  }

  private boolean accepts() {
    try (Socket socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private boolean pause(String state) throws IOException, InterruptedException {
    if (process.lostPort()) {
      return false;
    }
    if (!process.isAlive()) {
      throw failed("The Temporal server ended while it was starting.", state);
    }
    if (deadline.isReached()) {
      throw failed("The Temporal server was not ready in time.", state);
    }
    Thread.sleep(PAUSE_MILLIS);
    return true;
  }

  private ProblemException failed(String what, String state) throws IOException {
    List<String> evidence = new ArrayList<>(List.of(state));
    process.lastLines().forEach(line -> evidence.add("server: " + line));
    return new ProblemException(
        Problem.remote(what, evidence, "read the server's last lines above, then try again"));
  }
}
