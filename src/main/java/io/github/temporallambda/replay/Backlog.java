package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.replay.cause.QueueNotPolled;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The histories that wait to be handed out, task queue by task queue: a worker gets only histories
 * of the queue it polls, since another worker of the same handler may be the one that has
 * registered the type. Outlives the forks. Safe for use by several threads.
 */
final class Backlog implements HistoryIntake {

  /** So many lie ready before their supply has to wait; a worker has 10 slots by default. */
  static final int ENOUGH = 100;

  /**
   * @param running whether its execution runs, so that its task queue is where it will go on
   */
  private record Waiting(RecordedHistory history, boolean running) {}

  private final Consumer<HistoryVerdict> verdicts;
  private final Map<String, Deque<Waiting>> waiting = new LinkedHashMap<>();
  private final List<RecordedHistory> all = new ArrayList<>();
  private Optional<Set<String>> polled = Optional.empty();
  private Consumer<String> arrival = queue -> {};
  private int count;
  private int expected;

  /**
   * @param verdicts gets those on histories that nobody can be given
   */
  Backlog(Consumer<HistoryVerdict> verdicts) {
    this.verdicts = verdicts;
  }

  /** One in which these wait. */
  static Backlog of(Collection<RecordedHistory> known, Consumer<HistoryVerdict> verdicts) {
    Backlog backlog = new Backlog(verdicts);
    known.forEach(history -> backlog.add(new Waiting(history, false)));
    backlog.all.addAll(known);
    return backlog;
  }

  private void add(Waiting one) {
    queue(one.history().taskQueue()).add(one);
    count++;
  }

  private Deque<Waiting> queue(String name) {
    return waiting.computeIfAbsent(name, queue -> new ArrayDeque<>());
  }

  @Override
  public synchronized void expect(int histories) {
    expected += histories;
  }

  @Override
  public void recorded(RecordedHistory history) throws InterruptedException {
    take(new Waiting(history, false));
  }

  @Override
  public void running(RecordedHistory history) throws InterruptedException {
    take(new Waiting(history, true));
  }

  private void take(Waiting one) throws InterruptedException {
    Consumer<String> tell;
    synchronized (this) {
      while (count >= ENOUGH) {
        wait();
      }
      all.add(one.history());
      add(one);
      polled.ifPresent(this::judgeStrays);
      tell = arrival;
      notifyAll();
    }
    tell.accept(one.history().taskQueue());
  }

  /** Whom to tell, by the task queue, that a history has come. */
  synchronized void onArrival(Consumer<String> listener) {
    arrival = listener;
  }

  /** The next history of that queue that fits, which then waits no more. */
  synchronized Optional<RecordedHistory> next(String queue, Predicate<RecordedHistory> fits) {
    Optional<Waiting> next =
        queue(queue).stream().filter(one -> fits.test(one.history())).findFirst();
    next.ifPresent(
        one -> {
          queue(queue).remove(one);
          count--;
          notifyAll();
        });
    return next.map(Waiting::history);
  }

  /** Puts a history back that was not handed out after all; it is the next one. */
  synchronized void giveBack(String queue, RecordedHistory history) {
    queue(queue).addFirst(new Waiting(history, false));
    count++;
  }

  /**
   * The artifact polls these workflow task queues and no others. Recorded histories of other queues
   * go to the only one there is; with several, nobody can tell where they belong. A running
   * execution's queue is where it goes on, so there its history fails.
   */
  synchronized void settle(Set<String> queues) {
    polled = Optional.of(Set.copyOf(queues));
    judgeStrays(queues);
  }

  private void judgeStrays(Set<String> queues) {
    List<Waiting> strays = new ArrayList<>();
    for (Map.Entry<String, Deque<Waiting>> entry : waiting.entrySet()) {
      if (!queues.contains(entry.getKey())) {
        strays.addAll(entry.getValue());
        entry.getValue().clear();
      }
    }
    count -= strays.size();
    strays.forEach(stray -> place(stray, queues));
  }

  private void place(Waiting stray, Set<String> queues) {
    if (!stray.running() && queues.size() == 1) {
      queue(queues.iterator().next()).add(stray);
      count++;
    } else {
      verdicts.accept(unpolled(stray, queues));
    }
  }

  private static HistoryVerdict unpolled(Waiting stray, Set<String> queues) {
    return HistoryVerdict.of(
        stray.history(),
        stray.running() ? Outcome.FAILED : Outcome.ERROR,
        new QueueNotPolled(stray.history().taskQueue(), queues),
        Duration.ZERO);
  }

  /** Whether none waits; others may still come. */
  synchronized boolean isEmpty() {
    return count == 0;
  }

  /** How many wait. */
  synchronized int size() {
    return count;
  }

  /** Takes all that wait, oldest first within each queue. */
  synchronized List<RecordedHistory> takeAll() {
    List<RecordedHistory> taken = new ArrayList<>();
    waiting.values().forEach(queue -> queue.forEach(one -> taken.add(one.history())));
    waiting.clear();
    count = 0;
    notifyAll();
    return taken;
  }

  /** Every history there was, in the order in which they came. */
  synchronized List<RecordedHistory> all() {
    return List.copyOf(all);
  }

  /** How many histories there are or will be, as far as is known. */
  synchronized int total() {
    return Math.max(expected, all.size());
  }
}
