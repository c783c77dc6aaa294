package io.github.temporallambda.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.rollout.rollback.RollbackBench;
import io.github.temporallambda.rollout.rollback.fixture.UndecidedHandler;
import io.temporal.api.enums.v1.VersioningBehavior;
import io.temporal.api.history.v1.HistoryEvent;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the SDK registers without a versioning behaviour, of which no worker tells the gate. */
@ExtendWith(LocalStackExtension.class)
class UndecidedTypesIT {

  private static final String NAME = "undecided";

  @TempDir Path directory;

  @Test
  void executionsWithoutABehaviourRunAndAreReplayedAsThoseThatMove(LocalStack stack) {
    try (RollbackBench bench = RollbackBench.on(stack, NAME, directory.resolve("bench"))) {
      bench.release("b1", UndecidedHandler.class);
      ranWithoutBehaviour(bench, "undecided-dynamic", "Whatever");
      ranWithoutBehaviour(bench, "undecided-factory", "Trip");

      bench.awaitListed(
          new ExecutionScope.Moving(bench.id("b1").deploymentName(), Set.of(NAME)),
          "undecided-dynamic",
          "undecided-factory");
    }
  }

  private static void ranWithoutBehaviour(RollbackBench bench, String workflowId, String type) {
    bench.temporal().start(workflowId, type, NAME, "\"x\"");
    bench
        .temporal()
        .awaitHistory(
            workflowId,
            history ->
                history.stream().anyMatch(HistoryEvent::hasWorkflowTaskCompletedEventAttributes));
    assertThat(bench.temporal().history(workflowId))
        .filteredOn(HistoryEvent::hasWorkflowTaskCompletedEventAttributes)
        .extracting(it -> it.getWorkflowTaskCompletedEventAttributes().getVersioningBehavior())
        .containsExactly(VersioningBehavior.VERSIONING_BEHAVIOR_UNSPECIFIED);
  }
}
