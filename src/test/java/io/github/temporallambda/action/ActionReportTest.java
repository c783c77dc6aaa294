package io.github.temporallambda.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.temporallambda.action.ActionResult.Conclusion;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the action makes of the plugin's reports; Maven is a stand-in. */
class ActionReportTest {

  @TempDir Path temporary;

  @Test
  void succeededRunIsToldInFull() {
    ActionJob job = ActionJob.in(temporary);
    job.maven().leaves(StubMaven.report("rollout", "succeeded").put("rollbackCommand", "mvn undo"));

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.SUCCESS);
    assertThat(result.outputs())
        .containsEntry("outcome", "succeeded")
        .containsEntry("verdict", "passed")
        .containsEntry("build-id", "4204adc29eae")
        .containsEntry("deployment-name", "orders")
        .containsEntry("function-version", "7")
        .containsEntry(
            "function-arn", "arn:aws:lambda:eu-central-1:123456789012:function:order-worker:7")
        .containsEntry("previous-build-id", "1be9f6214cdd")
        .containsEntry("replayed", "12")
        .containsEntry("replay-failures", "0")
        .containsEntry("rollback-command", "mvn undo");
    assertThat(Path.of(result.output("report"))).isRegularFile().hasFileName("rollout-report.json");
    assertThat(Path.of(result.output("junit-report"))).isRegularFile();
    assertThat(result.summary()).contains("## The report of orders");
    assertThat(result.annotations()).isEmpty();
  }

  @Test
  void reportDecidesAndNotTheExitCode() {
    ActionJob failed = ActionJob.in(temporary.resolve("failed"));
    failed.maven().leaves(StubMaven.report("rollout", "failed")).exits(0);
    ActionJob succeeded = ActionJob.in(temporary.resolve("succeeded"));
    succeeded.maven().leaves(StubMaven.report("rollout", "succeeded")).exits(1);

    ActionResult red = failed.run();
    ActionResult green = succeeded.run();

    assertThat(red.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(red.output("outcome")).isEqualTo("failed");
    assertThat(green.conclusion()).isEqualTo(Conclusion.SUCCESS);
    assertThat(green.output("outcome")).isEqualTo("succeeded");
    assertThat(green.messages("warning"))
        .singleElement()
        .asString()
        .contains("Maven ended with 1 although the plugin reports succeeded");
    assertThat(green.summary()).contains("Maven ended with 1");
  }

  @Test
  void noReportFailsTheStepAlsoWhereMavenEndedWell() {
    ActionJob job = ActionJob.in(temporary);

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.output("outcome")).isEqualTo("failed");
    assertThat(result.output("report")).isEmpty();
    assertThat(result.errors())
        .singleElement()
        .asString()
        .contains("Maven ended with 0 and left no report of rollout");
    assertThat(result.summary()).contains("left no report of rollout");
  }

  @Test
  void waitingIsASuccessThatSaysWhenToRunAgain() {
    ActionJob job = ActionJob.in(temporary);
    ObjectNode waiting = StubMaven.report("rollout", "waiting");
    job.maven().leaves(waiting.put("waitUntil", "2026-11-23T08:00:00Z"));

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.SUCCESS);
    assertThat(result.output("outcome")).isEqualTo("waiting");
    assertThat(result.messages("notice"))
        .containsExactly(
            "orders waits: run rollout again at 2026-11-23T08:00:00Z or later, with the same commit"
                + " checked out.");
  }
}
