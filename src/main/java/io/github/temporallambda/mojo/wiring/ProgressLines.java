package io.github.temporallambda.mojo.wiring;

import io.github.temporallambda.lambda.BucketName;
import io.github.temporallambda.lambda.FunctionArn;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.replay.GateListener;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.rollout.run.Connections;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What gate, reading and upload tell while they work, as lines of progress. */
final class ProgressLines implements GateListener, Connections.Progress {

  private static final Duration READING_EVERY = Duration.ofSeconds(5);
  private static final Duration UPLOAD_EVERY = Duration.ofSeconds(5);

  private final Narration narration;
  private final Clock clock;
  private final ReplayProgress replay;
  private Instant nextUploadLine = Instant.MAX;
  private Instant nextReadingLine = Instant.MAX;

  /**
   * @param live the moving line of a terminal; empty where there is none
   */
  ProgressLines(Narration narration, Optional<LiveLine> live, Clock clock) {
    this.narration = narration;
    this.clock = clock;
    this.replay = new ReplayProgress(narration, live, clock);
  }

  @Override
  public void forked() {
    replay.forked();
  }

  @Override
  public void waiting(int histories, Duration oldest) {
    replay.waiting(histories, oldest);
  }

  @Override
  public void firstPoll(Duration after) {
    replay.polled();
    narration.progress(
        String.format(Locale.ROOT, "the artifact polled after %.1f s", after.toMillis() / 1000.0));
  }

  @Override
  public void replayed(HistoryVerdict verdict, int done, int total) {
    replay.replayed(verdict, done, total);
  }

  @Override
  public void uploading(FunctionName functionName, long bytes) {
    uploading(bytes, "to " + functionName);
  }

  @Override
  public void storing(BucketName bucketName, long bytes) {
    uploading(bytes, "to bucket " + bucketName);
  }

  private void uploading(long bytes, String where) {
    narration.progress(
        String.format(Locale.ROOT, "uploading %.1f MB %s", bytes / 1_000_000.0, where));
    nextUploadLine = clock.instant().plus(UPLOAD_EVERY);
  }

  /** Small uploads are through before the first line is due. */
  @Override
  public void sent(long bytes, long length) {
    Instant now = clock.instant();
    if (bytes < length && !now.isBefore(nextUploadLine)) {
      narration.progress(bytes * 100 / length + " % uploaded");
      nextUploadLine = now.plus(UPLOAD_EVERY);
    }
  }

  @Override
  public void downloading(FunctionArn arn) {
    narration.progress("fetching the code of " + arn);
  }

  @Override
  public void listing(int listed) {
    narration.progress(listed + " executions listed, and there are more");
  }

  @Override
  public void lagging(int listed, long counted) {
    narration.progress(
        "the server lists " + listed + " executions and counts " + counted + "; reading again");
  }

  @Override
  public void limited() {
    narration.progress("Temporal limits our reads; going on as it lets us");
  }

  @Override
  public void looked(int done, int total) {
    reading(done, "looked at " + done + " of " + total + " executions to take a sample");
  }

  @Override
  public void fetched(int done, int total) {
    reading(done, "fetched " + done + " of " + total + " histories");
  }

  /** Several threads read; what is quickly through needs no line. */
  private synchronized void reading(int done, String line) {
    Instant now = clock.instant();
    if (done == 1) {
      nextReadingLine = now.plus(READING_EVERY);
    } else if (!now.isBefore(nextReadingLine)) {
      narration.progress(line);
      nextReadingLine = now.plus(READING_EVERY);
    }
  }

  @Override
  public void closedMeanwhile(int executions) {
    narration.progress(executions + " executions closed meanwhile; they move nowhere");
  }
}
