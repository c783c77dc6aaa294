package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.temporallambda.history.HistoryContent;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Histories that are found while the gate already replays, with real workers in real forks. */
class HistorySupplyTest {

  @TempDir static Path directory;
  private static GateFixture fixture;
  private static RecordedOrders orders;

  private int forks;
  private final ReplayGate gate =
      new ReplayGate(
          new GateListener() {
            @Override
            public void forked() {
              forks++;
            }
          });

  @BeforeAll
  static void recordAndLayOut() {
    fixture = new GateFixture(directory);
    orders = new RecordedOrders();
  }

  @AfterAll
  static void removeHistories() {
    orders.close();
  }

  /** Records what it is asked and told. */
  private static final class Telling implements HistorySupply {

    private final List<RecordedHistory> histories;
    private final List<HistoryVerdict> answered = new ArrayList<>();
    private final Deque<Set<PolledTaskQueue>> polled = new ConcurrentLinkedDeque<>();

    Telling(RecordedHistory... histories) {
      this.histories = List.of(histories);
    }

    @Override
    public void supply(Set<PolledTaskQueue> queues, HistoryIntake intake)
        throws InterruptedException {
      if (polled.isEmpty()) {
        for (RecordedHistory history : histories) {
          intake.running(history);
        }
      }
      polled.add(queues);
    }

    @Override
    public void answered(HistoryVerdict verdict) {
      answered.add(verdict);
    }
  }

  @Test
  void sameJvmReplaysWhatWasRecordedAndThenWhatRunsOnTheQueuesThatItPolls() {
    Telling running = new Telling(orders.order("o-2"), orders.of("o-3", "Order", "elsewhere"));

    GateVerdict verdict =
        replay(new GateMaterial(HistorySupply.of(List.of(orders.order("o-1"))), running, true));

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.histories())
        .extracting(HistoryVerdict::outcome)
        .containsExactly(Outcome.PASSED, Outcome.PASSED, Outcome.FAILED);
    assertThat(running.polled.getLast()).isEqualTo(verdict.polled());
    assertThat(running.answered).containsExactlyInAnyOrderElementsOf(verdict.histories());
    assertThat(forks).isEqualTo(1);
  }

  /** The gate goes through with the first before it could know the second. */
  @Test
  void historiesAreReplayedWhileOthersAreStillSought() {
    CountDownLatch first = new CountDownLatch(1);
    HistorySupply slow =
        new HistorySupply() {
          @Override
          public void supply(Set<PolledTaskQueue> polled, HistoryIntake intake)
              throws InterruptedException {
            intake.running(orders.order("o-first"));
            assertThat(first.await(60, TimeUnit.SECONDS)).isTrue();
            intake.running(orders.order("o-second"));
          }

          @Override
          public void answered(HistoryVerdict verdict) {
            first.countDown();
          }
        };

    GateVerdict verdict = replay(GateMaterial.ifAny(slow));

    assertThat(verdict.count(Outcome.PASSED)).isEqualTo(2);
  }

  /** The gate is kept busy by a history that comes when the late queue is asked for. */
  @Test
  void taskQueueThatIsPolledLaterIsAskedFor() {
    PolledTaskQueue late = new PolledTaskQueue("late", TaskQueueType.WORKFLOW);

    GateVerdict verdict = replay("Lifetimes$LateQueue", untilItIsPolled(late, "o-late"));

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.polled()).contains(late);
    assertThat(verdict.histories()).hasSize(3);
    assertThat(verdict.count(Outcome.PASSED)).isEqualTo(3);
  }

  /** The worker of the other queue would replay it without a word. */
  @Test
  void historyThatEndsTheJvmIsTriedAgainByTheWorkerOfItsOwnQueueThoughThatPollsLate() {
    PolledTaskQueue late = new PolledTaskQueue("late", TaskQueueType.WORKFLOW);

    GateVerdict verdict = replay("Lifetimes$LateQueue", untilItIsPolled(late, "crash-late"));

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.count(Outcome.PASSED)).isEqualTo(2);
    assertThat(verdict.histories())
        .filteredOn(one -> one.outcome() == Outcome.FAILED)
        .extracting(one -> one.history().workflowId(), HistoryVerdict::cause)
        .containsExactly(
            tuple("crash-late", "replaying it ends the handler's JVM with exit status 77"));
    assertThat(forks).isEqualTo(2);
  }

  /** Keeps the gate busy until the queue is polled, on which this execution runs. */
  private static GateMaterial untilItIsPolled(PolledTaskQueue late, String workflowId) {
    CountDownLatch asked = new CountDownLatch(1);
    AtomicBoolean before = new AtomicBoolean();
    AtomicBoolean after = new AtomicBoolean();
    HistorySupply busy =
        (polled, intake) -> {
          intake.recorded(orders.order("o-1"));
          assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
        };
    HistorySupply running =
        (polled, intake) -> {
          // Each once, as often as the artifact polls something else.
          if (!polled.contains(late)) {
            if (before.compareAndSet(false, true)) {
              intake.running(orders.order("o-2"));
            }
          } else if (after.compareAndSet(false, true)) {
            intake.running(orders.of(workflowId, "Order", late.name()));
            asked.countDown();
          }
        };
    return new GateMaterial(busy, running, true);
  }

  @Test
  void nothingIsStartedForNothing() {
    GateVerdict verdict = replay(GateMaterial.ifAny(new Telling()));

    assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(verdict.histories()).isEmpty();
    assertThat(forks).isZero();
  }

  @Test
  void supplyThatFailsIsAProblemAndNeverPassed() {
    HistorySupply broken =
        (polled, intake) -> {
          intake.expect(7);
          throw new ProblemException(Problem.remote("No answer.", List.of(), "try again"));
        };

    GateVerdict verdict =
        replay(new GateMaterial(HistorySupply.of(List.of(orders.order("o-1"))), broken, true));

    assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(verdict.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.REMOTE));
  }

  @Test
  void supplyThatFindsNothingForEverEndsWithTheGatesTime() {
    HistorySupply endless = (polled, intake) -> new CountDownLatch(1).await();
    GateLimits oneSecond =
        new GateLimits(
            GateFixture.LIMITS.firstPoll(),
            GateFixture.LIMITS.perHistory(),
            Duration.ofSeconds(1),
            GateFixture.LIMITS.settle());

    GateVerdict verdict =
        gate.replay(fixture.request("Handler", Map.of(), oneSecond, GateMaterial.ifAny(endless)));

    assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.unanswered().get(0).what())
        .startsWith("The replay gate ran out of time: 1 s");
    assertThat(forks).isZero();
  }

  @Test
  void executionWhoseHistoryCouldNotBeReadIsInconclusiveAndTheOthersAreReplayed() {
    HistorySupply unread =
        (polled, intake) -> {
          intake.running(orders.order("o-1"));
          intake.unread(unreadable(), "its history could not be fetched");
        };

    GateVerdict verdict = replay(GateMaterial.of(unread));

    assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(verdict.count(Outcome.PASSED)).isEqualTo(1);
    assertThat(verdict.histories())
        .filteredOn(one -> one.outcome() == Outcome.INCONCLUSIVE)
        .extracting(HistoryVerdict::cause)
        .containsExactly("not replayed: its history could not be fetched");
  }

  /** Nothing is started for it, and still it has its verdict. */
  @Test
  void nothingButWhatCouldNotBeReadIsInconclusiveWithoutAFork() {
    HistorySupply unread = (polled, intake) -> intake.unread(unreadable(), "no answer");

    GateVerdict verdict = replay(GateMaterial.ifAny(unread));

    assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(verdict.histories()).hasSize(1);
    assertThat(forks).isZero();
  }

  @Test
  void questionThatWasNotAnsweredIsInconclusiveThoughAllThatWasFoundReplays() {
    Problem question = Problem.remote("The executions could not be read.", List.of(), "again");
    HistorySupply uncounted = (polled, intake) -> intake.unanswered(question);

    GateVerdict verdict =
        replay(new GateMaterial(HistorySupply.of(List.of(orders.order("o-1"))), uncounted, true));

    assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(verdict.count(Outcome.PASSED)).isEqualTo(1);
    assertThat(verdict.unanswered()).containsExactly(question);
    assertThat(verdict.problems()).isEmpty();
  }

  private static RecordedHistory unreadable() {
    return new RecordedHistory("live", "o-9", "r-9", "Order", "", 0, HistoryContent.none());
  }

  @Test
  void mistakeInASupplyIsThrownAndLeavesNothingBehind() {
    HistorySupply wrong =
        (polled, intake) -> {
          throw new IllegalStateException("a mistake");
        };
    List<ProcessHandle> before = ProcessHandle.current().children().toList();

    assertThatThrownBy(() -> replay(new GateMaterial(HistorySupply.NONE, wrong, true)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a mistake");
    assertThat(ProcessHandle.current().children()).isSubsetOf(before);
    assertThat(forks).isEqualTo(1);
  }

  /** Others replay on in the next JVM, and the supply is not asked twice. */
  @Test
  void supplyGoesOnWhenAHistoryEndsTheJvm() {
    List<RecordedHistory> histories = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      histories.add(orders.order(i == 3 ? "crash-1" : "o-" + i));
    }
    Telling running = new Telling(histories.toArray(RecordedHistory[]::new));

    GateVerdict verdict =
        replay("Handlers$Moody", new GateMaterial(HistorySupply.NONE, running, true));

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.histories()).extracting(HistoryVerdict::history).isEqualTo(histories);
    assertThat(verdict.count(Outcome.PASSED)).isEqualTo(29);
    assertThat(verdict.count(Outcome.FAILED)).isEqualTo(1);
    assertThat(running.answered).hasSize(30);
  }

  private GateVerdict replay(GateMaterial material) {
    return replay("Handler", material);
  }

  private GateVerdict replay(String handler, GateMaterial material) {
    return gate.replay(fixture.request(handler, Map.of(), GateFixture.LIMITS, material));
  }
}
