package io.github.temporallambda.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.problem.ProblemKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Reading executions, from a server that does not make it easy. */
class ReadingExecutionsTest extends ReadingBench {

  private static final ExecutionScope SCOPE =
      new ExecutionScope.Moving(new DeploymentName("orders"), Set.of());

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

  private List<AffectedExecution> read(ScriptedExecutions server, ReadingPace pace)
      throws IOException {
    return on(
        server, connection -> new AffectedExecutions(connection, pace, progress()).read(SCOPE));
  }
}
