package io.github.temporallambda.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.Status;
import io.temporal.api.history.v1.History;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Reading the histories of executions, from a server that does not make it easy. */
class ReadingHistoriesTest extends ReadingBench {

  @Test
  void historiesAreFetchedSoManyAtATimeAndComeInTheOrderAskedFor() throws IOException {
    ScriptedExecutions server = new ScriptedExecutions(0);
    server.answerTogether(QUICK.concurrentFetches());

    try (HistorySpool spool = HistorySpool.create()) {
      List<LiveHistory> fetched =
          on(server, connection -> download(connection).fetch(numbered(50), spool));

      assertThat(fetched).extracting(LiveHistory::execution).isEqualTo(numbered(50));
      assertThat(fetched)
          .allSatisfy(
              live -> {
                assertThat(live.history().workflowId()).isEqualTo(live.execution().workflowId());
                assertThat(live.history().content().length()).isPositive();
              });
    }
    assertThat(server.mostInFlight).hasValue(QUICK.concurrentFetches());
    assertThat(heard).hasSize(50).startsWith("fetched 1 of 50").endsWith("fetched 50 of 50");
  }

  @Test
  void pagesAreJoinedToTheHistory() throws Exception {
    ScriptedExecutions server = new ScriptedExecutions(0);
    server.answerEventByEvent();

    try (HistorySpool spool = HistorySpool.create()) {
      List<LiveHistory> fetched =
          on(server, connection -> download(connection).fetch(numbered(3), spool));

      assertThat(server.fetches).hasValue(6);
      assertThat(History.parseFrom(fetched.get(2).history().content().readAll()))
          .isEqualTo(Histories.of("w2", "r2"));
    }
  }

  @Test
  void historyIsPassedOnBeforeTheNextIsFetchedAndASlowSinkHoldsTheFetchingUp() throws IOException {
    ScriptedExecutions server = new ScriptedExecutions(0);
    Thread caller = Thread.currentThread();
    List<Integer> ahead = new ArrayList<>();

    try (HistorySpool spool = HistorySpool.create()) {
      on(
          server,
          connection -> {
            download(connection).stream(
                numbered(40),
                Map.of(),
                spool,
                live -> {
                  assertThat(Thread.currentThread()).isSameAs(caller);
                  settle(server.fetches);
                  ahead.add(server.fetches.get() - ahead.size());
                  spool.remove(live.history());
                });
            return 0;
          });
    }
    assertThat(ahead).hasSize(40).allMatch(fetched -> fetched <= QUICK.concurrentFetches());
  }

  /** Waits until no more is fetched, if only for a moment. */
  private static void settle(AtomicInteger fetches) {
    int before;
    do {
      before = fetches.get();
      Deadline.after(Duration.ofMillis(20)).pause(Duration.ofMillis(20));
    } while (fetches.get() != before);
  }

  @Test
  void twoOpenRunsOfOneWorkflowIdAreBothFetchedEachByItsRunId() throws IOException {
    List<AffectedExecution> runs =
        List.of(
            new AffectedExecution("w", "latest", "Order"),
            new AffectedExecution("w", "older", "Order"));

    try (HistorySpool spool = HistorySpool.create()) {
      List<LiveHistory> fetched =
          on(new ScriptedExecutions(0), connection -> download(connection).fetch(runs, spool));

      assertThat(fetched)
          .extracting(live -> live.history().runId())
          .containsExactly("latest", "older");
    }
  }

  @Test
  void sinkThatFailsEndsTheFetching() throws IOException {
    ScriptedExecutions server = new ScriptedExecutions(0);

    try (HistorySpool spool = HistorySpool.create()) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(
              () ->
                  on(
                      server,
                      connection -> {
                        download(connection).stream(
                            numbered(50),
                            Map.of(),
                            spool,
                            live -> {
                              throw new IllegalStateException("enough");
                            });
                        return 0;
                      }))
          .withMessage("enough");
    }
    assertThat(server.fetches.get()).isLessThanOrEqualTo(QUICK.concurrentFetches());
  }

  @Test
  void failedFetchEndsTheOthersAndLeavesNoThread() throws IOException {
    ScriptedExecutions server = new ScriptedExecutions(0);
    server.answerTogether(QUICK.concurrentFetches());
    server.breakHistoryOf(2);

    try (HistorySpool spool = HistorySpool.create()) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(
              () -> on(server, connection -> download(connection).fetch(numbered(50), spool)))
          .withMessageContainingAll("The history of w2 could not be fetched", "DATA_LOSS");
    }
    // The thread whose fetch failed may have begun one more before it was stopped.
    assertThat(server.fetches.get()).isLessThanOrEqualTo(QUICK.concurrentFetches() + 1);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("temporal-lambda-fetch");
  }

  @Test
  void executionThatGoesOnFasterThanItIsReadIsAProblemAndNotClosed() throws IOException {
    ScriptedExecutions server = new ScriptedExecutions(0);
    server.continueAsNewForEver();

    try (HistorySpool spool = HistorySpool.create()) {
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(
              () -> on(server, connection -> download(connection).fetch(numbered(1), spool)))
          .withMessageContainingAll("goes on in new runs faster than it is read", "10 runs");
    }
    assertThat(server.fetches).hasValue(10);
  }

  @Test
  void historyThatIsNotGivenIsToldAndTheOthersAreReadAllTheSame() throws IOException {
    ScriptedExecutions server = new ScriptedExecutions(0);
    server.refuseHistoryOf(2, Status.UNAVAILABLE.withDescription("upstream connect error"));

    List<UnreadHistory> unread = new ArrayList<>();
    List<LiveHistory> found = streamed(server, 9, unread);

    assertThat(found).hasSize(8);
    assertThat(unread)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.history().workflowId()).isEqualTo("w2");
              assertThat(one.history().eventCount()).isZero();
              assertThat(one.reason())
                  .isEqualTo(
                      "its history could not be fetched: Temporal answered UNAVAILABLE: upstream"
                          + " connect error");
            });
  }

  /** Whether such an execution replays nobody knows; that it has none would be another matter. */
  @Test
  void historyThatComesBrokenIsToldWithWhatIsWrongAndTheOthersAreReadAllTheSame()
      throws IOException {
    ScriptedExecutions server = new ScriptedExecutions(0);
    server.giveWithoutItsFirstEvent(2);

    List<UnreadHistory> unread = new ArrayList<>();
    List<LiveHistory> found = streamed(server, 9, unread);

    assertThat(found).hasSize(8).noneMatch(live -> live.execution().workflowId().equals("w2"));
    assertThat(unread)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.execution().workflowId()).isEqualTo("w2");
              assertThat(one.history().eventCount()).isZero();
              assertThat(one.reason()).startsWith("its history cannot be replayed: ");
              assertThat(one.stop())
                  .hasMessageContainingAll(
                      "The history of w2 cannot be replayed.",
                      "run r2",
                      "temporal workflow show --workflow-id 'w2'");
            });
  }

  @Test
  void keyThatMayNotReadIsNoUnknownHistory() throws IOException {
    ScriptedExecutions server = new ScriptedExecutions(0);
    server.refuseHistoryOf(2, Status.PERMISSION_DENIED.withDescription("not for this key"));

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> streamed(server, 9, new ArrayList<>()))
        .withMessageContainingAll("The history of w2 could not be fetched", "PERMISSION_DENIED");
  }

  @Test
  void serverThatIsGoneIsNotWaitedForByEveryExecution() throws IOException {
    ScriptedExecutions server = new ScriptedExecutions(0);
    ReadingPace patient = new ReadingPace(3, 4, Duration.ofMillis(100), Duration.ofSeconds(1));
    server.refuseHistories(Status.UNAVAILABLE);

    List<UnreadHistory> unread = new ArrayList<>();
    List<LiveHistory> found = streamed(server, 40, patient, unread);

    assertThat(found).isEmpty();
    assertThat(unread).hasSize(40);
    // Some ten attempts for each of the first four, one for each of the others.
    assertThat(server.fetches.get()).isLessThan(4 * 15 + 40);
  }

  private List<LiveHistory> streamed(
      ScriptedExecutions server, int executions, List<UnreadHistory> unread) throws IOException {
    return streamed(server, executions, ONCE, unread);
  }

  private List<LiveHistory> streamed(
      ScriptedExecutions server, int executions, ReadingPace pace, List<UnreadHistory> unread)
      throws IOException {
    List<LiveHistory> found = new ArrayList<>();
    HistorySink sink =
        new HistorySink() {
          @Override
          public void found(LiveHistory history) {
            found.add(history);
          }

          @Override
          public void unread(UnreadHistory history) {
            unread.add(history);
          }
        };
    try (HistorySpool spool = HistorySpool.create()) {
      on(
          server,
          connection -> {
            new HistoryDownload(connection, pace, progress())
                .stream(numbered(executions), Map.of(), spool, sink);
            return 0;
          });
    }
    return found;
  }

  private HistoryDownload download(TemporalConnection connection) {
    return new HistoryDownload(connection, QUICK, progress());
  }
}
