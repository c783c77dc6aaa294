package io.github.temporallambda.mojo.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.HistoryContent;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.report.ConsoleNarration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayProgressTest {

  private static final Duration TENTH = Duration.ofMillis(100);

  private final List<String> lines = new ArrayList<>();
  private final List<String> terminal = new ArrayList<>();
  private final SteppedClock clock = new SteppedClock();
  private ReplayProgress progress = progress(Optional.empty());

  @Test
  void aShortReplayNeedsNoLine() {
    replay(1, 40, 40);

    assertThat(lines).isEmpty();
  }

  @Test
  void aLongReplayHasALineEveryFiveSecondsWithRateAndTimeLeft() {
    replay(1, 120, 2_000);

    assertThat(lines)
        .containsExactly(
            "… 51 of 2,000 replayed, 10/s, 3 min left",
            "… 101 of 2,000 replayed, 10/s, 3 min left");
  }

  @Test
  void theFirstThatFailsIsToldAtOnceAndTheOthersOfItsTypeAreCounted() {
    replay(1, 2, 100);
    one("Order", "order-3", Outcome.FAILED, 3, 100);
    one("Order", "order-4", Outcome.FAILED, 4, 100);
    one("Refund", "refund-1", Outcome.ERROR, 5, 100);
    assertThat(lines).containsExactly("… FAILED Order order-3", "… ERROR Refund refund-1");

    replay(6, 60, 100);

    assertThat(lines).last().isEqualTo("… 51 of 100 replayed, 10/s, 5 s left, 3 failed");
  }

  @Test
  void whileTheNumberOfAllGrowsItIsToldAsSoFar() {
    for (int done = 1; done <= 110; done++) {
      one("Order", "order", Outcome.PASSED, done, done < 60 ? 100 + done : 160);
    }

    assertThat(lines)
        .containsExactly(
            "… 51 of 151 so far replayed, 10/s, 10 s left",
            "… 101 of 160 so far replayed, 10/s, 6 s left");
  }

  @Test
  void theEndIsLeftToTheStepThatTellsIt() {
    replay(1, 50, 51);
    one("Order", "order", Outcome.PASSED, 51, 51);

    assertThat(lines).isEmpty();
  }

  @Test
  void theNextReplayBeginsAnew() {
    replay(1, 40, 40);
    clock.step(Duration.ofMinutes(10));
    replay(1, 45, 60);
    assertThat(lines).isEmpty();

    replay(46, 55, 60);

    assertThat(lines).containsExactly("… 51 of 60 replayed, 10/s, 1 s left");
  }

  @Test
  void slowOnesHaveAFractionAndManyHaveHours() {
    for (int done = 1; done <= 3; done++) {
      clock.step(Duration.ofSeconds(6));
      one("Order", "order", Outcome.PASSED, done, 10_000);
    }

    assertThat(lines).last().isEqualTo("… 3 of 10,000 replayed, 0.2/s, 17 h left");
  }

  @Test
  void onATerminalOneLineMovesAndTheLogStaysShort() {
    progress = progress(Optional.of(new LiveLine(terminal::add)));
    replay(1, 12, 100);
    one("Order", "order-13", Outcome.FAILED, 13, 100);

    assertThat(terminal)
        .containsExactly(
            "\r4 of 100 replayed, 10/s, 10 s left",
            "\r7 of 100 replayed, 10/s, 9 s left ",
            "\r10 of 100 replayed, 10/s, 9 s left",
            "\r13 of 100 replayed, 10/s, 9 s left, 1 failed");
    assertThat(lines).containsExactly("… FAILED Order order-13");
  }

  @Test
  void whileNoVerdictComesItIsToldWhatIsWaitedFor() {
    progress.forked();
    waiting(6, 0);
    progress.polled();
    waiting(6, 0);
    replay(1, 3, 400);
    waiting(12, 3);
    one("Order", "order-4", Outcome.PASSED, 4, 400);
    waiting(6, 1);

    assertThat(lines)
        .containsExactly(
            "… waiting for the artifact to poll",
            "… waiting for histories",
            "… 3 of 400 replayed, 0.4/s, 18 min left; waiting for 3 histories, the oldest for 5 s",
            "… 3 of 400 replayed, 0.2/s, 34 min left; waiting for 3 histories, the oldest for 10 s",
            "… 4 of 400 replayed, 0.2/s, 38 min left; waiting for 1 history, for 5 s");
  }

  @Test
  void whileVerdictsComeNothingIsWaitedFor() {
    progress.forked();
    progress.polled();
    for (int done = 1; done <= 60; done++) {
      progress.waiting(4, Duration.ofSeconds(1));
      one("Order", "order-" + done, Outcome.PASSED, done, 100);
    }

    assertThat(lines).containsExactly("… 51 of 100 replayed, 10/s, 5 s left");
  }

  @Test
  void aLaterGateIsNotWaitedForFromTheEndOfTheFirst() {
    replay(1, 40, 40);
    clock.step(Duration.ofMinutes(10));
    progress.forked();
    waiting(4, 0);
    assertThat(lines).isEmpty();

    waiting(2, 0);
    assertThat(lines).containsExactly("… waiting for the artifact to poll");
  }

  @Test
  void onATerminalTheSecondsThatAreWaitedForMove() {
    progress = progress(Optional.of(new LiveLine(terminal::add)));
    progress.forked();
    progress.polled();
    waiting(7, 2);

    assertThat(terminal)
        .containsExactly(
            "\rwaiting for 2 histories, the oldest for 5 s",
            "\rwaiting for 2 histories, the oldest for 6 s");
    assertThat(lines).isEmpty();
  }

  /** As the gate does, but once a second; the oldest was handed out when this began. */
  private void waiting(int seconds, int histories) {
    for (int second = 0; second < seconds; second++) {
      progress.waiting(histories, Duration.ofSeconds(second));
      clock.step(Duration.ofSeconds(1));
    }
  }

  private ReplayProgress progress(Optional<LiveLine> live) {
    return new ReplayProgress(new ConsoleNarration(line -> lines.add(line.strip())), live, clock);
  }

  private void replay(int from, int to, int total) {
    for (int done = from; done <= to; done++) {
      one("Order", "order-" + done, Outcome.PASSED, done, total);
    }
  }

  private void one(String type, String workflowId, Outcome outcome, int done, int total) {
    RecordedHistory history =
        new RecordedHistory(
            workflowId, workflowId, "run", type, "orders", 3, HistoryContent.in(Path.of("none")));
    String cause = outcome == Outcome.PASSED ? "" : "why";
    progress.replayed(new HistoryVerdict(history, outcome, cause, Duration.ZERO), done, total);
    clock.step(TENTH);
  }
}
