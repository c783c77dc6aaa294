package io.github.temporallambda.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.handler.Await;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workflow code that misbehaves in real forks: who is at fault is said, and the others are right.
 */
class UnbreakableGateTest {

  @TempDir static Path directory;
  private static GateFixture gate;
  private static RecordedOrders orders;

  @TempDir Path reports;
  private final AtomicInteger forks = new AtomicInteger();

  @BeforeAll
  static void recordAndLayOut() throws IOException {
    gate = new GateFixture(Files.createDirectory(directory.resolve("layout")));
    orders = new RecordedOrders();
  }

  @AfterAll
  static void removeHistories() {
    orders.close();
  }

  @BeforeEach
  void countForks() {
    forks.set(0);
  }

  @Test
  void whatTheJvmSurvivesIsAnsweredAndNothingSurvivesTheFork() throws IOException {
    GateVerdict verdict =
        replay(
            GateFixture.LIMITS,
            "flood-1",
            "threads-1",
            "children-1",
            "stdin-1",
            "overflow-1",
            "outOfMemory-1",
            "o-1");

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.caveats()).isEmpty();
    assertThat(verdict.histories())
        .filteredOn(each -> each.outcome() == Outcome.PASSED)
        .extracting(each -> each.history().workflowId())
        .containsExactlyInAnyOrder("flood-1", "threads-1", "children-1", "stdin-1", "o-1");
    assertThat(of(verdict, "overflow-1").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(of(verdict, "overflow-1").cause()).contains("java.lang.StackOverflowError");
    assertThat(of(verdict, "outOfMemory-1").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(of(verdict, "outOfMemory-1").cause())
        .contains("java.lang.OutOfMemoryError")
        .doesNotContain("secret of");
    assertThat(forks).hasValue(1);
    assertThat(isAlive("own")).isFalse();
    assertThat(isAlive("child")).isFalse();
    assertThat(isAlive("orphan")).isFalse();
    assertThat(Path.of(Files.readString(reports.resolve("home"))).getParent()).doesNotExist();
  }

  @Test
  void eachHistoryThatEndsTheJvmIsFoundOutWithItsReason() throws IOException {
    GateVerdict verdict =
        replay(
            GateFixture.LIMITS,
            "o-1",
            "exit-1",
            "o-2",
            "segv-1",
            "o-3",
            "memory-1",
            "orphan-1",
            "kill-1",
            "o-4",
            "o-5");

    assertThat(verdict.problems()).isEmpty();
    assertThat(failures(verdict))
        .containsOnlyKeys("exit-1", "segv-1", "memory-1", "orphan-1", "kill-1")
        .containsEntry("exit-1", "FAILED replaying it ends the handler's JVM with exit status 0")
        .containsEntry("segv-1", "FAILED replaying it crashes the handler's JVM (SIGSEGV)")
        .containsEntry(
            "memory-1",
            "FAILED replaying it runs the handler's JVM out of memory (Java heap space)")
        .containsEntry("orphan-1", "FAILED replaying it ends the handler's JVM with exit status 78")
        .containsEntry(
            "kill-1",
            "ERROR replaying it does not come to its end: the handler's JVM was killed each time"
                + " (SIGKILL)");
    assertThat(verdict.histories()).hasSize(10);
    assertThat(isAlive("orphan-of-the-ended")).isFalse();
    try (Stream<Path> left = Files.list(directory.resolve("layout"))) {
      assertThat(left).noneMatch(file -> file.getFileName().toString().startsWith("hs_err"));
    }
  }

  /** One waits behind a lock that another keeps; there is time to find all that out. */
  @Test
  void eachThatNeverAnswersIsConfirmedAloneAndWhomItStarvedPasses() {
    GateVerdict verdict =
        replay(
            GateFixture.perHistory(Duration.ofSeconds(6)),
            "o-1",
            "stuck-1",
            "stuck-2",
            "o-2",
            "loop-1",
            "holder-1",
            "holder-2",
            "starved-1",
            "o-3");

    assertThat(verdict.problems()).isEmpty();
    assertThat(of(verdict, "starved-1").cause()).isEmpty();
    assertThat(verdict.count(Outcome.PASSED)).isEqualTo(4);
    assertThat(failures(verdict))
        .containsOnlyKeys("stuck-1", "stuck-2", "loop-1", "holder-1", "holder-2")
        .allSatisfy(
            (id, cause) ->
                assertThat(cause).isEqualTo("ERROR did not answer within 6 s, replayed alone"));
    assertThat(forks).as("each alone once or twice, and once more together").hasValueLessThan(12);
  }

  @Test
  void forkKilledFromOutsideOnceBlamesNobody() throws Exception {
    FutureTask<Void> stranger =
        new FutureTask<>(
            () -> {
              Await.until(() -> pid("busy").isPresent());
              pid("busy").flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroyForcibly);
              return null;
            });
    new Thread(stranger).start();

    GateVerdict verdict = replay(GateFixture.LIMITS, "o-1", "busy-1", "o-2");
    stranger.get();

    assertThat(verdict.problems()).isEmpty();
    assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
    assertThat(verdict.count(Outcome.PASSED)).isEqualTo(3);
    assertThat(verdict.caveats())
        .containsExactly(
            "The handler's JVM was killed (SIGKILL) in the replay gate; the histories under way"
                + " were replayed again, one at a time.");
  }

  @Test
  void forkKilledEachTimeIsAProblemAndNotTriedForEver() {
    GateListener killer =
        new GateListener() {
          @Override
          public void forked() {
            forks.incrementAndGet();
            killFork();
          }
        };

    GateVerdict verdict =
        new ReplayGate(killer).replay(request(GateFixture.LIMITS, List.of(orders.order("o-1"))));

    assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(verdict.problems())
        .extracting(Problem::what)
        .containsExactly(
            "The handler's JVM was killed (SIGKILL), 3 times, before it replayed anything");
    assertThat(verdict.histories().get(0).outcome()).isEqualTo(Outcome.ERROR);
    assertThat(forks).hasValue(3);
  }

  @Test
  void whatIsNotConfirmedWhenTimeIsOverIsSaid() {
    GateLimits limits =
        new GateLimits(
            Duration.ofMinutes(1),
            Duration.ofSeconds(6),
            Duration.ofSeconds(17),
            GateFixture.LIMITS.settle());

    GateVerdict verdict = replay(limits, "stuck-1", "stuck-2", "stuck-3", "stuck-4");

    assertThat(verdict.count(Outcome.ERROR)).isEqualTo(4);
    assertThat(verdict.took()).isLessThan(Duration.ofSeconds(40));
    List<String> evidence = verdict.problems().get(0).evidence();
    assertThat(evidence)
        .hasSize(2)
        .last()
        .asString()
        .matches("[34] of these were under way when the handler's JVM ended or did not answer;.*");
    assertThat(verdict.histories())
        .extracting(HistoryVerdict::cause)
        .contains("did not answer within 6 s beside others, and was not replayed alone")
        .isSubsetOf(
            "did not answer within 6 s beside others, and was not replayed alone",
            "did not answer within 6 s, replayed alone");
  }

  private GateVerdict replay(GateLimits limits, String... workflowIds) {
    GateListener counting =
        new GateListener() {
          @Override
          public void forked() {
            forks.incrementAndGet();
          }
        };
    List<RecordedHistory> histories =
        new ArrayList<>(Arrays.stream(workflowIds).map(orders::order).toList());
    return new ReplayGate(counting).replay(request(limits, histories));
  }

  private GateRequest request(GateLimits limits, List<RecordedHistory> histories) {
    return gate.request(
        "Handlers$Unruly", Map.of("REPORTS", reports.toString()), limits, histories);
  }

  private static HistoryVerdict of(GateVerdict verdict, String workflowId) {
    return verdict.histories().stream()
        .filter(each -> each.history().workflowId().equals(workflowId))
        .findFirst()
        .orElseThrow();
  }

  private static Map<String, String> failures(GateVerdict verdict) {
    return verdict.histories().stream()
        .filter(each -> each.outcome() != Outcome.PASSED)
        .collect(
            Collectors.toMap(
                each -> each.history().workflowId(), each -> each.outcome() + " " + each.cause()));
  }

  /**
   * Waits for it: while one command becomes another, a process has no command line. So the one that
   * was found is killed, and not looked for again.
   */
  private static void killFork() {
    try {
      Await.until(
          () -> liveForks().map(ProcessHandle::destroyForcibly).reduce(false, Boolean::logicalOr));
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private static Stream<ProcessHandle> liveForks() {
    return ProcessHandle.current().children().filter(UnbreakableGateTest::isFork);
  }

  private static boolean isFork(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("-run-");
  }

  private Optional<Long> pid(String report) {
    try {
      String text = Files.readString(reports.resolve(report)).strip();
      return text.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(text));
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }

  private boolean isAlive(String report) {
    return pid(report).flatMap(ProcessHandle::of).filter(ProcessHandle::isAlive).isPresent();
  }
}
