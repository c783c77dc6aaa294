package io.github.temporallambda.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.history.LiveExecutions;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.rollback.RollbackBench;
import io.github.temporallambda.rollout.rollback.fixture.FirstHandler;
import io.github.temporallambda.rollout.rollback.fixture.LateHandler;
import io.github.temporallambda.rollout.run.Connections;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A release that polls a task queue less than the version that is current. */
@ExtendWith(LocalStackExtension.class)
class DroppedQueueIT {

  private static final String NAME = "dropped-queue";
  private static final String DROPPED = NAME + "-late";

  @TempDir Path directory;

  /** Nobody has completed a task of it, so it has neither a deployment nor a behaviour. */
  @Test
  void executionThatWaitsForItsFirstTaskOnTheDroppedQueueStopsTheRelease(LocalStack stack) {
    try (RollbackBench bench = RollbackBench.on(stack, NAME, directory.resolve("bench"))) {
      HandlerReleases releases = new HandlerReleases(bench, directory);
      bench.release("b1", LateHandler.class);
      try (Connections connections = bench.open()) {
        LiveExecutions.await(
            () ->
                connections
                    .deployments()
                    .describe(bench.id("b1"))
                    .orElseThrow()
                    .taskQueues()
                    .stream()
                    .anyMatch(queue -> queue.name().equals(DROPPED)));
      }
      bench.temporal().start("dropped-waits", "NobodysType", DROPPED, "\"x\"");
      bench.awaitListed(
          new ExecutionScope.Moving(bench.id("b1").deploymentName(), Set.of(DROPPED)),
          "dropped-waits");
      RolloutRequest request =
          releases.releasing("b2", FirstHandler.class, ExecutionSelection.all());

      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> releases.replayLive(request))
          .withMessageContainingAll(
              "the artifact polls no workflow tasks of task queue '" + DROPPED + "', only of",
              "dropped-waits (",
              "mvn verify temporal-lambda:replay -Dtemporal-lambda.live=true");
      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> releases.run(request))
          .withMessageContainingAll(
              "NobodysType: 1 execution FAILED",
              "the artifact polls no workflow tasks of task queue '" + DROPPED + "', only of",
              "dropped-waits (");
      assertThat(bench.routing().isCurrent(bench.id("b1"))).isTrue();
    }
  }
}
