package io.github.temporallambda.rollout.gate;

import io.github.temporallambda.history.AffectedExecution;
import io.github.temporallambda.history.HistoryDownload;
import io.github.temporallambda.history.HistoryEnd;
import io.github.temporallambda.history.HistorySink;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.history.LiveHistory;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.history.Selection;
import io.github.temporallambda.history.SelectionFacts;
import io.github.temporallambda.history.UnansweredException;
import io.github.temporallambda.history.UnreadHistory;
import io.github.temporallambda.replay.HistoryIntake;
import io.github.temporallambda.replay.HistorySupply;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.PolledTaskQueue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Executions of Temporal as the gate's material: their histories are fetched while it replays, and
 * removed when they were answered. Those of running executions first, as what a routing change
 * moves; completed ones are further material.
 */
public final class LiveSupply implements HistorySupply {

  private final Supplier<HistoryDownload> download;
  private final ReplayedExecutions replayed;
  private final HistorySpool spool;
  private final Function<Set<PolledTaskQueue>, Selection> reading;
  private final Map<RecordedHistory, LiveHistory> running = new ConcurrentHashMap<>();
  private final Set<RecordedHistory> unreadRunning = ConcurrentHashMap.newKeySet();
  private final Set<RecordedHistory> completed = ConcurrentHashMap.newKeySet();
  private final Set<AffectedExecution> given = new HashSet<>();
  private int completedGiven;
  private volatile Optional<SelectionFacts> facts = Optional.empty();

  /**
   * @param download is asked for when the artifact polls
   * @param replayed what was replayed as far as it is now is left out; hears what is replayed
   * @param spool keeps the histories for as long as they are needed
   * @param reading the executions, for what is polled; where it is asked again, its facts are about
   *     those of before as well
   */
  public LiveSupply(
      Supplier<HistoryDownload> download,
      ReplayedExecutions replayed,
      HistorySpool spool,
      Function<Set<PolledTaskQueue>, Selection> reading) {
    this.download = download;
    this.replayed = replayed;
    this.spool = spool;
    this.reading = reading;
  }

  @Override
  public void supply(Set<PolledTaskQueue> polled, HistoryIntake intake) {
    try {
      supply(reading.apply(polled), intake);
    } catch (UnansweredException e) {
      intake.unanswered(e.problem());
    }
  }

  private void supply(Selection selection, HistoryIntake intake) {
    Map<AffectedExecution, HistoryEnd> known = replayed.ends();
    List<AffectedExecution> moving = notGiven(selection.executions());
    List<AffectedExecution> further = notGiven(selection.completed());
    completedGiven += further.size();
    facts = Optional.of(selection.facts().withCompleted(completedGiven));
    long fresh = moving.stream().filter(one -> !known.containsKey(one)).count();
    intake.expect((int) fresh + further.size());
    HistoryDownload histories = download.get();
    histories.stream(
        moving, known, spool, sink(live -> giveRunning(live, intake), unreadRunning, intake));
    histories.streamCompleted(
        further, spool, sink(live -> giveCompleted(live.history(), intake), completed, intake));
  }

  /** An execution whose history cannot be read is not one that has none. */
  private static HistorySink sink(
      Consumer<LiveHistory> found, Set<RecordedHistory> place, HistoryIntake intake) {
    return new HistorySink() {
      @Override
      public void found(LiveHistory history) {
        found.accept(history);
      }

      @Override
      public void unread(UnreadHistory unread) {
        RecordedHistory history = unread.history();
        place.add(history);
        intake.unread(history, unread.reason());
      }
    };
  }

  private List<AffectedExecution> notGiven(List<AffectedExecution> executions) {
    return executions.stream().filter(given::add).toList();
  }

  private void giveRunning(LiveHistory live, HistoryIntake intake) {
    running.put(live.history(), live);
    try {
      intake.running(live.history());
    } catch (InterruptedException e) {
      throw enough();
    }
  }

  private void giveCompleted(RecordedHistory history, HistoryIntake intake) {
    completed.add(history);
    try {
      intake.recorded(history);
    } catch (InterruptedException e) {
      throw enough();
    }
  }

  private static CancellationException enough() {
    Thread.currentThread().interrupt();
    return new CancellationException("the gate needs no more histories");
  }

  @Override
  public void answered(HistoryVerdict verdict) {
    RecordedHistory history = verdict.history();
    LiveHistory live = running.get(history);
    if (live != null) {
      replayed.take(live, verdict.outcome());
    }
    spool.remove(history);
  }

  /** Whether the history is that of a running execution of this supply. */
  public boolean isRunning(RecordedHistory history) {
    return running.containsKey(history) || unreadRunning.contains(history);
  }

  /** Whether the history is that of a completed execution of this supply. */
  public boolean isCompleted(RecordedHistory history) {
    return completed.contains(history);
  }

  /** What was chosen of what there is; empty before that is known. */
  public Optional<SelectionFacts> facts() {
    return facts;
  }
}
