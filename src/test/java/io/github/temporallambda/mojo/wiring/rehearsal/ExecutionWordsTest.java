package io.github.temporallambda.mojo.wiring.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.deployment.ExecutionState;
import io.github.temporallambda.mojo.parameter.Expectation;
import io.github.temporallambda.mojo.parameter.RehearsedExecutions;
import io.github.temporallambda.mojo.parameter.RehearsedExecutions.Signal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionWordsTest {

  private static final Signal APPROVE = new Signal("approve", List.of("\"secret\""), "second");
  private static final RehearsedExecutions ORDERS =
      new RehearsedExecutions(
          "first", "Order", "orders", List.of("\"secret\""), 3, false, Optional.of(APPROVE));

  @TempDir Path directory;

  private ReleaseNames names = new ReleaseNames(Map.of());

  @BeforeEach
  void nameReleases() {
    names =
        ReleaseNames.of(
            List.of(
                RehearsedReleases.file(directory, "first", Expectation.ROUTED),
                RehearsedReleases.present(directory, "second", "3f2c")));
  }

  @Test
  void startedOnesAreCountedByWhereTheServerSaysTheyAre() {
    List<ExecutionState> states =
        List.of(on("first", false), on("first", false), on("first", true));

    assertThat(ExecutionWords.started(ORDERS, states, names))
        .isEqualTo(
            "3 Order on task queue orders: 2 running under orders:first,"
                + " 1 running under orders:first, Pinned");
  }

  @Test
  void thoseThatWentOnAreNamedByTheVersionAndWhatTheUserCallsIt() {
    List<ExecutionState> all = List.of(done("3f2c"), done("3f2c"), on("3f2c", false));
    List<ExecutionState> some = List.of(done("3f2c"), done("3f2c"), on("first", false));

    assertThat(ExecutionWords.wentOn(ORDERS, APPROVE, all, names))
        .isEqualTo(
            "approve: 3 of 3 Order go on under orders:3f2c (second); 2 completed, 1 running");
    assertThat(ExecutionWords.wentOn(ORDERS, APPROVE, some, names))
        .isEqualTo(
            "approve: 2 of 3 Order go on under orders:3f2c (second),"
                + " 1 of 3 Order go on under orders:first; 2 completed, 1 running");
  }

  @Test
  void versionThatNobodyNamedIsShownAsItIs() {
    assertThat(names.shown("orders:other")).isEqualTo("orders:other");
  }

  @Test
  void stateTellsProgressFromRest() {
    ExecutionState fresh = new ExecutionState("running", Optional.empty(), false, true, false);
    ExecutionState busy = new ExecutionState("running", Optional.of("d:b"), false, false, true);
    ExecutionState due = new ExecutionState("running", Optional.of("d:b"), false, true, false);

    assertThat(fresh.isProgressed()).isFalse();
    assertThat(due.isProgressed()).isFalse();
    assertThat(busy.isProgressed()).isTrue();
    assertThat(busy.isAtRest()).isFalse();
    assertThat(on("first", false).isAtRest()).isTrue();
    assertThat(done("first").isFailed()).isFalse();
    assertThat(new ExecutionState("failed", Optional.empty(), false, false, false).isFailed())
        .isTrue();
    assertThat(
            new ExecutionState("continued_as_new", Optional.empty(), false, false, false)
                .isCompleted())
        .isTrue();
  }

  private static ExecutionState on(String buildId, boolean pinned) {
    return new ExecutionState("running", Optional.of("orders:" + buildId), pinned, false, false);
  }

  private static ExecutionState done(String buildId) {
    return new ExecutionState("completed", Optional.of("orders:" + buildId), false, false, false);
  }
}
