package io.github.temporallambda.history;

import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.history.sample.Candidate;
import io.github.temporallambda.history.sample.StratifiedSample;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Chooses some executions out of too many: of every workflow type, and within it of every length
 * and last event that is met. Visibility knows neither of a running execution, so one small call
 * each asks (GetWorkflowExecutionHistoryReverse), of four times as many as are wanted: where there
 * are still more, those are a sample by workflow type themselves.
 */
final class ExecutionSampling {

  private static final int LOOKED_AT_FOR_EACH = 4;
  private static final String NOT_LOOKED_AT = "";

  private final HistoryReads reads;
  private final TemporalTarget target;
  private final ReadingPace pace;
  private final ReadingProgress progress;

  ExecutionSampling(
      HistoryReads reads, TemporalTarget target, ReadingPace pace, ReadingProgress progress) {
    this.reads = reads;
    this.target = target;
    this.pace = pace;
    this.progress = progress;
  }

  /**
   * What was chosen.
   *
   * @param facts empty where all were
   */
  record Chosen(List<AffectedExecution> executions, Optional<SampleFacts> facts) {}

  /**
   * All up to as many as are wanted, else a sample, and on top of it those of them that were taken
   * before.
   */
  Chosen choose(
      List<AffectedExecution> all, ExecutionSelection selection, Set<AffectedExecution> taken) {
    int most = selection.maxHistories();
    long seed = selection.sampleSeed();
    if (all.size() <= most) {
      return new Chosen(all, Optional.empty());
    }
    List<Candidate<AffectedExecution>> unseen = new ArrayList<>(all.size());
    all.forEach(each -> unseen.add(candidate(each, NOT_LOOKED_AT)));
    List<Candidate<AffectedExecution>> seen = new ArrayList<>();
    int room = (int) Math.min(Integer.MAX_VALUE, (long) most * LOOKED_AT_FOR_EACH);
    int looked = look(unseen, room, seed, seen);
    List<Candidate<AffectedExecution>> chosen =
        new ArrayList<>(StratifiedSample.choose(seen, most, seed));
    looked += add(taken, unseen, seen, chosen);
    return new Chosen(
        chosen.stream().map(Candidate::value).toList(),
        Optional.of(
            new SampleFacts(
                chosen.size(),
                most,
                all.size(),
                types(chosen).size(),
                bands(chosen),
                looked,
                seed)));
  }

  /**
   * Looks until of each type one is seen that is still there.
   *
   * @return how many were looked at
   */
  private int look(
      List<Candidate<AffectedExecution>> unseen,
      int room,
      long seed,
      List<Candidate<AffectedExecution>> seen) {
    List<Candidate<AffectedExecution>> left = unseen;
    int looked = 0;
    while (!left.isEmpty()) {
      List<Candidate<AffectedExecution>> now = StratifiedSample.choose(left, room, seed);
      looked += now.size();
      look(now, seen);
      Set<AffectedExecution> done = values(now);
      Set<String> types = types(seen);
      left =
          left.stream()
              .filter(each -> !types.contains(each.type()) && !done.contains(each.value()))
              .toList();
    }
    return looked;
  }

  /**
   * Adds those that were taken before and are not among the chosen.
   *
   * @return how many had to be looked at for that
   */
  private int add(
      Set<AffectedExecution> taken,
      List<Candidate<AffectedExecution>> all,
      List<Candidate<AffectedExecution>> seen,
      List<Candidate<AffectedExecution>> chosen) {
    Set<AffectedExecution> known = values(seen);
    List<Candidate<AffectedExecution>> unknown =
        all.stream()
            .filter(each -> taken.contains(each.value()) && !known.contains(each.value()))
            .toList();
    look(unknown, seen);
    Set<AffectedExecution> there = values(chosen);
    seen.stream()
        .filter(each -> taken.contains(each.value()) && !there.contains(each.value()))
        .forEach(chosen::add);
    return unknown.size();
  }

  private void look(
      List<Candidate<AffectedExecution>> now, List<Candidate<AffectedExecution>> seen) {
    AtomicInteger done = new AtomicInteger();
    AtomicInteger gone = new AtomicInteger();
    InParallel.each(
        now,
        pace.concurrentFetches(),
        each -> seen(each.value()),
        one -> {
          one.ifPresentOrElse(seen::add, gone::incrementAndGet);
          progress.looked(done.incrementAndGet(), now.size());
        });
    if (gone.get() > 0) {
      progress.closedMeanwhile(gone.get());
    }
  }

  /** Empty when it is gone. One that goes on in another run is found by the one that is listed. */
  private Optional<Candidate<AffectedExecution>> seen(AffectedExecution execution) {
    try {
      HistoryEvent last = reads.last(execution);
      return RunEnd.isClosed(last.getEventType()) && RunEnd.next(execution, last).isEmpty()
          ? Optional.empty()
          : Optional.of(candidate(execution, group(last)));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return Optional.empty();
      }
      throw UnansweredException.or(
          "The last event of " + execution.workflowId() + " could not be read.", target, e);
    }
  }

  private static Candidate<AffectedExecution> candidate(AffectedExecution each, String group) {
    return new Candidate<>(each, each.runId(), each.workflowType(), group);
  }

  private static String group(HistoryEvent last) {
    return LengthBand.of(last.getEventId()) + ", " + LastEventKind.of(last.getEventType());
  }

  private static Set<String> types(List<Candidate<AffectedExecution>> candidates) {
    return candidates.stream().map(Candidate::type).collect(Collectors.toUnmodifiableSet());
  }

  private static Set<AffectedExecution> values(List<Candidate<AffectedExecution>> candidates) {
    return candidates.stream().map(Candidate::value).collect(Collectors.toUnmodifiableSet());
  }

  private static int bands(List<Candidate<AffectedExecution>> candidates) {
    Set<List<String>> bands = new HashSet<>();
    candidates.forEach(each -> bands.add(List.of(each.type(), each.group())));
    return bands.size();
  }
}
