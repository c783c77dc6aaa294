package io.github.temporallambda.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.history.Narrowing;
import io.github.temporallambda.history.SelectionFacts;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.rollout.plan.StepNames;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.rollback.RollbackBench;
import io.github.temporallambda.rollout.rollback.fixture.FirstHandler;
import io.github.temporallambda.rollout.rollback.fixture.RestingHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A release that replays some of the executions that move, and completed ones on top. */
@ExtendWith(LocalStackExtension.class)
class SelectedReleaseIT {

  private static final String NAME = "selected-release";
  private static final String[] RUNNING = {"run-1", "run-2", "run-3", "run-4"};

  @TempDir Path directory;

  @Test
  void sampleAndCompletedExecutionsAreReplayedInOneForkAndToldApart(LocalStack stack) {
    try (RollbackBench bench = RollbackBench.on(stack, NAME, directory.resolve("bench"))) {
      HandlerReleases releases = new HandlerReleases(bench, directory);
      bench.release("b1", FirstHandler.class);
      executions(bench);
      RolloutRequest request =
          releases.releasing(
              "b2", FirstHandler.class, new ExecutionSelection(Narrowing.none(), 2, 1, 2));

      GateVerdict alone = releases.replayLive(request).gate().orElseThrow();
      assertThat(alone.count(Outcome.PASSED)).isEqualTo(4);
      assertThat(alone.selection().map(SelectionFacts::says))
          .contains("2 of 4, every workflow type, 1 band");

      completedOneThatDoesNotReplayStopsTheRelease(bench, releases);

      assertThat(releases.run(request).outcome()).isEqualTo(RunOutcome.SUCCEEDED);
      assertThat(releases.detail(StepNames.REPLAY))
          .isEqualTo(
              "no committed histories; 2 of 2 replayed of the executions that move: 2 of 4, every"
                  + " workflow type, 1 band; 2 of 2 completed executions replayed; polls "
                  + NAME
                  + " (workflow)");
      assertThat(releases.detail(StepNames.REPLAY_DELTA))
          .isEqualTo("0 executions started since the gate, or grew of the 2 sampled of 4");
      GateVerdict gate = releases.last().gate().orElseThrow();
      assertThat(gate.histories()).hasSize(4);
      assertThat(gate.histories())
          .extracting(one -> one.history().workflowId())
          .contains("done-2", "done-3")
          .doesNotContain("done-1");
      assertThat(gate.selection().orElseThrow().completed()).isEqualTo(2);
      assertThat(releases.last().warnings())
          .singleElement()
          .asString()
          .startsWith("2 executions that move were not replayed, and move all the same: 2 of 4");
    }
  }

  private static void executions(RollbackBench bench) {
    for (String done : List.of("done-1", "done-2", "done-3")) {
      bench.open(done, "Trip");
      bench.signal(done, "go");
      bench.signal(done, "go");
      bench.temporal().closeEvent(done);
    }
    for (String running : RUNNING) {
      bench.open(running, "Trip");
    }
    bench.awaitListed(scope(bench), RUNNING);
    bench.awaitListed(new ExecutionScope.Completed(Set.of(NAME)), "done-1", "done-2", "done-3");
  }

  /** What still runs rests later, and fits. */
  private static void completedOneThatDoesNotReplayStopsTheRelease(
      RollbackBench bench, HandlerReleases releases) {
    RolloutRequest resting =
        releases.releasing(
            "b3", RestingHandler.class, new ExecutionSelection(Narrowing.none(), 4, 1, 1));

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> releases.run(resting))
        .withMessageContainingAll("1 of 5", "Trip: 1 execution FAILED", "done-3 (");
    bench.runs(FirstHandler.class);
  }

  private static ExecutionScope scope(RollbackBench bench) {
    return new ExecutionScope.Moving(bench.id("b1").deploymentName(), Set.of(NAME));
  }
}
