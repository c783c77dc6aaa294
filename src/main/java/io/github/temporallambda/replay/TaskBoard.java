package io.github.temporallambda.replay;

import com.google.protobuf.ByteString;
import io.github.temporallambda.history.RecordedHistory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Brings the waiting polls of one fork and the waiting histories together. Safe for use by several
 * threads; no thread waits here for a poll.
 */
final class TaskBoard {

  /** A poll that waits for a task. */
  interface TaskPoll {

    /** Answers the poll; false when the caller is gone and nothing was sent. */
    boolean give(String token, RecordedHistory history);
  }

  private record Answered(RecordedHistory history, Outcome outcome) {}

  /** Takes the fork some 250 MB of heap; see {@link Fork}. */
  private static final long MOST_BYTES_UNDER_WAY = 64 << 20;

  private final Backlog backlog;
  private final int mostUnderWay;
  private final Consumer<HistoryVerdict> verdicts;
  private final Asking asking;
  private final Map<String, Deque<TaskPoll>> parked = new HashMap<>();
  private final Map<String, Handout> underWay = new LinkedHashMap<>();
  private final Set<String> runsUnderWay = new HashSet<>();
  private final Map<String, Answered> answered = new HashMap<>();
  private final Set<RecordedHistory> contradicted = new LinkedHashSet<>();

  /** No answer to a task of another fork can be taken for one of this. */
  private final String tokens = UUID.randomUUID() + "/";

  private long bytesUnderWay;
  private int issued;
  private int handedOut;
  private boolean stopped;

  /**
   * @param mostUnderWay how many histories may be replayed at the same time
   * @param verdicts gets the worker's answers
   */
  TaskBoard(Backlog backlog, int mostUnderWay, Consumer<HistoryVerdict> verdicts) {
    this(backlog, mostUnderWay, verdicts, Asking.TO_REPLAY);
  }

  /** One that asks something else than to replay. */
  TaskBoard(Backlog backlog, int mostUnderWay, Consumer<HistoryVerdict> verdicts, Asking asking) {
    this.backlog = backlog;
    this.mostUnderWay = mostUnderWay;
    this.verdicts = verdicts;
    this.asking = asking;
    backlog.onArrival(this::dispatch);
  }

  /** The type of the query that each task is. */
  String queryType() {
    return asking.queryType();
  }

  /** What the worker answered to the query, before {@link #answered}. */
  synchronized void told(String token, ByteString answer) {
    Optional.ofNullable(underWay.get(token))
        .ifPresent(handout -> asking.answers().accept(handout.history(), answer));
  }

  /**
   * A worker polls this queue; the poll is answered now or when a history is to be had.
   *
   * @return false while it waits
   */
  boolean poll(String queue, TaskPoll poll) {
    synchronized (this) {
      parked.computeIfAbsent(queue, name -> new ArrayDeque<>()).add(poll);
    }
    dispatch(queue);
    synchronized (this) {
      return !parked.getOrDefault(queue, new ArrayDeque<>()).contains(poll);
    }
  }

  /** Takes a poll back that was not answered; false when it was. */
  synchronized boolean withdraw(String queue, TaskPoll poll) {
    return parked.getOrDefault(queue, new ArrayDeque<>()).remove(poll);
  }

  /**
   * The worker's answer; false when no history is under way by this token. Of several answers to
   * one task the first counts, and another one that says something else is remembered.
   */
  boolean answered(String token, Outcome outcome, String cause) {
    synchronized (this) {
      Handout handout = underWay.get(token);
      if (handout == null) {
        again(token, outcome);
        return false;
      }
      HistoryVerdict verdict = new HistoryVerdict(handout.history(), outcome, cause, handout.age());
      take(token);
      answered.put(token, new Answered(handout.history(), outcome));
      // Before anybody can see that nothing is under way any more.
      verdicts.accept(verdict);
    }
    dispatchAll();
    return true;
  }

  private void again(String token, Outcome outcome) {
    Answered before = answered.get(token);
    if (before != null && before.outcome() != outcome) {
      contradicted.add(before.history());
    }
  }

  /** Histories on which a worker gave two answers that differ. */
  synchronized List<RecordedHistory> contradicted() {
    return List.copyOf(contradicted);
  }

  /** Looks for histories for every poll that waits. */
  void dispatchAll() {
    List<String> queues;
    synchronized (this) {
      queues = List.copyOf(parked.keySet());
    }
    queues.forEach(this::dispatch);
  }

  private void dispatch(String queue) {
    for (Optional<Match> match = match(queue); match.isPresent(); match = match(queue)) {
      Match found = match.orElseThrow();
      if (!found.poll().give(found.token(), found.history())) {
        giveBack(queue, found);
      }
    }
  }

  private record Match(TaskPoll poll, String token, RecordedHistory history) {}

  private synchronized Optional<Match> match(String queue) {
    Deque<TaskPoll> polls = parked.getOrDefault(queue, new ArrayDeque<>());
    if (stopped || polls.isEmpty() || underWay.size() >= mostUnderWay) {
      return Optional.empty();
    }
    return backlog.next(queue, this::isFree).map(history -> match(polls.remove(), history));
  }

  private Match match(TaskPoll poll, RecordedHistory history) {
    Match match = new Match(poll, tokens + ++issued, history);
    Handout handout = new Handout(history, history.content().length(), System.nanoTime());
    underWay.put(match.token(), handout);
    runsUnderWay.add(history.runId());
    bytesUnderWay += handout.bytes();
    handedOut++;
    return match;
  }

  /** No longer under way; false when it was not. */
  private boolean take(String token) {
    Handout handout = underWay.remove(token);
    if (handout == null) {
      return false;
    }
    runsUnderWay.remove(handout.history().runId());
    bytesUnderWay -= handout.bytes();
    return true;
  }

  /**
   * A worker keeps the tasks under way apart by run ID: the same run waits until it is answered.
   * And it keeps what it replays in memory: the largest histories go one after the other.
   */
  private boolean isFree(RecordedHistory history) {
    return !runsUnderWay.contains(history.runId())
        && (underWay.isEmpty()
            || bytesUnderWay + history.content().length() <= MOST_BYTES_UNDER_WAY);
  }

  private synchronized void giveBack(String queue, Match match) {
    if (take(match.token())) {
      handedOut--;
      backlog.giveBack(queue, match.history());
    }
  }

  /** The fork is gone: nothing is handed out any more. */
  synchronized void stop() {
    stopped = true;
  }

  /** Whether no history is under way. */
  synchronized boolean isIdle() {
    return underWay.isEmpty();
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

  /** How many histories were handed out so far. */
  synchronized int handedOut() {
    return handedOut;
  }
}
