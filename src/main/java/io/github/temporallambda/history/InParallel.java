package io.github.temporallambda.history;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** The same work for each of many things, several at a time; the first failure ends it all. */
final class InParallel {

  private static final int SECONDS_TO_END = 10;

  private InParallel() {}

  /**
   * The results, in the order of {@code things}. No thread is at work any more when this returns or
   * throws, provided that {@code work} ends when it is interrupted.
   *
   * @param atOnce at least 1
   * @param finished gets how many are done, on the caller's thread
   * @throws RuntimeException what {@code work} threw first
   * @throws ProblemException REMOTE, when the thread is interrupted; it stays so
   */
  static <T, R> List<R> map(
      List<T> things, int atOnce, Function<? super T, R> work, IntConsumer finished) {
    if (things.isEmpty()) {
      return List.of();
    }
    ExecutorService threads = threads(Math.min(atOnce, things.size()));
    try {
      CompletionService<R> running = new ExecutorCompletionService<>(threads);
      List<Future<R>> results =
          things.stream().map(thing -> running.submit(() -> work.apply(thing))).toList();
      for (int done = 1; done <= things.size(); done++) {
        running.take().get();
        finished.accept(done);
      }
      return collect(results);
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

  private static <R> List<R> collect(List<Future<R>> results)
      throws InterruptedException, ExecutionException {
    List<R> all = new ArrayList<>(results.size());
    for (Future<R> result : results) {
      all.add(result.get());
    }
    return all;
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
