package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.replay.cause.NotReplayed;
import io.github.temporallambda.replay.cause.QueueNotPolled;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The histories that wait to be handed out, task queue by task queue: a worker gets only histories
 * of the queue it polls, since another worker of the same handler may be the one that has
 * registered the type. Outlives the forks. Safe for use by several threads.
 */
final class Backlog implements HistoryIntake {

  /**
   * So many lie ready before their supply has to wait: what an artifact replays in some seconds.
   */
  static final int ENOUGH = 1000;

  /** The same in bytes; nearly all of them lie in memory. */
  static final long ENOUGH_BYTES = 8 << 20;

  /**
   * @param running whether its execution runs, so that its task queue is where it will go on
   */
  private record Waiting(RecordedHistory history, long bytes, boolean running) {}

  private final Consumer<HistoryVerdict> verdicts;
  private final Map<String, Deque<Waiting>> waiting = new LinkedHashMap<>();
  private final List<RecordedHistory> all = new ArrayList<>();
  private final Set<Problem> unanswered = new LinkedHashSet<>();
  private final Set<RecordedHistory> running = new HashSet<>();

  /** By any fork: the next one may be slower, and the artifact polls the same in each. */
  private final Set<String> polled = new TreeSet<>();

  private boolean settled;
  private Consumer<String> arrival = queue -> {};
  private int count;
  private long bytes;
  private int expected;

  /**
   * @param verdicts gets those on histories that nobody can be given
   */
  Backlog(Consumer<HistoryVerdict> verdicts) {
    this.verdicts = verdicts;
  }

  /** One in which these wait. */
  static Backlog of(Collection<RecordedHistory> known, Consumer<HistoryVerdict> verdicts) {
    return new Backlog(verdicts).another(known, verdicts);
  }

  /**
   * One in which these wait, for another fork. It knows what this one knows: which of them run, and
   * which task queues the artifact polls.
   */
  synchronized Backlog another(
      Collection<RecordedHistory> known, Consumer<HistoryVerdict> verdicts) {
    Backlog backlog = new Backlog(verdicts);
    backlog.running.addAll(running);
    backlog.polled.addAll(polled);
    known.forEach(history -> backlog.add(history.taskQueue(), backlog.waiting(history)));
    backlog.all.addAll(known);
    return backlog;
  }

  private Waiting waiting(RecordedHistory history) {
    return new Waiting(history, history.content().length(), running.contains(history));
  }

  private void add(String queue, Waiting one) {
    queue(queue).add(one);
    count++;
    bytes += one.bytes();
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
    take(history, false);
  }

  @Override
  public void running(RecordedHistory history) throws InterruptedException {
    take(history, true);
  }

  @Override
  public synchronized void unread(RecordedHistory history, String why) {
    all.add(history);
    verdicts.accept(
        HistoryVerdict.of(history, Outcome.INCONCLUSIVE, new NotReplayed(why), Duration.ZERO));
  }

  @Override
  public synchronized void unanswered(Problem question) {
    unanswered.add(question);
  }

  /** The questions that were not answered, each once. */
  synchronized List<Problem> unanswered() {
    return List.copyOf(unanswered);
  }

  private void take(RecordedHistory history, boolean runs) throws InterruptedException {
    Consumer<String> tell;
    String queue;
    synchronized (this) {
      if (runs) {
        running.add(history);
      }
      Waiting one = waiting(history);
      while (count > 0 && isFull(one)) {
        wait();
      }
      all.add(one.history());
      queue = placeOf(one);
      add(queue, one);
      tell = arrival;
      notifyAll();
    }
    tell.accept(queue);
  }

  /** Nobody takes what nobody polls for: it must not keep out what others wait for. */
  private boolean isFull(Waiting one) {
    boolean full = count >= ENOUGH || bytes + one.bytes() > ENOUGH_BYTES;
    if (full && settled) {
      judgeStrays();
      return count >= ENOUGH || bytes + one.bytes() > ENOUGH_BYTES;
    }
    return full;
  }

  /** Whom to tell, by the task queue, that a history has come. */
  synchronized void onArrival(Consumer<String> listener) {
    arrival = listener;
  }

  /** The next history of that queue, which is polled, that fits; it then waits no more. */
  synchronized Optional<RecordedHistory> next(String queue, Predicate<RecordedHistory> fits) {
    polled.add(queue);
    Iterator<Waiting> all = queue(queue).iterator();
    while (all.hasNext()) {
      Waiting one = all.next();
      if (fits.test(one.history())) {
        all.remove();
        removed(one);
        return Optional.of(one.history());
      }
    }
    return Optional.empty();
  }

  private void removed(Waiting one) {
    count--;
    bytes -= one.bytes();
    notifyAll();
  }

  /** Puts a history back that was not handed out after all; it is the next one. */
  synchronized void giveBack(String queue, RecordedHistory history) {
    Waiting one = waiting(history);
    queue(queue).addFirst(one);
    count++;
    bytes += one.bytes();
  }

  /**
   * The artifact polls these workflow task queues and those that were polled before, and as far as
   * is known no others. Recorded histories of other queues go to the only one there is; with
   * several, nobody can tell where they belong. May be called again when further ones are polled.
   */
  synchronized void settle(Set<String> queues) {
    polled.addAll(queues);
    settled = true;
    List<Waiting> strays = takeStrays();
    strays.forEach(stray -> add(placeOf(stray), stray));
    notifyAll();
  }

  private String placeOf(Waiting one) {
    String queue = one.history().taskQueue();
    boolean moves = settled && !one.running() && polled.size() == 1;
    return moves ? polled.iterator().next() : queue;
  }

  /** Whether nothing waits but histories of task queues that are not polled. */
  synchronized boolean hasOnlyStrays() {
    return waiting.entrySet().stream()
        .allMatch(entry -> entry.getValue().isEmpty() || !polled.contains(entry.getKey()));
  }

  /**
   * Nobody will poll for what is on other queues: a running execution goes on there and nowhere
   * else, so it fails; a recorded history that has no place is an error. To be called last: a
   * worker may poll late.
   */
  synchronized void judgeStrays() {
    takeStrays().forEach(stray -> verdicts.accept(unpolled(stray, Set.copyOf(polled))));
  }

  private List<Waiting> takeStrays() {
    List<Waiting> strays = new ArrayList<>();
    waiting.forEach(
        (queue, those) -> {
          if (!polled.contains(queue)) {
            strays.addAll(those);
            those.clear();
          }
        });
    strays.forEach(this::removed);
    return strays;
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
    bytes = 0;
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
