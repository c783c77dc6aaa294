package io.github.temporallambda.replay;

import io.github.temporallambda.handler.HandlerProcess;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One fork of the artifact with a frontend and a proxy of its own, from start to end. Nothing of it
 * is left when {@link #run} returns.
 */
final class ReplaySession {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final GateRequest request;
  private final GateClock clock;
  private final GateListener listener;
  private final Announcements announcements;
  private final TaskBoard board;
  private boolean firstPollTold;
  private boolean settled;

  /**
   * @param alone one history at a time, so that it is known which one ends the JVM
   */
  ReplaySession(
      GateRequest request,
      Collection<RecordedHistory> histories,
      boolean alone,
      GateClock clock,
      GateListener listener) {
    this.request = request;
    this.clock = clock;
    this.listener = listener;
    this.announcements = new Announcements(request.expected(), request.namespace());
    this.board = new TaskBoard(histories, alone ? 1 : Integer.MAX_VALUE);
  }

  /**
   * Forks, hands out, waits, and ends the fork. Each verdict is passed on as it comes. Once only.
   */
  SessionEnd run(Consumer<HistoryVerdict> verdicts) throws InterruptedException {
    SessionEnd end = toItsEnd(verdicts);
    // Only now that the frontend is closed can no further answer come.
    drain(verdicts);
    return end;
  }

  private SessionEnd toItsEnd(Consumer<HistoryVerdict> verdicts) throws InterruptedException {
    try (GateFrontend frontend = GateFrontend.start(announcements, board);
        RefusingProxy proxy =
            RefusingProxy.start(new InetSocketAddress(Loopback.address(), frontend.port()));
        HandlerProcess fork =
            HandlerProcess.start(Fork.launch(request, frontend.port(), proxy.port()), line -> {})) {
      listener.forked();
      long started = System.nanoTime();
      Optional<SessionEnd> end = Optional.empty();
      while (end.isEmpty()) {
        board.nextVerdict(LOOK_AGAIN).ifPresent(verdicts);
        end = look(fork, proxy, Duration.ofNanos(System.nanoTime() - started));
      }
      return end.orElseThrow();
    }
  }

  private void drain(Consumer<HistoryVerdict> verdicts) throws InterruptedException {
    Optional<HistoryVerdict> verdict = board.nextVerdict(Duration.ZERO);
    while (verdict.isPresent()) {
      verdict.ifPresent(verdicts);
      verdict = board.nextVerdict(Duration.ZERO);
    }
  }

  private Optional<SessionEnd> look(HandlerProcess fork, RefusingProxy proxy, Duration age) {
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
      int left = board.underWay().size() + board.waiting().size();
      return broken(List.of(GateProblems.outOfTime(request.limits().whole(), left)));
    }
    return waiting(fork, age);
  }

  private Optional<SessionEnd> waiting(HandlerProcess fork, Duration age) {
    boolean late = age.compareTo(request.limits().firstPoll()) > 0;
    if (late && !announcements.any()) {
      return broken(List.of(neverPolled("task queue", fork)));
    }
    if (!settled && announcements.isSettled(request.limits().settle())) {
      Set<String> queues = announcements.workflowQueues();
      if (!queues.isEmpty() || board.isEmpty()) {
        settled = true;
        board.settle(queues);
      } else if (late) {
        return broken(List.of(neverPolled("workflow task queue", fork)));
      }
    }
    if (!overdue().isEmpty()) {
      return Optional.of(new SessionEnd.Overdue());
    }
    // Asked anew: a queue that came late starts the quiet time again.
    boolean quiet = settled && announcements.isSettled(request.limits().settle());
    return quiet && board.isEmpty() ? Optional.of(new SessionEnd.Done()) : Optional.empty();
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
    if (board.underWay().isEmpty() || GateProblems.isHandlersOwn(status, output)) {
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
    return board.underWay().stream().map(Handout::history).toList();
  }

  /** Histories that were not answered within the limit for one. */
  List<RecordedHistory> overdue() {
    return board.underWay().stream()
        .filter(handout -> handout.age().compareTo(request.limits().perHistory()) > 0)
        .map(Handout::history)
        .toList();
  }

  /** Histories that were not handed out. */
  List<RecordedHistory> waiting() {
    return board.waiting();
  }

  /** How many histories were handed out. */
  int handedOut() {
    return board.handedOut();
  }

  /** What was polled. */
  Set<PolledTaskQueue> polled() {
    return announcements.polled();
  }
}
