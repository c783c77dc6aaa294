package io.github.temporallambda.local.temporal;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * Nine ports on 127.0.0.1 that were free together a moment ago. Another process may take one before
 * the server does; the server then ends and is started with others.
 *
 * @param frontend the gRPC frontend, the one that clients use
 * @param http the frontend's HTTP side
 * @param internal gRPC of history, matching and worker, then the membership ports of frontend,
 *     history, matching and worker
 */
record ServerPorts(int frontend, int http, List<Integer> internal) {

  private static final int INTERNAL = 7;

  ServerPorts {
    internal = List.copyOf(internal);
    if (internal.size() != INTERNAL) {
      throw new IllegalArgumentException("not " + INTERNAL + " internal ports: " + internal);
    }
  }

  /**
   * Chooses ports.
   *
   * @param frontendPort the port the frontend must have, or 0 for a free one
   * @throws ProblemException (configuration) when {@code frontendPort} is taken
   */
  static ServerPorts choose(int frontendPort) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      held.add(holdFrontend(frontendPort));
      while (held.size() < INTERNAL + 2) {
        held.add(hold(0));
      }
      List<Integer> ports = held.stream().map(ServerSocket::getLocalPort).toList();
      return new ServerPorts(ports.get(0), ports.get(1), ports.subList(2, ports.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on 127.0.0.1", e);
    } finally {
      held.forEach(ServerPorts::release);
    }
  }

  private static ServerSocket holdFrontend(int port) throws IOException {
    try {
      return hold(port);
    } catch (IOException e) {
      if (port == 0) {
        throw e;
      }
      throw new ProblemException(taken(port), e);
    }
  }

  static Problem taken(int port) {
    return Problem.configuration(
        "Port " + port + " on 127.0.0.1, asked for the Temporal server, is taken.",
        "choose another with -Dtemporal-lambda.sandbox.temporalPort=…, or leave it out for a free"
            + " one");
  }

  private static ServerSocket hold(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException("could not release port " + socket.getLocalPort(), e);
    }
  }
}
