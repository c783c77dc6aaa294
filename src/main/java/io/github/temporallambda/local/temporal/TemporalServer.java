package io.github.temporallambda.local.temporal;

import io.github.temporallambda.local.process.EndWithJvm;
import io.github.temporallambda.local.process.LeftBehindRuns;
import io.github.temporallambda.local.process.RunDirectory;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A real Temporal server on this machine, with its Worker Controller on and its store in memory.
 *
 * <p>It listens on 127.0.0.1 only. It ends with {@link #close()}, or when this JVM ends in any way
 * that runs shutdown hooks; when the JVM is killed outright, the next start in the same directory
 * ends it.
 */
public final class TemporalServer implements AutoCloseable {

  private static final int ATTEMPTS = 5;

  private final ServerProcess process;
  private final RunDirectory directory;
  private final int frontendPort;
  private final String namespace;
  private final EndWithJvm watch;

  private TemporalServer(
      ServerProcess process, RunDirectory directory, int frontendPort, String namespace) {
    this.process = process;
    this.directory = directory;
    this.frontendPort = frontendPort;
    this.namespace = namespace;
    this.watch = EndWithJvm.run(this::end);
  }

  /**
   * Starts a server and waits until its namespace can be used. Ends first what killed runs have
   * left in the settings' directory.
   *
   * @throws ProblemException (configuration) when the asked port is taken; (remote) when the server
   *     ends while starting or is not ready in time, with its last output lines
   */
  public static TemporalServer start(ServerBinary binary, TemporalServerSettings settings) {
    Deadline deadline = Deadline.in(settings.startTimeout());
    try {
      LeftBehindRuns.end(settings.directory());
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        ServerPorts ports = ServerPorts.choose(settings.frontendPort());
        TemporalServer server = launch(binary, settings, ports);
        if (server.isUsable(deadline)) {
          return server;
        }
      }
      throw new ProblemException(portsLost());
    } catch (IOException e) {
      throw new ProblemException(cannotStart(binary, e), e);
    }
  }

  private static TemporalServer launch(
      ServerBinary binary, TemporalServerSettings settings, ServerPorts ports) throws IOException {
    RunDirectory directory = RunDirectory.create(settings.directory());
    ServerProcess process;
    try {
      List<String> command = ServerCommand.prepare(binary, settings, ports, directory.path());
      process = ServerProcess.start(command, directory.path(), settings);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
    return new TemporalServer(process, directory, ports.frontend(), settings.namespace());
  }

  private boolean isUsable(Deadline deadline) throws IOException {
    boolean usable = false;
    try {
      directory.record(process.handle());
      usable = new ServerReadiness(process, frontendPort, deadline).await(namespace);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(interrupted(), e);
    } finally {
      if (!usable) {
        close();
      }
    }
    return usable;
  }

  /** Where its gRPC frontend listens, {@code 127.0.0.1:PORT}. */
  public String address() {
    return "127.0.0.1:" + frontendPort;
  }

  /** The namespace that is registered and ready. */
  public String namespace() {
    return namespace;
  }

  /** The file that takes its output; gone once it is closed. */
  public Path log() {
    return process.log();
  }

  /** The operating system's id of its process. */
  public long pid() {
    return process.handle().pid();
  }

  /** Ends the server, waits for it, and removes its directory. Safe to repeat. */
  @Override
  public void close() {
    end();
    watch.close();
  }

  private synchronized void end() {
    process.end();
    directory.close();
  }

  private static Problem portsLost() {
    return Problem.remote(
        "The Temporal server lost its ports to other processes " + ATTEMPTS + " times.",
        List.of(),
        "try again when fewer programs start on this machine");
  }

  private static Problem interrupted() {
    return Problem.remote("Interrupted while the Temporal server started.", List.of(), "try again");
  }

  private static Problem cannotStart(ServerBinary binary, IOException e) {
    return Problem.remote(
        "The Temporal server cannot be started.",
        List.of(binary.executable() + ": " + e.getMessage()),
        "check that the file can be run on this machine");
  }
}
