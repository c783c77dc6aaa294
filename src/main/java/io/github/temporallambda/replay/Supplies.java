package io.github.temporallambda.replay;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Lets the supplies of one gate fill its backlog, each on a thread of its own. Used from the gate's
 * own thread alone.
 */
final class Supplies implements AutoCloseable {

  private static final long SECONDS_TO_END = 15;

  private final GateMaterial material;
  private final Backlog backlog;
  private final ExecutorService threads;
  private final List<Future<?>> begun = new ArrayList<>();
  private final Set<PolledTaskQueue> polled = new TreeSet<>();
  private Set<PolledTaskQueue> asked = Set.of();

  Supplies(GateMaterial material, Backlog backlog) {
    this.material = material;
    this.backlog = backlog;
    this.threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "replay-supply");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins with what needs no polls. Only the first call has an effect. */
  void begin() {
    if (begun.isEmpty()) {
      begin(material.atOnce(), Set.of());
    }
  }

  /**
   * This is polled, beside what was before. Begins with what needs that; again, where something new
   * is among it, when what has begun is done. Safe to repeat.
   */
  void polled(Set<PolledTaskQueue> queues) {
    polled.addAll(queues);
    boolean isFirst = begun.size() == 1;
    if (isFirst || (!asked.equals(polled) && begun.get(begun.size() - 1).isDone())) {
      asked = Set.copyOf(polled);
      begin(material.afterPolls(), asked);
    }
  }

  private void begin(HistorySupply supply, Set<PolledTaskQueue> queues) {
    begun.add(
        threads.submit(
            () -> {
              supply.supply(queues, backlog);
              return null;
            }));
  }

  /** Whether what needs no polls is all there. */
  boolean isFirstDone() {
    return begun.get(0).isDone();
  }

  /** Whether all that was to come is there, for all that is polled. */
  boolean isDone() {
    return begun.size() > 1 && asked.equals(polled) && begun.stream().allMatch(Future::isDone);
  }

  /**
   * What made a supply fail; empty while they work and where they worked.
   *
   * @throws RuntimeException what one threw other than problems
   */
  List<Problem> problems() throws InterruptedException {
    List<Problem> problems = new ArrayList<>();
    for (Future<?> supply : begun) {
      if (supply.isDone()) {
        problems.addAll(problems(supply));
      }
    }
    return problems;
  }

  private static List<Problem> problems(Future<?> ended) throws InterruptedException {
    try {
      ended.get();
      return List.of();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ProblemException problem) {
        return problem.problems();
      }
      throw e.getCause() instanceof RuntimeException other
          ? other
          : new IllegalStateException(e.getCause());
    }
  }

  /** Ends the supplies and waits until they have ended. Safe to repeat. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
