package io.github.temporallambda.replay;

import io.github.temporallambda.handler.BatchScheduling;
import io.github.temporallambda.handler.HandlerProcess;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
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

  private final GateRequest request;
  private final SessionWork work;
  private final GateClock clock;
  private final GateListener listener;
  private final Announcements announcements;
  private boolean firstPollTold;
  private boolean settled;

  ReplaySession(GateRequest request, SessionWork work, GateClock clock, GateListener listener) {
    this.request = request;
    this.work = work;
    this.clock = clock;
    this.listener = listener;
    this.announcements = new Announcements(request.expected(), request.namespace());
  }

  /**
   * Forks, hands out, waits, and ends the fork. Each verdict is passed on as it comes. Once only.
   */
  SessionEnd run(Consumer<HistoryVerdict> verdicts) throws InterruptedException {
    SessionEnd end = toItsEnd(verdicts);
    work.board().stop();
    // Only now that the frontend is closed can no further answer come.
    drain(verdicts);
    return end;
  }

  private SessionEnd toItsEnd(Consumer<HistoryVerdict> verdicts) throws InterruptedException {
    try (ServerSocketChannel listening = Loopback.listen();
        RefusingProxy proxy = RefusingProxy.start(Loopback.addressOf(listening));
        HandlerProcess fork = fork(listening, proxy)) {
      listener.forked();
      long started = System.nanoTime();
      // Made ready while the fork starts, which takes longer.
      GateFrontend frontend = GateFrontend.serve(listening, announcements, work.board());
      try (frontend) {
        Optional<SessionEnd> end = Optional.empty();
        while (end.isEmpty()) {
          next(LOOK_AGAIN).ifPresent(verdicts);
          end = look(fork, proxy, Duration.ofNanos(System.nanoTime() - started));
        }
        return end.orElseThrow();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private HandlerProcess fork(ServerSocketChannel listening, RefusingProxy proxy) {
    int port = Loopback.addressOf(listening).getPort();
    return HandlerProcess.start(
        Fork.launch(request, port, proxy.port()), BatchScheduling.prefix(), line -> {});
  }

  private Optional<HistoryVerdict> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(work.heard().poll(patience.toNanos(), TimeUnit.NANOSECONDS));
  }

  private void drain(Consumer<HistoryVerdict> verdicts) {
    List<HistoryVerdict> rest = new ArrayList<>();
    work.heard().drainTo(rest);
    rest.forEach(verdicts);
  }

  private Optional<SessionEnd> look(HandlerProcess fork, RefusingProxy proxy, Duration age)
      throws InterruptedException {
    tellFirstPoll(age);
    List<Problem> problems = announcements.problems();
    if (!problems.isEmpty()) {
      return broken(problems);
    }
    if (!proxy.refused().isEmpty()) {
      return broken(List.of(GateProblems.reachedOutside(proxy.refused())));
    }
    if (fork.exit().isDone()) {
      return ended(fork);
    }
    if (clock.isOver()) {
      int left = work.board().underWay().size() + work.backlog().size();
      return broken(List.of(GateProblems.outOfTime(request.limits().whole(), left)));
    }
    List<Problem> unsupplied = work.supplies().problems();
    return unsupplied.isEmpty() ? waiting(fork, age) : broken(unsupplied);
  }

  private Optional<SessionEnd> waiting(HandlerProcess fork, Duration age) {
    boolean late = age.compareTo(request.limits().firstPoll()) > 0;
    if (late && !announcements.any()) {
      return broken(List.of(neverPolled("task queue", fork)));
    }
    if (!settled && announcements.isSettled(request.limits().settle())) {
      if (!announcements.workflowQueues().isEmpty() || isNothingToDo()) {
        settle();
      } else if (late) {
        return broken(List.of(neverPolled("workflow task queue", fork)));
      }
    }
    if (!overdue().isEmpty()) {
      return Optional.of(new SessionEnd.Overdue());
    }
    // Asked anew: a queue that came late starts the quiet time again.
    boolean quiet = settled && announcements.isSettled(request.limits().settle());
    return quiet && work.isDone() ? Optional.of(new SessionEnd.Done()) : Optional.empty();
  }

  /** Whether nothing waits for a worker: then one that polls no workflow tasks is no fault. */
  private boolean isNothingToDo() {
    return work.supplies().isFirstDone() && work.isIdle();
  }

  private void settle() {
    settled = true;
    work.backlog().settle(announcements.workflowQueues());
    work.board().dispatchAll();
    work.supplies().polled(announcements.polled());
  }

  private void tellFirstPoll(Duration age) {
    if (!firstPollTold && announcements.any()) {
      firstPollTold = true;
      listener.firstPoll(age);
    }
  }

  private Problem neverPolled(String what, HandlerProcess fork) {
    return GateProblems.neverPolled(what, request.limits().firstPoll(), output(fork));
  }

  private Optional<SessionEnd> ended(HandlerProcess fork) {
    int status = fork.exit().join();
    List<String> output = output(fork);
    if (work.board().isIdle() || GateProblems.isHandlersOwn(status, output)) {
      return broken(List.of(GateProblems.ended(status, output)));
    }
    return Optional.of(new SessionEnd.Crashed(status));
  }

  private static Optional<SessionEnd> broken(List<Problem> problems) {
    return Optional.of(new SessionEnd.Broken(problems));
  }

  /** The last lines, without the values of the variables that the handler was given. */
  private List<String> output(HandlerProcess fork) {
    return fork.tail().stream().map(this::masked).toList();
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

  /** Histories that were not answered within the limit for one. */
  List<RecordedHistory> overdue() {
    return work.board().underWay().stream()
        .filter(handout -> handout.age().compareTo(request.limits().perHistory()) > 0)
        .map(Handout::history)
        .toList();
  }

  /** How many histories were handed out. */
  int handedOut() {
    return work.board().handedOut();
  }

  /** What was polled. */
  Set<PolledTaskQueue> polled() {
    return announcements.polled();
  }
}
