package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.history.SelectionFacts;
import io.github.temporallambda.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The gate's answer for one artifact: the histories' verdicts folded by the worst, together with
 * what the artifact showed of itself while it polled.
 *
 * @param histories a verdict for every history that was asked about, in the same order
 * @param polled the task queues and types that the artifact polled, sorted; sticky queues left out
 * @param problems what was wrong with the artifact as a whole (it never polled, announced another
 *     Build ID, reached outside); empty when nothing was
 * @param took the whole gate
 * @param caveats what to know of how it came about, one sentence each; empty when nothing differed
 *     from where the artifact will run
 * @param selection which of the executions that move were replayed; empty where none were asked for
 * @param unanswered what could not be found out beside the histories' own verdicts: which
 *     executions there are, or anything more once time was over; empty when nothing was left open
 */
public record GateVerdict(
    List<HistoryVerdict> histories,
    Set<PolledTaskQueue> polled,
    List<Problem> problems,
    Duration took,
    List<String> caveats,
    Optional<SelectionFacts> selection,
    List<Problem> unanswered) {

  public GateVerdict {
    unanswered = List.copyOf(unanswered);
    histories = List.copyOf(histories);
    polled = Collections.unmodifiableSet(new TreeSet<>(polled));
    problems = List.copyOf(problems);
    caveats = List.copyOf(caveats);
  }

  /** Without caveats, and without a selection. */
  public GateVerdict(
      List<HistoryVerdict> histories,
      Set<PolledTaskQueue> polled,
      List<Problem> problems,
      Duration took) {
    this(histories, polled, problems, took, List.of(), Optional.empty(), List.of());
  }

  /** A copy that leaves these questions open. */
  public GateVerdict withUnanswered(List<Problem> questions) {
    return new GateVerdict(histories, polled, problems, took, caveats, selection, questions);
  }

  /** A copy with these caveats before its own. */
  public GateVerdict withCaveats(List<String> more) {
    return new GateVerdict(
        histories, polled, problems, took, concat(more, caveats), selection, unanswered);
  }

  /** A copy that tells which of the executions that move it is about, and warns of the others. */
  public GateVerdict withSelection(Optional<SelectionFacts> selection) {
    List<String> all = new ArrayList<>(caveats);
    selection.flatMap(SelectionFacts::caveat).ifPresent(all::add);
    return new GateVerdict(histories, polled, problems, took, all, selection, unanswered);
  }

  /**
   * The worst of all: ERROR where the artifact itself had a problem, INCONCLUSIVE where a question
   * was left open.
   */
  public Outcome outcome() {
    Outcome open = unanswered.isEmpty() ? Outcome.PASSED : Outcome.INCONCLUSIVE;
    Outcome own = problems.isEmpty() ? open : Outcome.ERROR;
    return histories.stream().map(HistoryVerdict::outcome).reduce(own, Outcome::worst);
  }

  /** The same, of some of the histories. */
  public GateVerdict only(Predicate<RecordedHistory> histories) {
    return new GateVerdict(
        this.histories.stream().filter(one -> histories.test(one.history())).toList(),
        polled,
        problems,
        took,
        caveats,
        selection,
        unanswered);
  }

  /**
   * Both verdicts as one: the histories and problems of this one, then of the other. What could not
   * be read before and was asked for again counts as the other has it.
   */
  public GateVerdict and(GateVerdict other) {
    Set<String> again =
        other.histories.stream().map(one -> one.history().runId()).collect(Collectors.toSet());
    List<HistoryVerdict> before =
        histories.stream()
            .filter(
                one ->
                    one.outcome() != Outcome.INCONCLUSIVE || !again.contains(one.history().runId()))
            .toList();
    return new GateVerdict(
        concat(before, other.histories),
        new TreeSet<>(concat(List.copyOf(polled), List.copyOf(other.polled))),
        concat(problems, other.problems),
        took.plus(other.took),
        concat(caveats, other.caveats).stream().distinct().toList(),
        selection.or(other::selection),
        concat(unanswered, other.unanswered).stream().distinct().toList());
  }

  private static <T> List<T> concat(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  /** Why histories did not pass, worst first; empty where all did. */
  public List<DistinctCause> causes() {
    return DistinctCause.among(histories);
  }

  /** How many histories have this verdict. */
  public long count(Outcome outcome) {
    return histories.stream().filter(verdict -> verdict.outcome() == outcome).count();
  }
}
