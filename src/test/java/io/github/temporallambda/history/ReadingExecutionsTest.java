package io.github.temporallambda.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.connection.AnsweringServer;
import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.connection.TemporalParameters;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.grpc.Status;
import io.temporal.api.history.v1.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading executions and their histories, from a server that does not make it easy. */
class ReadingExecutionsTest {

  private static final ExecutionScope SCOPE =
      new ExecutionScope.Moving(new DeploymentName("orders"), Set.of());
  private static final ReadingPace QUICK =
      new ReadingPace(3, 4, Duration.ofMillis(1), Duration.ofSeconds(20));
  private static final ReadingPace ONCE =
      new ReadingPace(3, 4, Duration.ofMillis(1), Duration.ZERO);

  @TempDir Path directory;
  private final List<String> heard = new ArrayList<>();

  @Test
  void everyPageIsReadAndTheOrderIsTheServers() throws IOException {
    ScriptedExecutions server = new ScriptedExecutions(7);

    List<AffectedExecution> read = read(server, QUICK);

    assertThat(read).isEqualTo(numbered(7));
    assertThat(heard).containsExactly("listing 3", "listing 6");
  }

  @Test
  void pageThatIsExactlyFullIsNotTheLastOne() throws IOException {
    assertThat(read(new ScriptedExecutions(6), QUICK)).hasSize(6);
    assertThat(read(new ScriptedExecutions(0), QUICK)).isEmpty();
  }

  /** Temporal allows a whole namespace some ten such calls a second. */
  @Test
  void visibilityIsAskedFiveTimesASecondAndNoMore() throws IOException {
    ScriptedExecutions server = new ScriptedExecutions(7);
    server.limited.set(1);
    SteppedTime time = new SteppedTime();

    long counted =
        on(
            server,
            connection -> {
              AffectedExecutions affected =
                  new AffectedExecutions(
                      connection,
                      QUICK,
                      ReadingProgress.SILENT,
                      time.metronome(ReadingPace.usual().betweenVisibilityCalls()));
              assertThat(affected.read(SCOPE)).hasSize(7);
              return affected.count(SCOPE);
            });

    assertThat(counted).isEqualTo(7);
    // A call that was refused, three pages, a count, and another one.
    assertThat(time.sleeps).hasSize(5).containsOnly(Duration.ofMillis(200));
  }

  @Test
  void limitedCallIsRepeatedAndToldOnce() throws IOException {
    ScriptedExecutions server = new ScriptedExecutions(4);
    server.limited.set(5);

    List<AffectedExecution> read = read(server, QUICK);

    assertThat(read).hasSize(4);
    assertThat(heard).containsExactly("limited", "listing 3");
  }

  @Test
  void limitThatLastsIsAProblem() throws IOException {
    ScriptedExecutions server = new ScriptedExecutions(4);
    server.limited.set(Integer.MAX_VALUE);

    assertThatExceptionOfType(UnansweredException.class)
        .isThrownBy(() -> read(server, ONCE))
        .withMessageContainingAll("The executions could not be read", "namespace rate limit")
        .satisfies(e -> assertThat(e.problems().get(0).kind()).isEqualTo(ProblemKind.REMOTE));
  }

  @Test
  void visibilityThatLagsIsReadAgainUntilListAndCountAgree() throws IOException {
    ScriptedExecutions server = new ScriptedExecutions(2);
    server.counts.addAll(List.of(4L, 3L, 3L, 2L));

    List<AffectedExecution> read = read(server, QUICK);

    assertThat(read).hasSize(2);
    assertThat(heard).containsExactly("lagging 2 4", "lagging 2 3");
  }

  @Test
  void executionsThatStartAllTheTimeDoNotHoldUpTheSecondRead() throws IOException {
    ScriptedExecutions server = new ScriptedExecutions(2);
    server.counts.addAll(List.of(9L, 9L, 2L));

    assertThat(read(server, QUICK)).hasSize(2);

    assertThat(heard).containsExactly("lagging 2 9");
    assertThat(server.queries.get(server.queries.size() - 1))
        .isEqualTo(SCOPE.query() + " AND StartTime <= '2027-01-15T08:00:00Z'");
  }

  @Test
  void countThatNeverAgreesStopsWithBothNumbers() throws IOException {
    ScriptedExecutions server = new ScriptedExecutions(2);
    server.counts.add(3L);

    assertThatExceptionOfType(UnansweredException.class)
        .isThrownBy(() -> read(server, ONCE))
        .withMessageContaining("the server lists 2 and counts 3")
        .satisfies(e -> assertThat(e.problems().get(0).kind()).isEqualTo(ProblemKind.GATE));
  }

  @Test
  void countIsAnsweredWithoutAList() throws IOException {
    ScriptedExecutions server = new ScriptedExecutions(5);

    long counted = on(server, connection -> new AffectedExecutions(connection).count(SCOPE));

    assertThat(counted).isEqualTo(5);
    assertThat(server.queries).containsExactly(SCOPE.query());
  }

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

  private List<AffectedExecution> read(ScriptedExecutions server, ReadingPace pace)
      throws IOException {
    return on(
        server, connection -> new AffectedExecutions(connection, pace, progress()).read(SCOPE));
  }

  private HistoryDownload download(TemporalConnection connection) {
    return new HistoryDownload(connection, QUICK, progress());
  }

  private ReadingProgress progress() {
    return new ReadingProgress() {
      @Override
      public void listing(int listed) {
        heard.add("listing " + listed);
      }

      @Override
      public void lagging(int listed, long counted) {
        heard.add("lagging " + listed + " " + counted);
      }

      @Override
      public void limited() {
        heard.add("limited");
      }

      @Override
      public void fetched(int done, int total) {
        heard.add("fetched " + done + " of " + total);
      }
    };
  }

  private <T> T on(ScriptedExecutions answers, Function<TemporalConnection, T> work)
      throws IOException {
    Path noProfiles = Files.writeString(directory.resolve("temporal.toml"), "[profile.default]");
    try (AnsweringServer server = AnsweringServer.start(answers);
        TemporalConnection connection =
            TemporalConnection.open(
                TemporalSettings.resolve(
                    TemporalParameters.none()
                        .withTarget(TemporalTarget.of(server.address(), "default")),
                    Map.of("TEMPORAL_CONFIG_FILE", noProfiles.toString())),
                Duration.ofSeconds(10))) {
      return work.apply(connection);
    }
  }

  private static List<AffectedExecution> numbered(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new AffectedExecution("w" + i, "r" + i, "Order"))
        .toList();
  }
}
