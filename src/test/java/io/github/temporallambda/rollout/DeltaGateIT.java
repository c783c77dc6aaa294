package io.github.temporallambda.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.history.ListFilter;
import io.github.temporallambda.history.Narrowing;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.rollout.plan.StepNames;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.rollback.RollbackBench;
import io.github.temporallambda.rollout.rollback.fixture.FirstHandler;
import io.github.temporallambda.rollout.rollback.fixture.RestingHandler;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What starts between the gate and the routing. */
@ExtendWith(LocalStackExtension.class)
class DeltaGateIT {

  @TempDir Path directory;

  @Test
  void executionThatStartsBetweenGateAndRoutingStopsTheRoutingItDoesNotReplayOn(LocalStack stack) {
    try (RollbackBench bench = bench(stack, "delta-gate")) {
      HandlerReleases releases = new HandlerReleases(bench, directory);
      bench.release("b1", RestingHandler.class);
      RolloutRequest request =
          releases.releasing("b2", FirstHandler.class, ExecutionSelection.all());

      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> releases.run(request, () -> startIncompatible(bench, "delta-late")))
          .withMessageContainingAll(
              "do not replay on delta-gate:b2",
              "Trip: 1 execution FAILED",
              "delta-late (",
              "TMPRL1100");

      assertThat(bench.routing().isCurrent(bench.id("b1"))).isTrue();
      assertThat(releases.detail(StepNames.REPLAY)).contains("0 executions move");
      assertThat(releases.last().gate().orElseThrow().histories())
          .extracting(HistoryVerdict::outcome)
          .containsExactly(Outcome.FAILED);
      assertThat(releases.last().steps().get(releases.last().steps().size() - 1).name())
          .isEqualTo(StepNames.REPLAY_DELTA);

      end(bench, "delta-late");
      bench.awaitListed(scope(bench));

      assertThat(releases.run(request).outcome()).isEqualTo(RunOutcome.SUCCEEDED);
      assertThat(bench.routing().isCurrent(bench.id("b2"))).isTrue();
      assertThat(releases.detail(StepNames.REPLAY_DELTA))
          .isEqualTo("0 executions started or grew since the gate");
    }
  }

  /** By the seed alone it would be one of seven, and the sample has room for one. */
  @Test
  void executionThatStartsAfterASampleWasTakenIsReplayedBesideIt(LocalStack stack) {
    try (RollbackBench bench = bench(stack, "delta-sample")) {
      HandlerReleases releases = new HandlerReleases(bench, directory);
      bench.release("b1", RestingHandler.class);
      String[] old = {
        "delta-old-1", "delta-old-2", "delta-old-3", "delta-old-4", "delta-old-5", "delta-old-6"
      };
      for (String workflowId : old) {
        bench.open(workflowId, "Trip");
      }
      bench.awaitListed(scope(bench), old);
      RolloutRequest one =
          releases.releasing("b2", FirstHandler.class, atMost(1, Narrowing.none()));

      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> releases.run(one, () -> startIncompatible(bench, "a-late-one", old)))
          .withMessageContainingAll("Trip: 1 execution FAILED", "a-late-one (");

      assertThat(bench.routing().isCurrent(bench.id("b1"))).isTrue();
      assertThat(releases.detail(StepNames.REPLAY)).contains("1 of 6, every workflow type, 1 band");
      assertThat(releases.last().gate().orElseThrow().histories())
          .extracting(HistoryVerdict::outcome)
          .containsExactly(Outcome.PASSED, Outcome.FAILED);

      end(bench, "a-late-one");
      bench.awaitListed(scope(bench), old);
      RolloutRequest fewer =
          releases.releasing("b2", FirstHandler.class, atMost(2, butFor("delta-old-4")));

      assertThat(releases.run(fewer).outcome()).isEqualTo(RunOutcome.SUCCEEDED);
      assertThat(releases.detail(StepNames.REPLAY_DELTA))
          .isEqualTo(
              "0 executions started since the gate, or grew of the 2 sampled of 5;"
                  + " 1 that move are left out by query");
    }
  }

  private RollbackBench bench(LocalStack stack, String name) {
    return RollbackBench.on(stack, name, directory.resolve("bench"));
  }

  private static ExecutionSelection atMost(int most, Narrowing narrowing) {
    return new ExecutionSelection(narrowing, most, 1, 0);
  }

  private static Narrowing butFor(String workflowId) {
    return new Narrowing(
        Optional.empty(),
        Optional.of(new ListFilter("WorkflowId != '" + workflowId + "'")),
        Set.of());
  }

  /** Rests, under the version that is current now: of that the candidate knows nothing. */
  private static void startIncompatible(RollbackBench bench, String workflowId, String... others) {
    bench.open(workflowId, "Trip");
    bench.signal(workflowId, "go");
    bench.awaitListed(
        scope(bench),
        Stream.concat(Stream.of(workflowId), Stream.of(others)).toArray(String[]::new));
  }

  private static void end(RollbackBench bench, String workflowId) {
    bench.temporal().signal(workflowId, "go");
    bench.temporal().closeEvent(workflowId);
  }

  private static ExecutionScope scope(RollbackBench bench) {
    DeploymentName name = bench.id("b1").deploymentName();
    return new ExecutionScope.Moving(name, Set.of(name.value()));
  }
}
