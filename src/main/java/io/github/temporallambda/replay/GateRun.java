package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.StopRequest;
import io.github.temporallambda.replay.cause.NotReplayed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/**
 * One run of the gate: forks after forks until every history has its verdict. All histories first
 * go through one fork together. Where that crashes or blocks, the histories under way become
 * suspects, and the rest goes on in another; at the end the suspects are replayed alone.
 */
final class GateRun {

  private static final long LOOK_MILLIS = 5;

  /** More than a worker's slots; answers that a fork does not read take memory here. */
  private static final int MOST_UNDER_WAY = 256;

  /** So often in a row a fork may be killed from outside before it has done anything. */
  private static final int MOST_KILLS = 3;

  private final GateRequest request;
  private final GateListener listener;
  private final GateClock clock;
  private final BlockingQueue<HistoryVerdict> heard = new LinkedBlockingQueue<>();
  private final Map<RecordedHistory, HistoryVerdict> verdicts = new HashMap<>();
  private final Set<PolledTaskQueue> polled = new TreeSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Suspects suspects;
  private final UnexplainedEnds unexplained = new UnexplainedEnds();
  private final Backlog backlog;
  private final Supplies supplies;
  private final Explaining explaining = new Explaining();
  private Optional<ArtifactJvm> first;
  private int killedIdly;
  private boolean settled;
  private Optional<Problem> lateness = Optional.empty();

  /**
   * @param first where the first fork has been started already
   */
  GateRun(
      GateRequest request, GateListener listener, StopRequest stop, Optional<ArtifactJvm> first) {
    this.first = first;
    this.request = request;
    this.listener = listener;
    this.clock = new GateClock(request.limits().whole(), stop);
    this.suspects = new Suspects(request.limits().perHistory());
    this.backlog = new Backlog(heard::add);
    this.supplies = new Supplies(request.material(), backlog);
  }

  /** From the first fork to the last verdict. Once only. */
  GateVerdict verdict() {
    try (supplies;
        explaining) {
      if (isNeeded()) {
        replayTogether();
        replaySuspects();
        askForCode();
      }
      hearTheRest();
      supplies.problems().forEach(this::add);
      unexplained.problems(suspects.hasAnyEndedItsJvm()).forEach(this::add);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      problems.add(GateProblems.interrupted());
    }
    return new GateVerdict(
            backlog.all().stream().map(this::verdictOf).map(explaining::withCode).toList(),
            polled,
            problems,
            clock.elapsed())
        .withUnanswered(Stream.concat(backlog.unanswered().stream(), lateness.stream()).toList())
        .withCaveats(unexplained.caveats(suspects.hasAnyEndedItsJvm()));
  }

  /** Where the artifact is started in any case, that comes first: it takes longest. */
  private boolean isNeeded() throws InterruptedException {
    if (clock.isStopped()) {
      outOfTime();
      return false;
    }
    if (request.material().startsForNothing()) {
      return true;
    }
    supplies.begin();
    while (backlog.isEmpty() && !supplies.isFirstDone()) {
      if (clock.isOver()) {
        outOfTime();
        return false;
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return !backlog.isEmpty();
  }

  /** What no fork was needed for. */
  private void hearTheRest() {
    List<HistoryVerdict> rest = new ArrayList<>();
    heard.drainTo(rest);
    rest.forEach(this::take);
  }

  private boolean goesOn() {
    return problems.isEmpty() && lateness.isEmpty();
  }

  private void add(Problem problem) {
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  private void replayTogether() throws InterruptedException {
    boolean killedAtRest;
    do {
      ReplaySession session = session(backlog, MOST_UNDER_WAY);
      SessionEnd end = run(session);
      killedAtRest = end instanceof SessionEnd.Crashed && session.underWay().isEmpty();
      if (end instanceof SessionEnd.Crashed) {
        suspects.crashed(session.underWay());
      } else if (end instanceof SessionEnd.Overdue overdue) {
        takeOverdue(session, overdue.histories());
      }
    } while (goesOn() && (killedAtRest || !(supplies.isDone() && backlog.isEmpty())));
  }

  /** Those that took too long are suspects; those beside them only had bad company. */
  private void takeOverdue(ReplaySession session, List<RecordedHistory> overdue) {
    List<RecordedHistory> late = session.underWay().stream().filter(overdue::contains).toList();
    suspects.silent(late);
    session.underWay().stream()
        .filter(history -> !late.contains(history))
        .forEach(history -> backlog.giveBack(history.taskQueue(), history));
  }

  private void replaySuspects() throws InterruptedException {
    while (goesOn() && !suspects.isEmpty()) {
      List<RecordedHistory> company = suspects.company();
      if (company.isEmpty()) {
        replayAlone();
      } else {
        replayAgain(company);
      }
    }
  }

  private void replayAlone() throws InterruptedException {
    Backlog alone = backlog.another(suspects.waiting(), heard::add);
    ReplaySession session = session(alone, 1);
    SessionEnd end = run(session);
    List<RecordedHistory> left = new ArrayList<>(session.underWay());
    left.addAll(alone.takeAll());
    suspects.retain(left);
    if (session.handedOut() == 1 && !session.underWay().isEmpty()) {
      suspects.alone(session.underWay().get(0), end).ifPresent(this::take);
    }
  }

  /** However it ends: who has no verdict then is still a suspect. */
  private void replayAgain(List<RecordedHistory> company) throws InterruptedException {
    Backlog again = backlog.another(company, heard::add);
    ReplaySession session = session(again, MOST_UNDER_WAY);
    run(session);
    List<RecordedHistory> left = again.takeAll();
    left.addAll(session.underWay());
    suspects.together(company, left);
  }

  private void askForCode() throws InterruptedException {
    List<RecordedHistory> questions = explaining.questions();
    if (goesOn() && !questions.isEmpty()) {
      new CodeQuestions(request, clock, supplies, explaining).ask(questions, backlog);
    }
  }

  private ReplaySession session(Backlog histories, int mostUnderWay) {
    TaskBoard board = new TaskBoard(histories, mostUnderWay, heard::add);
    SessionWork work = new SessionWork(histories, board, supplies, heard);
    return new ReplaySession(jvm(), request, work, clock, listener);
  }

  private ArtifactJvm jvm() {
    Optional<ArtifactJvm> ready = first;
    first = Optional.empty();
    return ready.orElseGet(() -> ArtifactJvm.start(request));
  }

  private SessionEnd run(ReplaySession session) throws InterruptedException {
    SessionEnd end = session.run(this::take);
    polled.addAll(session.polled());
    settled |= session.isSettled();
    if (end instanceof SessionEnd.Broken broken) {
      broken.problems().forEach(this::add);
    } else if (end instanceof SessionEnd.OutOfTime) {
      outOfTime();
    } else if (end instanceof SessionEnd.Crashed crashed) {
      unexplained.add(crashed.how());
      killedIdly = session.handedOut() > 0 ? 0 : killedIdly + 1;
      // Whoever kills each fork as it comes must not keep the gate busy until its time is over.
      if (killedIdly == MOST_KILLS) {
        add(GateProblems.killed(crashed.how(), killedIdly));
      }
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

  /**
   * What was not tried, nobody knows. But where not even the task queues are known, or a JVM has
   * ended, something is wrong with the artifact that more time would have told.
   */
  private void outOfTime() {
    if (clock.isStopped()) {
      add(GateProblems.stopped());
      return;
    }
    int left = backlog.total() - verdicts.size();
    Problem late = GateProblems.outOfTime(request.limits().whole(), left, suspects.count());
    boolean knowsQueues = settled || !request.material().startsForNothing();
    if (knowsQueues && suspects.isEmpty()) {
      lateness = Optional.of(late);
    } else {
      add(late);
    }
  }

  private HistoryVerdict verdictOf(RecordedHistory history) {
    HistoryVerdict given = verdicts.get(history);
    if (given != null) {
      return given;
    }
    if (problems.isEmpty() && lateness.isPresent()) {
      return HistoryVerdict.of(
          history, Outcome.INCONCLUSIVE, new NotReplayed(lateness.get().what()), Duration.ZERO);
    }
    return suspects.untried(history).orElseGet(() -> notReplayed(history));
  }

  private HistoryVerdict notReplayed(RecordedHistory history) {
    String why = problems.isEmpty() ? "no answer came" : problems.get(0).what();
    if (suspects.contains(history)) {
      why = "once more, alone, after its JVM ended: " + why;
    }
    return HistoryVerdict.of(history, Outcome.ERROR, new NotReplayed(why), Duration.ZERO);
  }
}
