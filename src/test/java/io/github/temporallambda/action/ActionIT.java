package io.github.temporallambda.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.action.ActionResult.Conclusion;
import io.github.temporallambda.it.Canaries;
import io.github.temporallambda.it.InnerMaven;
import io.github.temporallambda.it.ItProject;
import io.github.temporallambda.it.ReleaseBench;
import io.github.temporallambda.it.Snapshot;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.report.ReportChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The action with the real build: from the pull request to the way back, on the local stack. */
@ExtendWith(LocalStackExtension.class)
class ActionIT {

  private static final String NAME = "action";
  private static final String WORKFLOW = "src/main/java/com/example/orders/OrderWorkflowImpl.java";
  private static final String ACTIVITIES =
      "src/main/java/com/example/orders/OrderActivitiesImpl.java";
  private static final String RESERVE = "    activities.reserve(order.orderId());";
  private static final String PULL_REQUEST =
      """
      {"pull_request": {"head": {"sha": "%s", "repo": {"full_name": "acme/orders"}},
                        "base": {"repo": {"full_name": "acme/orders"}}}}
      """;

  @TempDir Path workspace;
  @TempDir Path runner;

  private int runs;

  @Test
  void workerIsReviewedReleasedCancelledAndRolledBack(LocalStack stack) {
    try (ReleaseBench bench = ReleaseBench.withFunction(stack, NAME)) {
      ItProject project = bench.sample(workspace);
      Snapshot untouched = bench.snapshot();
      pullRequestThatDoesNotReplayIsStopped(stack, project);
      dryRunTellsThePlan(stack, project);
      assertThat(bench.snapshot()).isEqualTo(untouched);

      String first = project.commit("First").substring(0, 12);
      releaseTellsWhatRunsNow(stack, project, first);

      project.replace(ACTIVITIES, "reserved the goods", "reserved all goods");
      String second = project.commit("Second `::error::` $(touch pwned)").substring(0, 12);
      cancelledReleaseTellsWhatHolds(stack, project, first);
      assertThat(current(bench)).isEqualTo(first);
      nextReleaseGoesOn(stack, project, first, second);

      rollbackGoesBack(stack, project, first);
      assertThat(current(bench)).isEqualTo(first);
      ReportChecks.checkBelow(runner);
    }
  }

  private void pullRequestThatDoesNotReplayIsStopped(LocalStack stack, ItProject project) {
    String early = "    Workflow.sleep(TIME_TO_CANCEL);\n" + RESERVE;
    project.replace(WORKFLOW, RESERVE, early);
    String event = PULL_REQUEST.formatted(project.commit("Incompatible"));

    ActionResult refused = action(stack, project).event("pull_request", event).run();
    ActionResult replayed =
        action(stack, project).with("goal", "replay").event("pull_request", event).run();

    assertThat(refused.errors()).singleElement().asString().contains("not merged yet");
    assertThat(replayed.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(replayed.outputs())
        .containsEntry("outcome", "failed")
        .containsEntry("verdict", "failed");
    assertThat(Integer.parseInt(replayed.output("replay-failures"))).isPositive();
    assertThat(replayed.annotations().get(0).properties())
        .containsEntry("file", "order-worker/" + WORKFLOW)
        .containsKey("line");
    assertThat(replayed.summary()).contains("OrderWorkflow");
    assertThat(Path.of(replayed.output("junit-report"))).isRegularFile();
    tellsNoSecret(replayed);
    project.replace(WORKFLOW, early, RESERVE).commit("Compatible again");
  }

  private void dryRunTellsThePlan(LocalStack stack, ItProject project) {
    ActionResult result = action(stack, project).with("dry-run", "true").run();

    assertThat(result.conclusion()).as(result.log()).isEqualTo(Conclusion.SUCCESS);
    assertThat(result.output("outcome")).isEqualTo("planned");
    assertThat(result.summary()).contains("set-current");
  }

  private void releaseTellsWhatRunsNow(LocalStack stack, ItProject project, String buildId) {
    ActionResult result = action(stack, project).run();

    assertThat(result.conclusion()).as(result.log()).isEqualTo(Conclusion.SUCCESS);
    assertThat(result.outputs())
        .containsEntry("outcome", "succeeded")
        .containsEntry("verdict", "passed")
        .containsEntry("build-id", buildId)
        .containsEntry("deployment-name", NAME)
        .containsEntry("function-version", "1")
        .containsEntry("previous-build-id", "")
        .containsEntry("replayed", "4")
        .containsEntry("replay-failures", "0")
        .containsEntry("rollback-command", "");
    assertThat(result.output("function-arn")).endsWith(":function:" + NAME + ":1");
    assertThat(result.summary()).contains(buildId);
    tellsNoSecret(result);
  }

  private void cancelledReleaseTellsWhatHolds(LocalStack stack, ItProject project, String first) {
    ActionRun run = action(stack, project);

    ActionResult result = run.cancelWhen(() -> console().contains("waiting for " + NAME)).run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.CANCELLED);
    assertThat(result.output("outcome")).isEqualTo("failed");
    assertThat(result.log()).contains("Routing read back");
    assertThat(result.summary()).contains(first);
    tellsNoSecret(result);
  }

  private void nextReleaseGoesOn(LocalStack stack, ItProject project, String first, String second) {
    ActionResult result = action(stack, project).run();

    assertThat(result.conclusion()).as(result.log()).isEqualTo(Conclusion.SUCCESS);
    assertThat(result.outputs())
        .containsEntry("outcome", "succeeded")
        .containsEntry("build-id", second)
        .containsEntry("function-version", "2")
        .containsEntry("previous-build-id", first);
    assertThat(result.output("rollback-command")).contains(":rollback ").endsWith(second);
  }

  private void rollbackGoesBack(LocalStack stack, ItProject project, String first) {
    ActionResult result = action(stack, project).with("goal", "rollback").run();

    assertThat(result.conclusion()).as(result.log()).isEqualTo(Conclusion.SUCCESS);
    assertThat(result.output("outcome")).isEqualTo("succeeded");
    assertThat(result.summary()).contains(first);
  }

  private ActionRun action(LocalStack stack, ItProject project) {
    ActionRun run =
        ActionRun.of(Path.of(""), project.repository(), temporary(++runs))
            .with("working-directory", "order-worker")
            .with("maven-executable", InnerMaven.executable().toString())
            .with("arguments", String.join("\n", InnerMaven.options()));
    InnerMaven.environment(stack).forEach(run::environment);
    return run;
  }

  private Path temporary(int run) {
    return runner.resolve("temp-" + run);
  }

  /** What Maven has printed so far in the run that goes on. */
  private String console() {
    try (Stream<Path> files = Files.walk(temporary(runs))) {
      List<Path> logs = files.filter(file -> file.endsWith("run.log")).toList();
      return logs.isEmpty() ? "" : Files.readString(logs.get(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String current(ReleaseBench bench) {
    return bench
        .temporal()
        .deployment(NAME)
        .orElseThrow()
        .getRoutingConfig()
        .getCurrentDeploymentVersion()
        .getBuildId();
  }

  private static void tellsNoSecret(ActionResult result) {
    Canaries.requireNone("the action", result.toString());
  }
}
