package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.HistoryContent;
import io.github.temporallambda.history.RecordedHistory;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BacklogTest {

  private final Queue<HistoryVerdict> verdicts = new ArrayDeque<>();
  private final Backlog backlog = new Backlog(verdicts::add);

  @Test
  void recordedHistoryOfAnotherQueueGoesToTheOnlyOneThatIsPolled() throws InterruptedException {
    backlog.recorded(history("1", "elsewhere"));
    backlog.settle(Set.of("orders"));
    backlog.recorded(history("2", "elsewhere"));

    assertThat(backlog.next("orders", any -> true)).contains(history("1", "elsewhere"));
    assertThat(backlog.next("orders", any -> true)).contains(history("2", "elsewhere"));
    assertThat(verdicts).isEmpty();
  }

  @Test
  void recordedHistoryOfAnotherQueueIsAnErrorWhereSeveralArePolled() throws InterruptedException {
    backlog.recorded(history("1", "elsewhere"));
    backlog.settle(Set.of("orders", "couriers"));
    assertThat(backlog.hasOnlyStrays()).isTrue();
    assertThat(verdicts).isEmpty();

    backlog.judgeStrays();

    assertThat(verdicts.remove().outcome()).isEqualTo(Outcome.ERROR);
    assertThat(backlog.isEmpty()).isTrue();
  }

  @Test
  void runningExecutionOnAQueueThatIsNotPolledFails() throws InterruptedException {
    backlog.settle(Set.of("orders"));
    backlog.running(history("1", "elsewhere"));
    backlog.judgeStrays();

    HistoryVerdict verdict = verdicts.remove();
    assertThat(verdict.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(verdict.cause())
        .isEqualTo(
            "the artifact polls no workflow tasks of task queue 'elsewhere', only of orders");
    assertThat(backlog.isEmpty()).isTrue();
  }

  @Test
  void artifactThatPollsNoWorkflowTasksFailsWhatRuns() throws InterruptedException {
    backlog.settle(Set.of());
    backlog.running(history("1", "orders"));
    backlog.judgeStrays();

    assertThat(verdicts.remove().cause())
        .isEqualTo("the artifact polls no workflow tasks of task queue 'orders', of no task queue");
  }

  @Test
  void historyOfAQueueThatIsPolledLaterWaitsForItsWorker() throws InterruptedException {
    backlog.settle(Set.of("orders"));
    backlog.running(history("1", "late"));

    backlog.settle(Set.of("orders", "late"));

    assertThat(backlog.hasOnlyStrays()).isFalse();
    backlog.judgeStrays();
    assertThat(verdicts).isEmpty();
    assertThat(backlog.next("late", any -> true)).contains(history("1", "late"));
  }

  /** It would replay there, or fail for a type that its own worker has registered. */
  @Test
  void runningExecutionThatIsTriedAgainGoesToNoOtherWorker() throws InterruptedException {
    RecordedHistory history = history("1", "late");
    backlog.running(history);
    Backlog alone = backlog.another(List.of(history), verdicts::add);

    alone.settle(Set.of("orders"));

    assertThat(alone.next("orders", any -> true)).isEmpty();
    assertThat(alone.next("late", any -> true)).contains(history);
    alone.giveBack("late", history);
    alone.settle(Set.of("orders"));
    assertThat(alone.next("late", any -> true)).contains(history);
  }

  @Test
  void runningExecutionThatIsGivenBackGoesToNoOtherWorker() throws InterruptedException {
    backlog.running(history("1", "late"));
    backlog.giveBack("late", backlog.next("late", any -> true).orElseThrow());

    backlog.settle(Set.of("orders"));

    assertThat(backlog.next("orders", any -> true)).isEmpty();
    assertThat(backlog.hasOnlyStrays()).isFalse();
  }

  /** The next fork may poll one of them some time after the other. */
  @Test
  void taskQueueThatOneForkPolledIsWaitedForInTheNext() throws InterruptedException {
    RecordedHistory history = history("1", "late");
    backlog.recorded(history);
    backlog.settle(Set.of("orders", "late"));
    Backlog alone = backlog.another(List.of(history), verdicts::add);

    alone.settle(Set.of("orders"));
    alone.judgeStrays();

    assertThat(verdicts).isEmpty();
    assertThat(alone.hasOnlyStrays()).isFalse();
    assertThat(alone.next("late", any -> true)).contains(history);
  }

  /** Else nobody would ever take what keeps the supply waiting. */
  @Test
  void historiesThatNobodyPollsForDoNotKeepOthersOut() throws InterruptedException {
    backlog.settle(Set.of("orders"));
    for (int i = 0; i < Backlog.ENOUGH; i++) {
      backlog.running(history("" + i, "elsewhere"));
    }
    assertThat(verdicts).isEmpty();

    backlog.running(history("more", "orders"));

    assertThat(verdicts).hasSize(Backlog.ENOUGH);
    assertThat(backlog.next("orders", any -> true)).contains(history("more", "orders"));
  }

  @Test
  void supplyWaitsWhileEnoughHistoriesWait() throws Exception {
    for (int i = 0; i < Backlog.ENOUGH; i++) {
      backlog.recorded(history("" + i, "orders"));
    }
    Thread one = new Thread(() -> add(history("more", "orders")));
    one.start();
    while (one.getState() != Thread.State.WAITING) {
      assertThat(one.isAlive()).isTrue();
      Thread.onSpinWait();
    }
    assertThat(backlog.size()).isEqualTo(Backlog.ENOUGH);

    assertThat(backlog.next("orders", any -> true)).isPresent();

    one.join();
    assertThat(backlog.size()).isEqualTo(Backlog.ENOUGH);
    assertThat(backlog.all()).hasSize(Backlog.ENOUGH + 1);
  }

  @Test
  void totalIsWhatWasAnnouncedOrWhatHasCome() throws InterruptedException {
    backlog.expect(2);
    assertThat(backlog.total()).isEqualTo(2);
    for (RecordedHistory history :
        List.of(history("1", "orders"), history("2", "orders"), history("3", "orders"))) {
      backlog.recorded(history);
    }

    assertThat(backlog.total()).isEqualTo(3);
  }

  private void add(RecordedHistory history) {
    try {
      backlog.running(history);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static RecordedHistory history(String runId, String queue) {
    return new RecordedHistory(
        "o", "o", runId, "Order", queue, 1, HistoryContent.in(Path.of("none")));
  }
}
