package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Brings waiting polls and waiting histories together, task queue by task queue: a worker gets only
 * histories of the queue it polls, since another worker of the same handler may be the one that has
 * registered the type. Safe for use by several threads; no thread waits here for a poll.
 */
final class TaskBoard {

  /** A poll that waits for a task. */
  interface TaskPoll {

    /** Answers the poll; false when the caller is gone and nothing was sent. */
    boolean give(String token, RecordedHistory history);
  }

  private final int mostUnderWay;
  private final Map<String, Deque<RecordedHistory>> waiting = new LinkedHashMap<>();
  private final Map<String, Deque<TaskPoll>> parked = new HashMap<>();
  private final Map<String, Handout> underWay = new LinkedHashMap<>();
  private final BlockingQueue<HistoryVerdict> verdicts = new LinkedBlockingQueue<>();
  private int handedOut;

  /**
   * @param mostUnderWay how many histories may be replayed at the same time
   */
  TaskBoard(Collection<RecordedHistory> histories, int mostUnderWay) {
    this.mostUnderWay = mostUnderWay;
    histories.forEach(this::add);
  }

  private void add(RecordedHistory history) {
    waiting.computeIfAbsent(history.taskQueue(), queue -> new ArrayDeque<>()).add(history);
  }

  /** A worker polls this queue; the poll is answered now or when a history is to be had. */
  void poll(String queue, TaskPoll poll) {
    synchronized (this) {
      parked.computeIfAbsent(queue, name -> new ArrayDeque<>()).add(poll);
    }
    dispatch(queue);
  }

  /** Takes a poll back that was not answered; false when it was. */
  synchronized boolean withdraw(String queue, TaskPoll poll) {
    return parked.getOrDefault(queue, new ArrayDeque<>()).remove(poll);
  }

  /** The worker's answer; false when no history is under way by this token. */
  boolean answered(String token, Outcome outcome, String cause) {
    Handout handout;
    List<String> queues;
    synchronized (this) {
      handout = underWay.remove(token);
      queues = List.copyOf(parked.keySet());
    }
    if (handout == null) {
      return false;
    }
    verdicts.add(new HistoryVerdict(handout.history(), outcome, cause, handout.age()));
    queues.forEach(this::dispatch);
    return true;
  }

  private void dispatch(String queue) {
    for (Optional<Match> match = match(queue); match.isPresent(); match = match(queue)) {
      Match found = match.orElseThrow();
      if (!found.poll().give(found.token(), found.history())) {
        giveBack(found);
      }
    }
  }

  private record Match(TaskPoll poll, String token, RecordedHistory history) {}

  private synchronized Optional<Match> match(String queue) {
    Deque<RecordedHistory> histories = waiting.getOrDefault(queue, new ArrayDeque<>());
    Deque<TaskPoll> polls = parked.getOrDefault(queue, new ArrayDeque<>());
    if (histories.isEmpty() || polls.isEmpty() || underWay.size() >= mostUnderWay) {
      return Optional.empty();
    }
    Match match = new Match(polls.remove(), UUID.randomUUID().toString(), histories.remove());
    underWay.put(match.token(), new Handout(match.history(), System.nanoTime()));
    handedOut++;
    return Optional.of(match);
  }

  private synchronized void giveBack(Match match) {
    if (underWay.remove(match.token()) != null) {
      handedOut--;
      waiting.computeIfAbsent(match.history().taskQueue(), queue -> new ArrayDeque<>());
      waiting.get(match.history().taskQueue()).addFirst(match.history());
    }
  }

  /**
   * The artifact polls these workflow task queues and no others. Histories of other queues go to
   * the only one there is; with several, nobody can tell where they belong.
   */
  void settle(Set<String> polled) {
    Deque<RecordedHistory> strays = new ArrayDeque<>();
    synchronized (this) {
      for (Map.Entry<String, Deque<RecordedHistory>> entry : waiting.entrySet()) {
        if (!polled.contains(entry.getKey())) {
          strays.addAll(entry.getValue());
          entry.getValue().clear();
        }
      }
      if (polled.size() == 1) {
        String only = polled.iterator().next();
        waiting.computeIfAbsent(only, queue -> new ArrayDeque<>()).addAll(strays);
        strays.clear();
      }
    }
    polled.forEach(this::dispatch);
    strays.forEach(stray -> verdicts.add(stray(stray, polled)));
  }

  private static HistoryVerdict stray(RecordedHistory history, Set<String> polled) {
    return new HistoryVerdict(
        history,
        Outcome.ERROR,
        "the artifact polls no workflow tasks of task queue '"
            + history.taskQueue()
            + "', only of "
            + String.join(", ", polled),
        Duration.ZERO);
  }

  /** Waits a short while for the next verdict. */
  Optional<HistoryVerdict> nextVerdict(Duration patience) throws InterruptedException {
    return Optional.ofNullable(verdicts.poll(patience.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** Whether no history waits or is under way. Verdicts may still wait to be fetched. */
  synchronized boolean isEmpty() {
    return underWay.isEmpty() && waiting.values().stream().allMatch(Deque::isEmpty);
  }

  /** The history with that run ID, if it is under way. */
  synchronized Optional<RecordedHistory> underWay(String runId) {
    return underWay.values().stream()
        .map(Handout::history)
        .filter(history -> history.runId().equals(runId))
        .findFirst();
  }

  /** Histories under way, oldest first. */
  synchronized List<Handout> underWay() {
    return List.copyOf(underWay.values());
  }

  /** Histories that were not handed out. */
  synchronized List<RecordedHistory> waiting() {
    List<RecordedHistory> all = new ArrayList<>();
    waiting.values().forEach(all::addAll);
    return all;
  }

  /** How many histories were handed out so far. */
  synchronized int handedOut() {
    return handedOut;
  }
}
