package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * One run of the gate: forks after forks until every history has its verdict. All histories first
 * go through one fork together. Where that crashes or blocks, the histories under way become
 * suspects, and the rest goes on in another; at the end the suspects are replayed one at a time.
 */
final class GateRun {

  private final GateRequest request;
  private final GateListener listener;
  private final GateClock clock;
  private final Map<String, HistoryVerdict> verdicts = new HashMap<>();
  private final Set<PolledTaskQueue> polled = new TreeSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Deque<RecordedHistory> suspects = new ArrayDeque<>();
  private List<RecordedHistory> together;
  private OptionalInt unexplained = OptionalInt.empty();

  GateRun(GateRequest request, GateListener listener) {
    this.request = request;
    this.listener = listener;
    this.clock = new GateClock(request.limits().whole());
    this.together = request.histories();
  }

  GateVerdict verdict() {
    try {
      replayTogether();
      replayAlone();
      unexplained.ifPresent(status -> problems.add(GateProblems.endedUnexplained(status)));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      problems.add(GateProblems.interrupted());
    }
    return new GateVerdict(
        request.histories().stream().map(this::verdictOf).toList(),
        polled,
        problems,
        clock.elapsed());
  }

  private void replayTogether() throws InterruptedException {
    do {
      ReplaySession session = session(together, false);
      SessionEnd end = run(session);
      together = session.waiting();
      if (end instanceof SessionEnd.Crashed crashed) {
        unexplained = OptionalInt.of(crashed.exitStatus());
        suspects.addAll(session.underWay());
      } else if (end instanceof SessionEnd.Overdue) {
        takeOverdue(session);
      }
    } while (problems.isEmpty() && !together.isEmpty());
  }

  /** Those that took too long are suspects; those beside them only had bad company. */
  private void takeOverdue(ReplaySession session) {
    List<RecordedHistory> overdue = session.overdue();
    List<RecordedHistory> again = new ArrayList<>(session.underWay());
    again.removeAll(overdue);
    again.addAll(together);
    together = again;
    suspects.addAll(overdue);
  }

  private void replayAlone() throws InterruptedException {
    while (problems.isEmpty() && !suspects.isEmpty()) {
      ReplaySession session = session(suspects, true);
      SessionEnd end = run(session);
      suspects.clear();
      suspects.addAll(session.waiting());
      for (RecordedHistory culprit : session.underWay()) {
        if (session.handedOut() == 1) {
          convict(culprit, end);
        } else {
          suspects.addFirst(culprit);
        }
      }
    }
  }

  private void convict(RecordedHistory culprit, SessionEnd end) {
    Duration limit = request.limits().perHistory();
    if (end instanceof SessionEnd.Crashed crashed) {
      unexplained = OptionalInt.empty();
      String cause = "replaying it ends the handler's JVM with exit status " + crashed.exitStatus();
      take(new HistoryVerdict(culprit, Outcome.FAILED, cause, Duration.ZERO));
    } else if (end instanceof SessionEnd.Overdue) {
      String cause = "did not answer within " + limit.toSeconds() + " s, replayed alone";
      take(new HistoryVerdict(culprit, Outcome.ERROR, cause, limit));
    }
  }

  private ReplaySession session(Collection<RecordedHistory> histories, boolean alone) {
    return new ReplaySession(request, List.copyOf(histories), alone, clock, listener);
  }

  private SessionEnd run(ReplaySession session) throws InterruptedException {
    SessionEnd end = session.run(this::take);
    polled.addAll(session.polled());
    if (end instanceof SessionEnd.Broken broken) {
      problems.addAll(broken.problems());
    }
    return end;
  }

  private void take(HistoryVerdict verdict) {
    verdicts.put(verdict.history().runId(), verdict);
    listener.replayed(verdict, verdicts.size(), request.histories().size());
  }

  private HistoryVerdict verdictOf(RecordedHistory history) {
    HistoryVerdict heard = verdicts.get(history.runId());
    if (heard != null) {
      return heard;
    }
    String why = problems.isEmpty() ? "no answer came" : problems.get(0).what();
    return new HistoryVerdict(history, Outcome.ERROR, "not replayed: " + why, Duration.ZERO);
  }
}
