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
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The histories that were under way when a JVM ended or did not answer: any of them may be at
 * fault, and most are not. Only what happens to a history that is the first and only one of its JVM
 * is its own doing.
 *
 * <p>One that does not answer takes its whole limit each time. So when {@value #ENOUGH} of a
 * workflow type did not answer alone, others of that type that did not answer beside others are not
 * tried again: they are errors, in words that say so. Those for which something else was the matter
 * are all tried.
 */
final class Suspects {

  /** So many of a workflow type are shown as examples of a cause, too. */
  static final int ENOUGH = 3;

  /** A JVM that is killed from outside while a history is alone in it says little of that. */
  private static final int MOST_KILLS = 2;

  private final Duration perHistory;
  private final List<RecordedHistory> waiting = new ArrayList<>();
  private final Set<RecordedHistory> silent = new HashSet<>();
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

  /** Verdicts on those that need not be tried again, which then wait no more. */
  List<HistoryVerdict> enough() {
    List<HistoryVerdict> verdicts = new ArrayList<>();
    for (Iterator<RecordedHistory> each = waiting.iterator(); each.hasNext(); ) {
      RecordedHistory history = each.next();
      int alone = silentAlone.getOrDefault(history.workflowType(), 0);
      if (silent.contains(history) && alone >= ENOUGH) {
        each.remove();
        verdicts.add(silence(history, false));
      }
    }
    return verdicts;
  }

  /** Whether one that was alone in its JVM ended that. */
  boolean hasAnyEndedItsJvm() {
    return anyEndedItsJvm;
  }
}
