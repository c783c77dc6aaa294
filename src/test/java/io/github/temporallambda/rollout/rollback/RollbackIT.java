package io.github.temporallambda.rollout.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.report.PlacedExecution;
import io.github.temporallambda.report.RollbackFacts;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.report.RunOutcome;
import io.github.temporallambda.rollout.metadata.Condemnation;
import io.github.temporallambda.rollout.rollback.RollbackRequest.Way;
import io.github.temporallambda.rollout.rollback.fixture.FirstHandler;
import io.github.temporallambda.rollout.rollback.fixture.RestingHandler;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalStackExtension.class)
class RollbackIT {

  @TempDir Path directory;

  @Test
  void whatWouldBreakIsRescuedAndEverythingElseMovesBack(LocalStack stack) {
    try (RollbackBench bench = RollbackBench.on(stack, "rollback-rescue", directory)) {
      twoReleasesWithProgress(bench);
      List<String> before = everything(bench);

      dryRunTellsWhatItWouldDo(bench);
      assertThat(everything(bench)).isEqualTo(before);
      stopsWhereAskedTo(bench);
      assertThat(everything(bench)).isEqualTo(before);

      RolloutReport report = bench.run(bench.request());

      assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
      assertThat(bench.routing().isCurrent(bench.id("b1"))).isTrue();
      condemned(bench, "b2");
      rescuedAndStranded(facts(report), bench);
      eachEndsWhereItBelongs(bench);
      strandedAreMovedByTheCommand(bench);
      thereIsNothingFurtherBack(bench);
    }
  }

  private static void twoReleasesWithProgress(RollbackBench bench) {
    bench.release("b1", FirstHandler.class);
    bench.open("rescue-older", "Trip");
    bench.release("b2", RestingHandler.class);
    bench.open("rescue-waiting", "Trip");
    bench.open("rescue-rested", "Trip");
    bench.signal("rescue-rested", "go");
    bench.open("same", "Stay");
    bench.open("changed", "Stay");
    bench.awaitListed(
        new ExecutionScope.ProgressedOn(bench.id("b2")), "rescue-rested", "rescue-waiting");
    bench.awaitListed(new ExecutionScope.PinnedTo(bench.id("b2")), "changed", "same");
  }

  private static void dryRunTellsWhatItWouldDo(RollbackBench bench) {
    RolloutReport report =
        bench.run(
            selectingElsewhere(bench.request(Way.oneBack(), OnIncompatible.RESCUE, false, true)));

    assertThat(report.outcome()).isEqualTo(RunOutcome.PLANNED);
    assertThat(report.warnings())
        .singleElement()
        .asString()
        .startsWith("not heeded: workflowTypes, closed; a rollback replays every execution");
    assertThat(String.join("\n", bench.console()))
        .contains(
            "from rollback-rescue:b2 back to rollback-rescue:b1",
            "2 of 3 executions that move back replay on rollback-rescue:b1",
            "would pin 1 executions to rollback-rescue:b2",
            "not heeded: workflowTypes, closed;");
  }

  private static RollbackRequest selectingElsewhere(RollbackRequest request) {
    RollbackRequest.Options options = request.options();
    return new RollbackRequest(
        request.deploymentName(),
        request.way(),
        request.onIncompatible(),
        request.temporal(),
        request.gate(),
        request.propagationTimeout(),
        new RollbackRequest.Options(
            options.dryRun(),
            options.moveStranded(),
            options.reason(),
            options.provenance(),
            List.of("workflowTypes", "closed")),
        request.command());
  }

  private static void stopsWhereAskedTo(RollbackBench bench) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () -> bench.run(bench.request(Way.oneBack(), OnIncompatible.STOP, false, false)))
        .withMessageContainingAll(
            "1 executions that would move back do not replay on rollback-rescue:b1",
            "FAILED Trip rescue-rested",
            "TMPRL1100",
            "onIncompatible=rescue");
  }

  private static void rescuedAndStranded(RollbackFacts facts, RollbackBench bench) {
    assertThat(facts.rescued())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.workflowId()).isEqualTo("rescue-rested");
              assertThat(one.on()).isEqualTo(bench.id("b2"));
              assertThat(one.why()).contains("TMPRL1100");
            });
    assertThat(facts.stranded())
        .extracting(PlacedExecution::workflowId)
        .containsExactlyInAnyOrder("same", "changed");
    assertThat(facts.moveCommand().orElseThrow())
        .startsWith("mvn group:artifact:1:rollback -Dtemporal-lambda.deploymentName=")
        .contains("-Dtemporal-lambda.from=b2", "-Dtemporal-lambda.moveStranded=true");
  }

  private static void eachEndsWhereItBelongs(RollbackBench bench) {
    bench.signal("rescue-older", "go");
    bench.signal("rescue-waiting", "go");
    for (String workflowId : List.of("rescue-older", "rescue-waiting", "rescue-rested")) {
      bench.temporal().signal(workflowId, "go");
      assertThat(bench.temporal().closeEvent(workflowId).getEventType())
          .isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED);
      assertThat(bench.temporal().history(workflowId))
          .noneMatch(HistoryEvent::hasWorkflowTaskFailedEventAttributes);
    }
    assertThat(bench.temporal().buildIdsThatRan("rescue-older")).containsOnly("b1");
    assertThat(bench.temporal().buildIdsThatRan("rescue-waiting"))
        .containsExactly("b2", "b1", "b1");
    assertThat(bench.temporal().buildIdsThatRan("rescue-rested")).containsOnly("b2");
  }

  private static void strandedAreMovedByTheCommand(RollbackBench bench) {
    RolloutReport report = bench.run(bench.leaving("b2", true));

    assertThat(report.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
    assertThat(bench.routing().isCurrent(bench.id("b1"))).isTrue();
    assertThat(facts(report).movedStranded())
        .extracting(PlacedExecution::workflowId)
        .containsExactly("same");
    assertThat(facts(report).stranded())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.workflowId()).isEqualTo("changed");
              assertThat(one.why()).contains("TMPRL1100");
            });
    for (String workflowId : List.of("same", "changed")) {
      bench.temporal().signal(workflowId, "leave");
      assertThat(bench.temporal().closeEvent(workflowId).getEventType())
          .isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED);
      assertThat(bench.temporal().history(workflowId))
          .noneMatch(HistoryEvent::hasWorkflowTaskFailedEventAttributes);
    }
    assertThat(bench.temporal().buildIdsThatRan("same")).containsExactly("b2", "b1");
    assertThat(bench.temporal().buildIdsThatRan("changed")).containsOnly("b2");
    assertThat(bench.run(bench.leaving("b2", false)).outcome()).isEqualTo(RunOutcome.UNCHANGED);
  }

  private static void thereIsNothingFurtherBack(RollbackBench bench) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> bench.run(bench.request()))
        .withMessageContainingAll(
            "There is nothing to go back to", "b2 was condemned", "by ada: orders got stuck");
    assertThat(bench.routing().isCurrent(bench.id("b1"))).isTrue();
  }

  private static void condemned(RollbackBench bench, String buildId) {
    DeploymentVersion version = bench.version(buildId);
    Condemnation mark = Condemnation.of(version).orElseThrow();
    assertThat(mark.reason()).isEqualTo("orders got stuck");
    assertThat(mark.by()).isEqualTo("ada");
    assertThat(mark.at()).isPresent();
    assertThat(version.metadata())
        .allSatisfy((key, value) -> assertThat(key).doesNotContain("rolling-back-to"));
  }

  private static RollbackFacts facts(RolloutReport report) {
    return report.routing().rollback().orElseThrow();
  }

  /** What a run could have changed: routing, metadata, and where each execution stands. */
  private static List<String> everything(RollbackBench bench) {
    Map<String, String> metadata = bench.version("b2").metadata();
    return List.of(
        bench.routing().current() + " " + bench.routing().conflictToken(),
        metadata.toString(),
        bench.temporal().executions("rollback-rescue").stream()
            .map(info -> info.getExecution() + " " + info.getVersioningInfo())
            .sorted()
            .toList()
            .toString());
  }
}
