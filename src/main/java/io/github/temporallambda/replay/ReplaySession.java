package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.replay.cause.JvmEnded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One fork of the artifact with a frontend and a proxy of its own, from start to end. Nothing of it
 * is left when {@link #run} returns.
 */
final class ReplaySession {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  /** Workers of one handler begin to poll together; what comes later is asked for again. */
  private static final Duration TOGETHER = Duration.ofMillis(50);

  private final ArtifactJvm jvm;
  private final GateRequest request;
  private final SessionWork work;
  private final GateClock clock;
  private final GateListener listener;
  private final Announcements announcements;
  private boolean firstPollTold;
  private Set<String> settled = Set.of();
  private boolean anySettled;
  private Duration busy = Duration.ZERO;

  /**
   * @param jvm a fresh one, for this session alone
   */
  ReplaySession(
      ArtifactJvm jvm,
      GateRequest request,
      SessionWork work,
      GateClock clock,
      GateListener listener) {
    this.jvm = jvm;
    this.request = request;
    this.work = work;
    this.clock = clock;
    this.listener = listener;
    this.announcements = new Announcements(request.expected(), request.namespace());
  }

  /**
   * Serves the fork, hands out, waits, and ends it. Each verdict is passed on as it comes. Once
   * only.
   *
   * @return {@link SessionEnd.Broken} also where the artifact showed its fault in its last moment
   */
  SessionEnd run(Consumer<HistoryVerdict> verdicts) throws InterruptedException {
    SessionEnd end = toItsEnd(verdicts);
    work.board().stop();
    // Only now that the frontend is closed can no further answer come.
    drain(verdicts);
    return end instanceof SessionEnd.Broken ? end : artifactsFault().orElse(end);
  }

  private SessionEnd toItsEnd(Consumer<HistoryVerdict> verdicts) throws InterruptedException {
    try (jvm) {
      listener.forked();
      work.supplies().begin();
      // Made ready while the artifact starts, which takes longer.
      jvm.serve(announcements, work.board());
      Optional<SessionEnd> end = Optional.empty();
      while (end.isEmpty()) {
        hear(verdicts);
        tellWaiting();
        end = look(jvm.age());
      }
      return end.orElseThrow();
    }
  }

  /** Passes on what comes within a short time; less when it was the last. */
  private void hear(Consumer<HistoryVerdict> verdicts) throws InterruptedException {
    long until = System.nanoTime() + LOOK_AGAIN.toNanos();
    for (long left = LOOK_AGAIN.toNanos(); left > 0; left = until - System.nanoTime()) {
      HistoryVerdict verdict = work.heard().poll(left, TimeUnit.NANOSECONDS);
      if (verdict != null) {
        verdicts.accept(verdict);
        if (work.isDone()) {
          return;
        }
      }
    }
  }

  private void drain(Consumer<HistoryVerdict> verdicts) {
    List<HistoryVerdict> rest = new ArrayList<>();
    work.heard().drainTo(rest);
    rest.forEach(verdicts);
  }

  private Optional<SessionEnd> look(Duration age) throws InterruptedException {
    tellFirstPoll(age);
    if (clock.isStopped()) {
      // What asked may have ended the fork as well: that is nobody's fault.
      return Optional.of(new SessionEnd.OutOfTime());
    }
    Optional<SessionEnd> fault = artifactsFault();
    if (fault.isPresent()) {
      return fault;
    }
    if (!jvm.refused().isEmpty()) {
      return broken(List.of(GateProblems.reachedOutside(jvm.refused())));
    }
    if (jvm.exit().isDone()) {
      return ended();
    }
    if (clock.isOver()) {
      return Optional.of(new SessionEnd.OutOfTime());
    }
    List<Problem> unsupplied = work.supplies().problems();
    return unsupplied.isEmpty() ? waiting(age) : broken(unsupplied);
  }

  /** What it said itself, in its polls and answers. */
  private Optional<SessionEnd> artifactsFault() {
    List<Problem> problems = new ArrayList<>(announcements.problems());
    List<RecordedHistory> contradicted = work.board().contradicted();
    if (!contradicted.isEmpty()) {
      problems.add(GateProblems.contradicted(contradicted));
    }
    return problems.isEmpty() ? Optional.empty() : broken(problems);
  }

  private Optional<SessionEnd> waiting(Duration age) {
    boolean late = age.compareTo(request.limits().firstPoll()) > 0;
    if (late && !announcements.any()) {
      return broken(List.of(neverPolled("task queue")));
    }
    boolean quiet = announcements.isSettled(request.limits().settle());
    Set<String> queues = announcements.workflowQueues();
    if (quiet && !anySettled && queues.isEmpty() && late && !isNothingToDo()) {
      return broken(List.of(neverPolled("workflow task queue")));
    }
    supply(queues, quiet);
    List<Handout> underWay = work.board().underWay();
    // The oldest is the first.
    if (!underWay.isEmpty() && isOverdue(underWay.get(0))) {
      return overdue(underWay);
    }
    if (anySettled && isStalled(age)) {
      Duration limit = request.limits().perHistory();
      return broken(List.of(GateProblems.stoppedPolling(limit, output())));
    }
    return quiet && anySettled && isDone() ? Optional.of(new SessionEnd.Done()) : Optional.empty();
  }

  private boolean isDone() {
    if (work.isExhausted()) {
      work.backlog().judgeStrays();
    }
    return work.isDone();
  }

  /** What runs is sought as soon as it can be; where else it may belong shows when it is quiet. */
  private void supply(Set<String> queues, boolean quiet) {
    if (announcements.isSettled(TOGETHER) && !queues.isEmpty()) {
      work.supplies().polled(announcements.polled());
    }
    if (quiet
        && (!queues.isEmpty() || isNothingToDo())
        && !(anySettled && settled.equals(queues))) {
      settle(queues);
    }
  }

  /**
   * No other history gets into this company. Those that are in it are waited for, so that all that
   * block are found by a single fork, however long after each other they were handed out.
   */
  private Optional<SessionEnd> overdue(List<Handout> underWay) {
    work.board().stop();
    return underWay.stream().allMatch(this::isOverdue)
        ? Optional.of(new SessionEnd.Overdue(underWay.stream().map(Handout::history).toList()))
        : Optional.empty();
  }

  private boolean isOverdue(Handout handout) {
    return handout.age().compareTo(request.limits().perHistory()) > 0;
  }

  /** Whether histories have been waiting for that long and no worker asks for one. */
  private boolean isStalled(Duration age) {
    if (work.backlog().hasOnlyStrays() || !work.board().isIdle()) {
      busy = age;
    }
    return age.minus(busy).compareTo(request.limits().perHistory()) > 0;
  }

  /** Whether nothing waits for a worker: then one that polls no workflow tasks is no fault. */
  private boolean isNothingToDo() {
    return work.supplies().isFirstDone() && work.isIdle();
  }

  private void settle(Set<String> queues) {
    anySettled = true;
    settled = queues;
    work.backlog().settle(queues);
    work.board().dispatchAll();
    work.supplies().polled(announcements.polled());
  }

  private void tellWaiting() {
    List<Handout> underWay = work.board().underWay();
    listener.waiting(underWay.size(), underWay.isEmpty() ? Duration.ZERO : underWay.get(0).age());
  }

  private void tellFirstPoll(Duration age) {
    if (!firstPollTold && announcements.any()) {
      firstPollTold = true;
      listener.firstPoll(age);
    }
  }

  private Problem neverPolled(String what) {
    return GateProblems.neverPolled(what, request.limits().firstPoll(), output());
  }

  private Optional<SessionEnd> ended() {
    int status = jvm.exit().join();
    List<String> output = output();
    JvmEnded how = JvmEnded.of(status, output);
    boolean atRest = work.board().isIdle() && how.way() != JvmEnded.Way.KILLED;
    if (atRest || GateProblems.isHandlersOwn(status, output)) {
      return broken(List.of(GateProblems.ended(how, output)));
    }
    return Optional.of(new SessionEnd.Crashed(how));
  }

  private static Optional<SessionEnd> broken(List<Problem> problems) {
    return Optional.of(new SessionEnd.Broken(problems));
  }

  /** The last lines, without the values of the variables that the handler was given. */
  private List<String> output() {
    return jvm.tail().stream().map(this::masked).toList();
  }

  private String masked(String line) {
    String masked = line;
    for (String value : request.environment().given().values()) {
      if (value.length() >= 4) {
        masked = masked.replace(value, "***");
      }
    }
    return masked;
  }

  /** Histories that were handed out and not answered, oldest first. */
  List<RecordedHistory> underWay() {
    return work.board().underWay().stream().map(Handout::history).toList();
  }

  /** How many histories were handed out. */
  int handedOut() {
    return work.board().handedOut();
  }

  /** Whether all that the artifact polls was known at some time, as far as can be told. */
  boolean isSettled() {
    return anySettled;
  }

  /** What was polled. */
  Set<PolledTaskQueue> polled() {
    return announcements.polled();
  }
}
