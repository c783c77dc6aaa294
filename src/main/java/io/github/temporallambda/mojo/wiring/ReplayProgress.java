package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.report.Narration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How far a replay is: how many of how many, how fast, how long it will take, how many failed. On a
 * terminal that is one line which moves, elsewhere a line of the log every few seconds. The first
 * history of each workflow type that does not pass is told at once; the report has them all. While
 * no verdict comes, it is told what is waited for.
 *
 * <p>The number of all may grow while executions are still being read; then it is told as "so far".
 * Used from the gate's own thread alone.
 */
final class ReplayProgress {

  private static final Duration LINE_EVERY = Duration.ofSeconds(5);
  private static final Duration MOVES_EVERY = Duration.ofMillis(250);

  private final Narration narration;
  private final Optional<LiveLine> live;
  private final Clock clock;
  private Run run = new Run(Instant.MAX, 0);
  private Instant nextLine = Instant.MAX;
  private Instant lastNews = Instant.MAX;
  private int done;
  private int of;
  private int total;
  private boolean grew;
  private boolean polled;

  /**
   * @param live the moving line of a terminal; empty where there is none
   */
  ReplayProgress(Narration narration, Optional<LiveLine> live, Clock clock) {
    this.narration = narration;
    this.live = live;
    this.clock = clock;
  }

  /** From its first verdict on. */
  private static final class Run {
    private final Instant startedAt;
    private final int doneBefore;
    private final Set<String> typesThatFailed = new HashSet<>();
    private int failed;

    Run(Instant startedAt, int doneBefore) {
      this.startedAt = startedAt;
      this.doneBefore = doneBefore;
    }
  }

  /** A history has its verdict; {@code nowDone} of {@code nowTotal} so far have one. */
  void replayed(HistoryVerdict verdict, int nowDone, int nowTotal) {
    Instant now = clock.instant();
    if (nowDone <= done || run.startedAt.equals(Instant.MAX)) {
      run = new Run(now, nowDone);
      of = nowTotal;
      lineDone(now);
    }
    grew = nowTotal > total;
    done = nowDone;
    of = nowTotal;
    lastNews = now;
    if (verdict.outcome() != Outcome.PASSED) {
      failed(verdict);
    }
    if (!now.isBefore(nextLine) && done < of) {
      tell(line(now));
      lineDone(now);
    }
  }

  /** A JVM with the artifact was started; it has polled nothing yet. */
  void forked() {
    Instant now = clock.instant();
    polled = false;
    // An earlier gate's is past.
    if (nextLine.equals(Instant.MAX) || nextLine.isBefore(now)) {
      lastNews = now;
      lineDone(now);
    }
  }

  /** That JVM has polled. */
  void polled() {
    polled = true;
  }

  /** The artifact has so many histories, the oldest for so long. Called many times a second. */
  void waiting(int histories, Duration oldest) {
    Instant now = clock.instant();
    if (now.isBefore(nextLine) || Duration.between(lastNews, now).compareTo(LINE_EVERY) < 0) {
      return;
    }
    String waiting = waitedFor(histories, oldest);
    if (run.startedAt.equals(Instant.MAX) || done == of) {
      tell(waiting);
    } else {
      tell(line(now) + "; " + waiting);
    }
    lineDone(now);
  }

  private String waitedFor(int histories, Duration oldest) {
    if (!polled) {
      return "waiting for the artifact to poll";
    }
    if (histories == 0) {
      return "waiting for histories";
    }
    return "waiting for "
        + histories
        + (histories == 1 ? " history, for " : " histories, the oldest for ")
        + oldest.toSeconds()
        + " s";
  }

  private void lineDone(Instant now) {
    nextLine = now.plus(live.isPresent() ? MOVES_EVERY : LINE_EVERY);
    total = of;
  }

  private void failed(HistoryVerdict verdict) {
    run.failed++;
    if (run.typesThatFailed.add(verdict.history().workflowType())) {
      narration.progress(
          verdict.outcome()
              + " "
              + verdict.history().workflowType()
              + " "
              + verdict.history().workflowId());
    }
  }

  private void tell(String line) {
    live.ifPresentOrElse(moving -> moving.show(line), () -> narration.progress(line));
  }

  private String line(Instant now) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "%,d of %,d", done, of));
    line.append(grew ? " so far replayed" : " replayed");
    double seconds = Duration.between(run.startedAt, now).toMillis() / 1000.0;
    double rate = (done - run.doneBefore) / seconds;
    if (rate > 0) {
      line.append(String.format(Locale.ROOT, rate < 10 ? ", %.1f/s" : ", %,.0f/s", rate));
      line.append(", ").append(left(Math.round((of - done) / rate)));
    }
    return line.append(run.failed == 0 ? "" : ", " + run.failed + " failed").toString();
  }

  private static String left(long seconds) {
    if (seconds < 100) {
      return Math.max(1, seconds) + " s left";
    }
    long minutes = (seconds + 30) / 60;
    return minutes < 100 ? minutes + " min left" : (minutes + 30) / 60 + " h left";
  }
}
