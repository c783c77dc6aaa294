package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.replay.cause.JvmEnded;
import io.github.temporallambda.replay.cause.NoAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The histories that were under way when a JVM ended or did not answer: any of them may be at
 * fault, and most are not. Only what happens to a history that is the first and only one of its JVM
 * is its own doing.
 *
 * <p>All are tried alone for as long as the gate's time allows. One that does not answer takes its
 * whole limit each time. So when {@value #ENOUGH} of a workflow type did not answer alone, the
 * others of that type are tried together once more, without those: whom they kept from answering
 * answers now, before the time is spent on the next ones. What then does not answer is tried alone
 * as well.
 */
final class Suspects {

  /** So many of a workflow type are shown as examples of a cause, too. */
  static final int ENOUGH = 3;

  /** One by itself is tried alone. */
  private static final int COMPANY = 2;

  /** A JVM that is killed from outside while a history is alone in it says little of that. */
  private static final int MOST_KILLS = 2;

  private final Duration perHistory;
  private final List<RecordedHistory> waiting = new ArrayList<>();
  private final Set<RecordedHistory> silent = new HashSet<>();
  private final Set<String> triedTogether = new HashSet<>();
  private final Map<RecordedHistory, Integer> kills = new HashMap<>();
  private final Map<String, Integer> convicted = new HashMap<>();
  private final Map<String, Integer> silentAlone = new HashMap<>();
  private boolean anyEndedItsJvm;

  /**
   * @param perHistory how long an answer may take
   */
  Suspects(Duration perHistory) {
    this.perHistory = perHistory;
  }

  /** They were under way when their JVM ended. */
  void crashed(Collection<RecordedHistory> underWay) {
    waiting.addAll(underWay);
  }

  /** They did not answer in time. */
  void silent(Collection<RecordedHistory> overdue) {
    waiting.addAll(overdue);
    silent.addAll(overdue);
  }

  /** How many wait. */
  int count() {
    return waiting.size();
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Those that wait, the next one first. */
  List<RecordedHistory> waiting() {
    return List.copyOf(waiting);
  }

  /** What is to be said of one that still waits, where it is known already; empty otherwise. */
  Optional<HistoryVerdict> untried(RecordedHistory history) {
    return waiting.contains(history) && silent.contains(history)
        ? Optional.of(silence(history, false))
        : Optional.empty();
  }

  boolean contains(RecordedHistory history) {
    return waiting.contains(history);
  }

  /** Only these still wait, in this order. */
  void retain(Collection<RecordedHistory> left) {
    waiting.clear();
    waiting.addAll(left);
  }

  /**
   * What becomes of a history that was the first and only one of its JVM, and was not answered. The
   * others wait from then on in an order that brings those of the least guilty types first: should
   * time run out, as many as possible have got a verdict that nobody can foresee.
   *
   * @return its verdict; empty where it has to be tried once more, and waits on
   */
  Optional<HistoryVerdict> alone(RecordedHistory culprit, SessionEnd end) {
    Optional<HistoryVerdict> verdict = Optional.empty();
    if (end instanceof SessionEnd.Crashed crashed) {
      verdict = ended(culprit, crashed.how());
    } else if (end instanceof SessionEnd.Overdue) {
      count(silentAlone, culprit);
      verdict = Optional.of(silence(culprit, true));
    }
    if (verdict.isPresent()) {
      count(convicted, culprit);
      waiting.remove(culprit);
      waiting.sort(
          Comparator.comparing(history -> convicted.getOrDefault(history.workflowType(), 0)));
    }
    return verdict;
  }

  private Optional<HistoryVerdict> ended(RecordedHistory culprit, JvmEnded how) {
    boolean killed = how.way() == JvmEnded.Way.KILLED;
    if (killed && kills.merge(culprit, 1, Integer::sum) < MOST_KILLS) {
      return Optional.empty();
    }
    anyEndedItsJvm |= !killed;
    Outcome outcome = killed ? Outcome.ERROR : Outcome.FAILED;
    return Optional.of(HistoryVerdict.of(culprit, outcome, how, Duration.ZERO));
  }

  private static void count(Map<String, Integer> counts, RecordedHistory history) {
    counts.merge(history.workflowType(), 1, Integer::sum);
  }

  private HistoryVerdict silence(RecordedHistory history, boolean alone) {
    return HistoryVerdict.of(history, Outcome.ERROR, new NoAnswer(perHistory, alone), perHistory);
  }

  /**
   * Those that are to be tried together once more before any is tried alone again; they wait on.
   * Each workflow type comes up here once at most.
   *
   * @return empty where the next one is to be tried alone
   */
  List<RecordedHistory> company() {
    for (Map.Entry<String, Integer> type : silentAlone.entrySet()) {
      if (type.getValue() >= ENOUGH && triedTogether.add(type.getKey())) {
        List<RecordedHistory> company =
            waiting.stream()
                .filter(silent::contains)
                .filter(history -> history.workflowType().equals(type.getKey()))
                .toList();
        if (company.size() >= COMPANY) {
          return company;
        }
      }
    }
    return List.of();
  }

  /**
   * Of those that were tried together, these are left, and come last from now on: all others have
   * their verdict.
   */
  void together(Collection<RecordedHistory> company, Collection<RecordedHistory> left) {
    waiting.removeAll(company);
    waiting.addAll(left);
  }

  /** Whether one that was alone in its JVM ended that. */
  boolean hasAnyEndedItsJvm() {
    return anyEndedItsJvm;
  }
}
