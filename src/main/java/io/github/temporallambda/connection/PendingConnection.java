package io.github.temporallambda.connection;

import io.github.temporallambda.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A connection that is being opened while something else is done that takes as long. Threads may
 * share it. Close it.
 */
public final class PendingConnection implements AutoCloseable {

  private final CompletableFuture<TemporalConnection> opening;

  private PendingConnection(CompletableFuture<TemporalConnection> opening) {
    this.opening = opening;
  }

  /** Begins to open it, as {@link TemporalConnection#open} does. */
  public static PendingConnection open(TemporalSettings settings, Duration connectTimeout) {
    CompletableFuture<TemporalConnection> opening = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () ->
                opening.completeAsync(
                    () -> TemporalConnection.open(settings, connectTimeout), Runnable::run),
            "temporal-connect");
    thread.setDaemon(true);
    thread.start();
    return new PendingConnection(opening);
  }

  /**
   * The open connection; waits for it.
   *
   * @throws ProblemException when it cannot be opened, each time
   */
  public TemporalConnection connection() {
    try {
      return opening.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException why ? why : failed;
    }
  }

  /** Closes it as soon as it is open. Safe to repeat. */
  @Override
  public void close() {
    var unused = opening.thenAccept(TemporalConnection::close);
  }
}
