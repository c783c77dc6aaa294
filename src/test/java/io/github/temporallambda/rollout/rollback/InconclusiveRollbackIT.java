package io.github.temporallambda.rollout.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.connection.RefusingFrontend;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.GateListener;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.ReportChecks;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.rollout.gate.GateSettings;
import io.github.temporallambda.rollout.gate.OnInconclusive;
import io.github.temporallambda.rollout.rollback.fixture.FirstHandler;
import io.github.temporallambda.rollout.rollback.fixture.RestingHandler;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A rollback while the server does not give the histories of executions that would move back. */
@ExtendWith(LocalStackExtension.class)
class InconclusiveRollbackIT {

  private static final String NAME = "inconclusive-rollback";

  @TempDir Path directory;

  @Test
  void whatCannotBeTriedStopsOrIsTreatedAsWhatDoesNotReplay(LocalStack stack) throws Exception {
    try (RollbackBench bench = RollbackBench.on(stack, NAME, directory);
        RefusingFrontend frontend = RefusingFrontend.before(stack.temporal().address())) {
      bench.release("b1", FirstHandler.class);
      bench.open("unread-older", "Trip");
      bench.release("b2", RestingHandler.class);
      bench.open("unread-newer", "Trip");
      bench.awaitListed(new ExecutionScope.ProgressedOn(bench.id("b2")), "unread-newer");
      frontend.refuse("GetWorkflowExecutionHistory", "unread-", Status.DATA_LOSS);

      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(() -> run(bench, frontend, OnInconclusive.STOP))
          .withMessageContainingAll(
              "The gate is inconclusive: 2 of 2 recorded histories could not be tried",
              "-Dtemporal-lambda.onInconclusive=release",
              "-Dtemporal-lambda.onIncompatible");
      assertThat(bench.routing().isCurrent(bench.id("b2"))).isTrue();

      RolloutReport report = run(bench, frontend, OnInconclusive.RELEASE);

      assertThat(bench.routing().isCurrent(bench.id("b1"))).isTrue();
      assertThat(report.gate().orElseThrow().outcome()).isEqualTo(Outcome.INCONCLUSIVE);
      assertThat(report.warnings())
          .singleElement()
          .asString()
          .contains("onInconclusive=release", "2 of 2");
      // The other one goes on where it went on before.
      assertThat(report.routing().rollback().orElseThrow().rescued())
          .singleElement()
          .satisfies(
              one -> {
                assertThat(one.workflowId()).isEqualTo("unread-newer");
                assertThat(one.on()).isEqualTo(bench.id("b2"));
                assertThat(one.why()).contains("could not be fetched");
              });
    }
  }

  private static RolloutReport run(
      RollbackBench bench, RefusingFrontend frontend, OnInconclusive choice) {
    RollbackRequest wanted = bench.request();
    GateSettings gate = wanted.gate();
    return new Rollback(
            () -> bench.open(frontend.address()),
            new ReplayGate(new GateListener() {}),
            new ConsoleNarration(line -> {}),
            report -> List.of(ReportChecks.checked(report)),
            Clock.systemUTC())
        .run(
            new RollbackRequest(
                wanted.deploymentName(),
                wanted.way(),
                wanted.onIncompatible(),
                wanted.temporal(),
                new GateSettings(
                    gate.histories(), gate.selection(), gate.fork(), gate.limits(), choice),
                wanted.propagationTimeout(),
                wanted.options(),
                wanted.command()));
  }
}
