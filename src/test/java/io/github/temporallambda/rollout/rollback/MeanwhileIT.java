package io.github.temporallambda.rollout.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.report.PlacedExecution;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.rollout.After;
import io.github.temporallambda.rollout.plan.StepNames;
import io.github.temporallambda.rollout.rollback.RollbackRequest.Way;
import io.github.temporallambda.rollout.rollback.fixture.FirstHandler;
import io.github.temporallambda.rollout.rollback.fixture.RestingHandler;
import io.temporal.api.history.v1.HistoryEvent;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalStackExtension.class)
class MeanwhileIT {

  @TempDir Path directory;

  @Test
  void whatProgressesAfterTheGateIsRescuedBeforeTheRouting(LocalStack stack) {
    try (RollbackBench bench = RollbackBench.on(stack, "rollback-meanwhile", directory)) {
      bench.release("b1", FirstHandler.class);
      bench.release("b2", RestingHandler.class);
      bench.open("meanwhile", "Trip");
      bench.awaitListed(new ExecutionScope.ProgressedOn(bench.id("b2")), "meanwhile");

      RolloutReport report =
          bench.run(
              bench.request(), new After(StepNames.RESCUE, () -> progress(bench, "meanwhile")));

      assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
      assertThat(report.routing().rollback().orElseThrow().rescued())
          .extracting(PlacedExecution::workflowId)
          .containsExactly("meanwhile");
      bench.temporal().signal("meanwhile", "go");
      assertThat(bench.temporal().closeEvent("meanwhile")).isNotNull();
      assertThat(bench.temporal().history("meanwhile"))
          .noneMatch(HistoryEvent::hasWorkflowTaskFailedEventAttributes);
      assertThat(bench.temporal().buildIdsThatRan("meanwhile")).containsOnly("b2");

      whatDoesNotReplayIsMovedAllTheSameWhereAskedTo(bench);
    }
  }

  private static void whatDoesNotReplayIsMovedAllTheSameWhereAskedTo(RollbackBench bench) {
    bench.release("b3", RestingHandler.class);
    bench.open("moved", "Trip");
    progress(bench, "moved");
    bench.awaitListed(new ExecutionScope.ProgressedOn(bench.id("b3")), "moved");

    RolloutReport report =
        bench.run(bench.request(Way.oneBack(), OnIncompatible.MOVE, false, false));

    assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
    assertThat(bench.routing().isCurrent(bench.id("b1"))).isTrue();
    assertThat(report.routing().rollback().orElseThrow().movedUnreplayed())
        .extracting(PlacedExecution::workflowId)
        .containsExactly("moved");
    bench.temporal().signal("moved", "go");
    bench
        .temporal()
        .awaitHistory(
            "moved",
            history ->
                history.stream().anyMatch(HistoryEvent::hasWorkflowTaskFailedEventAttributes));
  }

  private static void progress(RollbackBench bench, String workflowId) {
    bench.temporal().signal(workflowId, "go");
    bench
        .temporal()
        .awaitHistory(
            workflowId,
            history ->
                history.stream().anyMatch(HistoryEvent::hasTimerFiredEventAttributes)
                    && history.get(history.size() - 1).hasWorkflowTaskCompletedEventAttributes());
  }
}
