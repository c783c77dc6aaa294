package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.replay.cause.JvmEnded;
import io.github.temporallambda.replay.cause.NoAnswer;
import io.github.temporallambda.replay.cause.NotReplayed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One run of the gate: forks after forks until every history has its verdict. All histories first
 * go through one fork together. Where that crashes or blocks, the histories under way become
 * suspects, and the rest goes on in another; at the end the suspects are replayed one at a time.
 */
final class GateRun {

  private static final long LOOK_MILLIS = 5;

  private final GateRequest request;
  private final GateListener listener;
  private final GateClock clock;
  private final BlockingQueue<HistoryVerdict> heard = new LinkedBlockingQueue<>();
  private final Map<RecordedHistory, HistoryVerdict> verdicts = new HashMap<>();
  private final Set<PolledTaskQueue> polled = new TreeSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Deque<RecordedHistory> suspects = new ArrayDeque<>();
  private final Backlog backlog;
  private final Supplies supplies;
  private final Explaining explaining = new Explaining();
  private OptionalInt unexplained = OptionalInt.empty();

  GateRun(GateRequest request, GateListener listener) {
    this.request = request;
    this.listener = listener;
    this.clock = new GateClock(request.limits().whole());
    this.backlog = new Backlog(heard::add);
    this.supplies = new Supplies(request.material(), backlog);
  }

  /** From the first fork to the last verdict. Once only. */
  GateVerdict verdict() {
    try (supplies;
        explaining) {
      supplies.begin();
      if (isNeeded()) {
        replayTogether();
        replayAlone();
        askForCode();
      }
      supplies.problems().forEach(this::add);
      unexplained.ifPresent(status -> problems.add(GateProblems.endedUnexplained(status)));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      problems.add(GateProblems.interrupted());
    }
    return new GateVerdict(
        backlog.all().stream().map(this::verdictOf).map(explaining::withCode).toList(),
        polled,
        problems,
        clock.elapsed());
  }

  private boolean isNeeded() throws InterruptedException {
    while (!request.material().startsForNothing() && backlog.isEmpty() && !supplies.isFirstDone()) {
      Thread.sleep(LOOK_MILLIS);
    }
    return request.material().startsForNothing() || !backlog.isEmpty();
  }

  private void add(Problem problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  private void replayTogether() throws InterruptedException {
    do {
      ReplaySession session = session(backlog, Integer.MAX_VALUE);
      SessionEnd end = run(session);
      if (end instanceof SessionEnd.Crashed crashed) {
        unexplained = OptionalInt.of(crashed.exitStatus());
        suspects.addAll(session.underWay());
      } else if (end instanceof SessionEnd.Overdue) {
        takeOverdue(session);
      }
    } while (problems.isEmpty() && !(supplies.isDone() && backlog.isEmpty()));
  }

  /** Those that took too long are suspects; those beside them only had bad company. */
  private void takeOverdue(ReplaySession session) {
    List<RecordedHistory> overdue = session.overdue();
    suspects.addAll(overdue);
    session.underWay().stream()
        .filter(history -> !overdue.contains(history))
        .forEach(history -> backlog.giveBack(history.taskQueue(), history));
  }

  private void replayAlone() throws InterruptedException {
    while (problems.isEmpty() && !suspects.isEmpty()) {
      Backlog alone = Backlog.of(suspects, heard::add);
      ReplaySession session = session(alone, 1);
      SessionEnd end = run(session);
      suspects.clear();
      suspects.addAll(alone.takeAll());
      for (RecordedHistory culprit : session.underWay()) {
        if (session.handedOut() == 1) {
          convict(culprit, end);
        } else {
          suspects.addFirst(culprit);
        }
      }
    }
  }

  private void askForCode() throws InterruptedException {
    List<RecordedHistory> questions = explaining.questions();
    if (problems.isEmpty() && !questions.isEmpty()) {
      new CodeQuestions(request, supplies, explaining).ask(questions);
    }
  }

  private void convict(RecordedHistory culprit, SessionEnd end) {
    Duration limit = request.limits().perHistory();
    if (end instanceof SessionEnd.Crashed crashed) {
      unexplained = OptionalInt.empty();
      JvmEnded cause = new JvmEnded(crashed.exitStatus());
      take(HistoryVerdict.of(culprit, Outcome.FAILED, cause, Duration.ZERO));
    } else if (end instanceof SessionEnd.Overdue) {
      take(HistoryVerdict.of(culprit, Outcome.ERROR, new NoAnswer(limit), limit));
    }
  }

  private ReplaySession session(Backlog histories, int mostUnderWay) {
    TaskBoard board = new TaskBoard(histories, mostUnderWay, heard::add);
    return new ReplaySession(
        request, new SessionWork(histories, board, supplies, heard), clock, listener);
  }

  private SessionEnd run(ReplaySession session) throws InterruptedException {
    SessionEnd end = session.run(this::take);
    polled.addAll(session.polled());
    if (end instanceof SessionEnd.Broken broken) {
      broken.problems().forEach(this::add);
    }
    return end;
  }

  private void take(HistoryVerdict given) {
    // Before its file goes.
    HistoryVerdict verdict = explaining.explained(given);
    verdicts.put(verdict.history(), verdict);
    listener.replayed(verdict, verdicts.size(), backlog.total());
    request.material().atOnce().answered(verdict);
    request.material().afterPolls().answered(verdict);
  }

  private HistoryVerdict verdictOf(RecordedHistory history) {
    HistoryVerdict given = verdicts.get(history);
    if (given != null) {
      return given;
    }
    String why = problems.isEmpty() ? "no answer came" : problems.get(0).what();
    return HistoryVerdict.of(history, Outcome.ERROR, new NotReplayed(why), Duration.ZERO);
  }
}
