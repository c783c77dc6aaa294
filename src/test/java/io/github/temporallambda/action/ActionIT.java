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
  private static final String EARLY = "    Workflow.sleep(TIME_TO_CANCEL);\n" + RESERVE;
  private static final String HOSTILE =
      """
      Second `touch pwned` $(touch pwned)

      ::error::forged
      ##[error]forged
      %0A::error::forged
      ::set-env name=PATH::/tmp
      \033[31m::stop-commands::forged
      """;
  private static final String PULL_REQUEST =
      """
      {"pull_request": {"head": {"sha": "%s", "repo": {"full_name": "acme/orders"}},
                        "base": {"repo": {"full_name": "acme/orders"}}}}
      """;

  @TempDir Path workspace;
  @TempDir Path runner;
  @TempDir Path checkout;

  private int runs;

  @Test
  void workerIsReviewedReleasedCancelledAndRolledBack(LocalStack stack) {
    try (ReleaseBench bench = ReleaseBench.withFunction(stack, NAME)) {
      // The plugin under test comes from the repository that this build made of it.
      ActionCheckout.in(checkout).ofAnotherVersion();
      ItProject project = bench.sample(workspace);
      Snapshot untouched = bench.snapshot();
      pullRequestThatDoesNotReplayIsStopped(stack, project);
      releaseThatDoesNotReplayIsStopped(stack, project);
      assertThat(bench.snapshot()).isEqualTo(untouched);
      project.replace(WORKFLOW, EARLY, RESERVE).commit("Compatible again");
      dryRunTellsThePlan(stack, project);
      assertThat(bench.snapshot()).isEqualTo(untouched);

      String first = project.commit("First").substring(0, 12);
      releaseTellsWhatRunsNow(stack, project, first);

      project.replace(ACTIVITIES, "reserved the goods", "reserved all goods");
      String second = project.commit(HOSTILE).substring(0, 12);
      cancelledReleaseTellsWhatHolds(stack, project, first);
      assertThat(current(bench)).isEqualTo(first);
      nextReleaseGoesOn(stack, project, first, second);

      rollbackGoesBack(stack, project, first, second);
      assertThat(current(bench)).isEqualTo(first);
      ReportChecks.checkBelow(runner);
    }
  }

  private void pullRequestThatDoesNotReplayIsStopped(LocalStack stack, ItProject project) {
    project.replace(WORKFLOW, RESERVE, EARLY);
    String event = PULL_REQUEST.formatted(project.commit("Incompatible"));

    ActionResult refused = action(stack, project).event("pull_request", event).run();
    ActionResult replayed =
        action(stack, project).with("goal", "replay").event("pull_request", event).run();

    assertThat(refused.errors()).singleElement().asString().contains("not merged yet");
    doesNotReplay(replayed, project);
  }

  /** On main as well, where nothing refuses the goal but the gate. */
  private void releaseThatDoesNotReplayIsStopped(LocalStack stack, ItProject project) {
    ActionResult result = action(stack, project).run();

    doesNotReplay(result, project);
    assertThat(result.outputs())
        .containsEntry("deployment-name", NAME)
        .containsEntry("function-version", "")
        .containsEntry("rollback-command", "");
  }

  private void doesNotReplay(ActionResult result, ItProject project) {
    assertThat(result.conclusion()).as(result.log()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.outputs())
        .containsEntry("outcome", "failed")
        .containsEntry("verdict", "failed")
        .containsEntry("replayed", "4")
        .containsEntry("replay-failures", "3");
    assertThat(result.annotations().get(0).properties())
        .containsEntry("file", "order-worker/" + WORKFLOW)
        .containsEntry("line", Integer.toString(lineOfEarlySleep(project)));
    assertThat(result.summary()).contains("OrderWorkflow");
    assertThat(Path.of(result.output("junit-report"))).isRegularFile();
    tellsNoSecret(result);
  }

  private static int lineOfEarlySleep(ItProject project) {
    try {
      List<String> lines = Files.readAllLines(project.directory().resolve(WORKFLOW));
      return lines.indexOf(EARLY.lines().findFirst().orElseThrow()) + 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    assertThat(currentNow(result)).isEqualTo("`" + NAME + ":" + first + "`");
    assertThat(result.errors()).singleElement().asString().startsWith("Stopped by a signal");
    obeysNoCommit(result, project);
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
    assertThat(result.errors()).isEmpty();
    obeysNoCommit(result, project);
  }

  private void rollbackGoesBack(LocalStack stack, ItProject project, String first, String second) {
    ActionResult result = action(stack, project).with("goal", "rollback").run();

    assertThat(result.conclusion()).as(result.log()).isEqualTo(Conclusion.SUCCESS);
    assertThat(result.outputs())
        .containsEntry("outcome", "succeeded")
        .containsEntry("verdict", "passed")
        .containsEntry("build-id", first)
        .containsEntry("deployment-name", NAME)
        .containsEntry("function-version", "1")
        .containsEntry("previous-build-id", second)
        .containsEntry("replay-failures", "0");
    assertThat(result.output("function-arn")).endsWith(":function:" + NAME + ":1");
    assertThat(currentNow(result)).isEqualTo("`" + NAME + ":" + first + "`");
  }

  /** What its summary says in the row of the current version, in the column of now. */
  private static String currentNow(ActionResult result) {
    List<String> lines = result.summary().lines().toList();
    int header = lines.indexOf("| Routing | Before | Now |");
    assertThat(header).as(result.summary()).isNotNegative();
    String[] cells = lines.get(header + 2).split(" \\| ", -1);
    assertThat(cells[0]).isEqualTo("| Current");
    return cells[2].replace(" |", "");
  }

  /** The message of the commit that is released starts no command and runs nothing. */
  private static void obeysNoCommit(ActionResult result, ItProject project) {
    assertThat(result.commands()).isEmpty();
    assertThat(result.annotations()).noneMatch(it -> it.message().contains("forged"));
    try (Stream<Path> files = Files.walk(project.repository())) {
      assertThat(files).noneMatch(file -> file.endsWith("pwned"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ActionRun action(LocalStack stack, ItProject project) {
    ActionRun run =
        ActionRun.of(checkout, project.repository(), temporary(++runs))
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
