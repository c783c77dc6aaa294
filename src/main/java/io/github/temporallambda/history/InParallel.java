package io.github.temporallambda.history;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** The same work for each of many things, several at a time; the first failure ends it all. */
final class InParallel {

  private static final int SECONDS_TO_END = 10;

  private InParallel() {}

  /**
   * Passes each result to {@code sink} on the caller's thread, as they come, in whatever order. A
   * sink that takes its time holds the work up: no more than {@code atOnce} things are under way or
   * wait for the sink. No thread is at work any more when this returns or throws, provided that
   * {@code work} ends when it is interrupted.
   *
   * @param atOnce at least 1
   * @throws RuntimeException what {@code work} or {@code sink} threw first
   * @throws ProblemException REMOTE, when the thread is interrupted; it stays so
   */
  static <T, R> void each(
      List<T> things, int atOnce, Function<? super T, R> work, Consumer<? super R> sink) {
    if (things.isEmpty()) {
      return;
    }
    ExecutorService threads = threads(Math.min(atOnce, things.size()));
    try {
      CompletionService<R> running = new ExecutorCompletionService<>(threads);
      int begun = 0;
      for (int done = 0; done < things.size(); done++) {
        for (; begun < things.size() && begun - done < atOnce; begun++) {
          T thing = things.get(begun);
          var unused = running.submit(() -> work.apply(thing));
        }
        sink.accept(running.take().get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(
          Problem.remote("Interrupted while histories were fetched.", List.of(), "run it again"),
          e);
    } catch (ExecutionException e) {
      throw unwrapped(e);
    } finally {
      end(threads);
    }
  }

  private static ExecutorService threads(int count) {
    return Executors.newFixedThreadPool(
        count,
        work -> {
          Thread thread = new Thread(work, "temporal-lambda-fetch");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** An interrupted call ends at once; what it throws is nobody's answer any more. */
  private static void end(ExecutorService threads) {
    threads.shutdownNow();
    try {
      var unused = threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return e.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException(e.getCause());
  }
}
