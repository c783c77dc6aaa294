package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.replay.cause.ThreadDump;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Asks the artifact where its code waits after the last event that fitted: histories that end
 * there, with the query {@link ThreadDump#QUERY}, in a JVM of their own and for a short time.
 * Whatever becomes of it is no verdict; without an answer there is just no line of code to show.
 */
final class CodeQuestions {

  private static final GateListener SILENT = new GateListener() {};
  private static final GateLimits SHORT =
      new GateLimits(
          Duration.ofSeconds(15),
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofMillis(300));

  private final GateRequest request;
  private final GateClock clock;
  private final Supplies supplies;
  private final Explaining explaining;

  /**
   * @param gate the clock of the same gate
   * @param supplies of the same gate; all done
   */
  CodeQuestions(GateRequest request, GateClock gate, Supplies supplies, Explaining explaining) {
    this.request =
        new GateRequest(
            request.code(),
            request.expected(),
            request.namespace(),
            request.environment(),
            request.material(),
            SHORT);
    this.clock = gate.anew(SHORT.whole());
    this.supplies = supplies;
    this.explaining = explaining;
  }

  /**
   * Asks.
   *
   * @param gates knows which task queues the artifact polls
   */
  void ask(List<RecordedHistory> questions, Backlog gates) throws InterruptedException {
    LinkedBlockingQueue<HistoryVerdict> heard = new LinkedBlockingQueue<>();
    Backlog backlog = gates.another(questions, heard::add);
    Asking asking = new Asking(ThreadDump.QUERY, explaining::told);
    TaskBoard board = new TaskBoard(backlog, Integer.MAX_VALUE, heard::add, asking);
    SessionWork work = new SessionWork(backlog, board, supplies, heard);
    new ReplaySession(ArtifactJvm.start(request), request, work, clock, SILENT).run(nothing -> {});
  }
}
