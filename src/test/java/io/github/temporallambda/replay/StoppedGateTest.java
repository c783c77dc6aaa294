package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.problem.StopRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate that is asked to stop, at any time. */
class StoppedGateTest {

  /** A machine under load takes its time to end a process. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  @TempDir Path directory;
  private final StopRequest stop = new StopRequest();
  private long askedAt;
  private int forks;

  private final HistorySupply endless = (polled, intake) -> new CountDownLatch(1).await();

  private void ask() {
    askedAt = System.nanoTime();
    stop.ask();
  }

  @Test
  void stopWhileTheArtifactPollsEndsItsJvmAtOnceAndIsNobodysFault() {
    List<ProcessHandle> before = ProcessHandle.current().children().toList();
    GateListener askingAtFirstPoll =
        new GateListener() {
          @Override
          public void firstPoll(Duration after) {
            ask();
            // As a signal does, that every process of the group gets.
            ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child))
                .forEach(StoppedGateTest::end);
          }
        };

    GateVerdict verdict =
        replay(askingAtFirstPoll, new GateMaterial(HistorySupply.NONE, endless, true));

    requireStopped(verdict);
    assertThat(Duration.ofNanos(System.nanoTime() - askedAt)).isLessThan(AT_ONCE);
    assertThat(ProcessHandle.current().children()).isSubsetOf(before);
  }

  private static void end(ProcessHandle child) {
    child.destroyForcibly();
    var unused = child.onExit().join();
  }

  @Test
  void stopWhileHistoriesAreSoughtThatAnArtifactWouldBeStartedForEndsTheSearch() {
    HistorySupply asking =
        (polled, intake) -> {
          ask();
          endless.supply(polled, intake);
        };

    GateVerdict verdict = replay(counting(), GateMaterial.ifAny(asking));

    requireStopped(verdict);
    assertThat(Duration.ofNanos(System.nanoTime() - askedAt)).isLessThan(AT_ONCE);
    assertThat(forks).isZero();
  }

  @Test
  void gateThatIsAskedToStopBeforeItBeginsStartsNothing() {
    stop.ask();

    requireStopped(replay(counting(), new GateMaterial(HistorySupply.NONE, endless, true)));
    assertThat(forks).isZero();
  }

  private GateListener counting() {
    return new GateListener() {
      @Override
      public void forked() {
        forks++;
      }
    };
  }

  private static void requireStopped(GateVerdict verdict) {
    assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(verdict.problems()).extracting(Problem::kind).containsOnly(ProblemKind.INTERRUPTED);
    assertThat(verdict.problems().get(0).what()).isEqualTo("The replay gate was stopped");
  }

  private GateVerdict replay(GateListener listener, GateMaterial material) {
    return new ReplayGate(listener, stop)
        .replay(
            new GateFixture(directory).request("Handler", Map.of(), GateFixture.LIMITS, material));
  }
}
