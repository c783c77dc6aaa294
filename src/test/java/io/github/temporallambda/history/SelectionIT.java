package io.github.temporallambda.history;

import static io.github.temporallambda.history.LiveExecutions.UPGRADING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.TemporalServer;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Some of many executions, chosen on the real server. */
@ExtendWith(LocalStackExtension.class)
class SelectionIT {

  @TempDir Path directory;
  private LiveExecutions live;
  private AffectedExecutions affected;

  @BeforeEach
  void connect(TemporalServer server) {
    live = LiveExecutions.on(server, directory);
    affected = new AffectedExecutions(live.connection());
  }

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void sampleHoldsEveryTypeAndEveryBandAndTheSameSeedTakesItAgain() {
    live.unversionedWorker("sample-q");
    for (int i = 0; i < 12; i++) {
      var unused = live.start("sample-" + i, i == 0 ? "Rare" : "Order", "sample-q-unpolled");
    }
    live.open("sample-idle", UPGRADING, "sample-q");
    live.open("sample-long", UPGRADING, "sample-q");
    for (int i = 0; i < 4; i++) {
      live.step("sample-long");
    }
    ExecutionScope scope = scope("sample-q", "sample-q-unpolled");
    LiveExecutions.await(() -> affected.count(scope) == 14);

    Selection selected = affected.select(scope, atMost(4, 1));

    assertThat(selected.facts().says()).isEqualTo("4 of 14, every workflow type, 4 bands");
    assertThat(selected.executions())
        .extracting(AffectedExecution::workflowType)
        .containsExactlyInAnyOrder("Rare", "Order", UPGRADING, UPGRADING);
    assertThat(affected.select(scope, atMost(4, 1))).isEqualTo(selected);
    assertThat(affected.select(scope, atMost(4, 2)).executions())
        .isNotEqualTo(selected.executions());
    assertThat(affected.select(scope, atMost(1, 1)).executions())
        .extracting(AffectedExecution::workflowType)
        .containsExactlyInAnyOrder("Rare", "Order", UPGRADING);
    assertThat(affected.select(scope, atMost(14, 1)).facts().says()).isEqualTo("14 of 14");
  }

  @Test
  void whatWasTakenBeforeCountsAmongWhatIsChosenOfMore() {
    for (int i = 0; i < 6; i++) {
      var unused = live.start("again-" + i, "Order", i < 3 ? "again-a" : "again-b");
    }
    ExecutionScope both = scope("again-a", "again-b");
    LiveExecutions.await(() -> affected.count(both) == 6);
    Set<AffectedExecution> taken =
        Set.copyOf(affected.select(scope("again-a"), atMost(2, 1)).executions());

    Selection again = affected.select(both, atMost(2, 1), taken);

    assertThat(taken).hasSize(2);
    assertThat(again.executions()).containsAll(taken).doesNotHaveDuplicates();
    assertThat(again.executions())
        .containsAll(affected.select(both, atMost(2, 1)).executions())
        .hasSize(again.facts().selected());
    assertThat(again.facts().says())
        .isEqualTo(
            again.facts().selected()
                + " of 6, every workflow type"
                + (again.facts().selected() > 2 ? " (more than maxHistories)" : "")
                + ", 1 band");
  }

  @Test
  void narrowingSaysHowManyMoveAllTheSame() {
    var unused = live.start("narrow-1", "Order", "narrow-q");
    unused = live.start("narrow-2", "Order", "narrow-q");
    unused = live.start("narrow-3", "Refund", "narrow-q");
    ExecutionScope scope = scope("narrow-q");
    LiveExecutions.await(() -> affected.count(scope) == 3);

    assertThat(selected(scope, query("WorkflowId = 'narrow-1' OR WorkflowId = 'narrow-3'")))
        .containsExactly("narrow-3", "narrow-1", "2 of 3, narrowed by query");
    assertThat(selected(scope, new Narrowing(Optional.empty(), Optional.empty(), Set.of("Refund"))))
        .containsExactly("narrow-3", "1 of 3, narrowed by workflowTypes");
    assertThat(selected(scope, since(Instant.now().plusSeconds(3600))))
        .containsExactly("0 of 3, narrowed by since");
    assertThat(selected(scope, since(Instant.now().minusSeconds(3600)))).hasSize(4);
  }

  @Test
  void completedOnesComeOnTopNewestFirst() {
    live.unversionedWorker("closed-q");
    for (int i = 0; i < 3; i++) {
      live.open("closed-" + i, UPGRADING, "closed-q");
      live.signal("closed-" + i, "end");
      live.awaitClosed("closed-" + i);
    }
    live.open("closed-not", UPGRADING, "closed-q");
    live.open("closed-terminated", UPGRADING, "closed-q");
    live.terminate("closed-terminated");
    ExecutionScope scope = scope("closed-q");
    LiveExecutions.await(
        () -> affected.count(scope) == 1 && affected.count(scope.completed().orElseThrow()) == 3);

    Selection selected = affected.select(scope, new ExecutionSelection(Narrowing.none(), 50, 1, 2));

    assertThat(selected.completed())
        .extracting(AffectedExecution::workflowId)
        .containsExactly("closed-2", "closed-1");
    assertThat(selected.facts().says()).isEqualTo("1 of 1");
    assertThat(fetched(selected.completed())).containsExactlyInAnyOrder("closed-2", "closed-1");
  }

  @Test
  void queryThatTheServerDoesNotTakeIsExplained() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> selected(scope("query-q"), query("Customer = 'x'")))
        .withMessageContainingAll(
            "temporal-lambda.query is not a list filter that this namespace takes",
            "query   Customer = 'x'",
            "invalid search attribute: Customer",
            "temporal operator search-attribute list")
        .satisfies(
            e -> assertThat(e.problems().get(0).kind()).isEqualTo(ProblemKind.CONFIGURATION));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> selected(scope("query-q"), query("WorkflowId equals 'x'")))
        .withMessageContaining("write it as temporal workflow list --query takes it")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("at position"));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> selected(scope("query-q"), query("StartTime > '1 November'")))
        .withMessageContaining("write times as ISO-8601 in quotes");
  }

  private List<String> fetched(List<AffectedExecution> completed) {
    List<String> fetched = new ArrayList<>();
    try (HistorySpool spool = HistorySpool.create()) {
      new HistoryDownload(live.connection(), ReadingPace.usual(), ReadingProgress.SILENT)
          .streamCompleted(completed, spool, one -> fetched.add(one.history().workflowId()));
    }
    return fetched;
  }

  /** The workflow IDs, and what the facts say. */
  private List<String> selected(ExecutionScope scope, Narrowing narrowing) {
    Selection selected =
        affected.select(scope, new ExecutionSelection(narrowing, Integer.MAX_VALUE, 1, 0));
    List<String> names = new ArrayList<>();
    selected.executions().forEach(one -> names.add(one.workflowId()));
    names.add(selected.facts().says());
    return names;
  }

  private static ExecutionScope scope(String... taskQueues) {
    return new ExecutionScope.Moving(new DeploymentName("selection"), Set.of(taskQueues));
  }

  private static ExecutionSelection atMost(int most, long seed) {
    return new ExecutionSelection(Narrowing.none(), most, seed, 0);
  }

  private static Narrowing query(String text) {
    return new Narrowing(Optional.empty(), Optional.of(new ListFilter(text)), Set.of());
  }

  private static Narrowing since(Instant time) {
    return new Narrowing(Optional.of(time), Optional.empty(), Set.of());
  }
}
