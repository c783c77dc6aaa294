package io.github.temporallambda.local.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Lambda's queue of asynchronous invocations: accepted at once, run as execution environments are
 * free, in the order of arrival, and retried after an error of the function as the event invoke
 * configuration says.
 *
 * <p>Safe for concurrent use. Takes its own lock before that of the {@link FunctionStore}, never
 * the other way round.
 */
final class Invocations implements AutoCloseable {

  private static final long END_SECONDS = 30;

  private final int limit;
  private final FunctionStore store;
  private final Executions executions;
  private final LocalAwsTiming timing;
  private final List<AcceptedEvent> waiting = new ArrayList<>();
  private final Map<String, Integer> running = new HashMap<>();
  private final ExecutorService environments = Executors.newCachedThreadPool(Invocations::thread);
  private boolean closed;

  /** At most {@code limit} functions run at the same time. */
  Invocations(int limit, FunctionStore store, Executions executions, LocalAwsTiming timing) {
    this.limit = limit;
    this.store = store;
    this.executions = executions;
    this.timing = timing;
  }

  /** Queues an event and returns at once. */
  synchronized void accept(AcceptedEvent event) {
    if (closed) {
      throw new AwsError(500, "ServiceException", "closed");
    }
    waiting.add(event);
    startWaiting();
  }

  private void startWaiting() {
    int free = limit - running.values().stream().mapToInt(Integer::intValue).sum();
    for (Iterator<AcceptedEvent> events = waiting.iterator(); free > 0 && events.hasNext(); ) {
      AcceptedEvent event = events.next();
      OptionalInt reserved = reserved(event);
      if (reserved.orElse(1) == 0) {
        events.remove();
        executions.drop(event, "throttled: the function's reserved concurrency is 0");
      } else if (running.getOrDefault(event.functionName(), 0) < reserved.orElse(limit)) {
        events.remove();
        free--;
        running.merge(event.functionName(), 1, Integer::sum);
        environments.execute(() -> run(event));
      }
    }
  }

  private OptionalInt reserved(AcceptedEvent event) {
    return store
        .withPresent(event.functionName(), LambdaFunction::reservedConcurrency)
        .orElseGet(OptionalInt::empty);
  }

  private void run(AcceptedEvent event) {
    boolean succeeded = false;
    try {
      succeeded = executions.run(event);
    } finally {
      ended(event, succeeded);
    }
  }

  private synchronized void ended(AcceptedEvent event, boolean succeeded) {
    running.merge(event.functionName(), -1, Integer::sum);
    if (closed) {
      return;
    }
    if (!succeeded && mayRetry(event)) {
      Duration delay = timing.retryDelay(event.attempt() + 1);
      CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
          .execute(() -> retry(event.nextAttempt()));
    }
    startWaiting();
  }

  private synchronized void retry(AcceptedEvent event) {
    if (!closed) {
      waiting.add(event);
      startWaiting();
    }
  }

  /** A function that was deleted meanwhile is not retried. */
  private boolean mayRetry(AcceptedEvent event) {
    return store
        .withPresent(
            event.functionName(),
            function ->
                function
                    .eventInvokeConfigs()
                    .getOrDefault(event.reference().effectiveQualifier(), EventInvokeConfig.UNSET))
        .filter(config -> event.attempt() < config.retries())
        .filter(
            config ->
                !timing
                    .clock()
                    .instant()
                    .isAfter(event.acceptedAt().plusSeconds(config.maximumAgeSeconds())))
        .isPresent();
  }

  /**
   * Forgets what waits, ends every process and returns when all are gone. Safe to repeat.
   *
   * @throws IllegalStateException when a process does not end
   */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      waiting.clear();
    }
    environments.shutdown();
    executions.close();
    try {
      if (!environments.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a function's process did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "local-lambda-invocation");
    thread.setDaemon(true);
    return thread;
  }
}
