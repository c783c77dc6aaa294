package io.github.temporallambda.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.action.ActionResult.Conclusion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a workflow may write, and what the action says to what it may not. */
class ActionInputsTest {

  @TempDir Path temporary;

  private ActionJob job;

  @BeforeEach
  void makeJob() {
    job = ActionJob.in(temporary);
  }

  @Test
  void allFaultsAreToldAtOnceAndMavenIsNotRun() {
    job.action()
        .with("goal", "replay")
        .with("plugin-version", "LATEST")
        .with("module", "-Dx=y")
        .with("profiles", "a b")
        .with("deployment-name", "orders!")
        .with("function-name", "arn:aws:lambda:eu-central-1:123456789012:function:orders")
        .with("build-id", "-")
        .with("temporal-address", "https://temporal:7233")
        .with("temporal-namespace", "a b")
        .with("temporal-profile", "$(id)")
        .with("aws-region", "Frankfurt")
        .with("dry-run", "yes")
        .with("on-inconclusive", "continue")
        .with("summary", "1")
        .with("annotations", "TRUE")
        .with("allow-pull-request", "")
        .with("maven-executable", "no-such-maven")
        .with("artifact", "no-such-file");

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.outputs()).containsEntry("outcome", "failed").containsEntry("report", "");
    for (String input :
        new String[] {
          "plugin-version: 'LATEST' is not one fixed version",
          "module: '-Dx=y' is not",
          "profiles: 'a b' is not",
          "deployment-name: 'orders!' is not",
          "function-name: 'arn:aws:",
          "build-id: '-' is not",
          "temporal-address: 'https://temporal:7233' is not host:port",
          "temporal-namespace: 'a b' is not",
          "temporal-profile: '$(id)' is not",
          "aws-region: 'Frankfurt' is not",
          "dry-run: 'yes' is not exactly true or false",
          "on-inconclusive: 'continue' is not stop or release",
          "summary: '1' is not",
          "annotations: 'TRUE' is not",
          "allow-pull-request: has no value",
          "maven-executable: there is no executable 'no-such-maven'",
          "artifact: there is no file 'no-such-file'"
        }) {
      assertThat(result.summary()).contains("Input " + input);
    }
    assertThat(result.errors())
        .as("GitHub shows ten")
        .hasSize(10)
        .allMatch(it -> it.startsWith("Input "));
    assertThat(job.maven().calls()).isEmpty();
  }

  @Test
  void unknownGoalIsRefusedWithTheList() {
    ActionResult result = job.action().with("goal", "roll-out").run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.errors())
        .singleElement()
        .asString()
        .contains("no goal 'roll-out'", "one of: build-id,", " rollout,", "status.");
  }

  @ParameterizedTest
  @CsvSource({"rollout replay, there is no goal", "'', there is no goal"})
  void goalThatIsNotForTheActionIsRefusedForTheReason(String goal, String reason) {
    ActionResult result = job.action().with("goal", goal).run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.errors()).singleElement().asString().contains(reason);
  }

  @Test
  void inputThatTheGoalDoesNotTakeIsRefused() throws IOException {
    Files.createFile(job.workspace().resolve("worker.zip"));
    job.action()
        .with("goal", "build-id")
        .with("artifact", "worker.zip")
        .with("build-id", "4204adc29eae")
        .with("function-name", "orders")
        .with("dry-run", "true")
        .with("on-inconclusive", "release");

    ActionResult result = job.run();

    assertThat(result.errors())
        .containsExactly(
            "Input artifact: the goal build-id does not take it.",
            "Input build-id: the goal build-id does not take it.",
            "Input function-name: the goal build-id does not take it.",
            "Input on-inconclusive: the goal build-id does not take it.",
            "Input dry-run: the goal build-id writes to neither AWS nor Temporal and has no dry"
                + " run.");
  }

  @Test
  void argumentsAreOptionsThatNoInputIsFor() {
    job.action()
        .with(
            "arguments",
            """
            clean
            -pl orders
            -Pproduction
            --file=other.xml
            -l maven.log
            -Dtemporal-lambda.dryRun=false
            -Dtemporal-lambda.onInconclusive=release
            --define=temporal-lambda.buildId=other
            -Dtemporal-lambda.reportId=mine
            """);

    ActionResult result = job.run();

    assertThat(result.errors())
        .satisfiesExactly(
            it -> assertThat(it).contains("'clean' is no option"),
            it -> assertThat(it).contains("by the input module"),
            it -> assertThat(it).contains("by the input profiles"),
            it -> assertThat(it).contains("by the input working-directory"),
            it -> assertThat(it).contains("'-l maven.log' would hide"),
            it -> assertThat(it).contains("temporal-lambda.dryRun has an input of its own"),
            it -> assertThat(it).contains("temporal-lambda.onInconclusive has an input of its own"),
            it -> assertThat(it).contains("temporal-lambda.buildId has an input of its own"),
            it -> assertThat(it).contains("the action chooses where reports go"));
  }

  /** As commons-cli reads them: a value right behind its option, and options cut short. */
  @ParameterizedTest
  @CsvSource({
    "-fother/pom.xml, by the input working-directory",
    "-f=other/pom.xml, by the input working-directory",
    "--fi=other/pom.xml, by the input working-directory",
    "-lmaven.log, would hide",
    "--log=maven.log, would hide",
    "-plorders, by the input module",
    "--proj=orders, by the input module",
    "-Plocal, by the input profiles",
    "--act=local, by the input profiles",
    "-Dtemporal-lambda.buildIdSource=tree -Dtemporal-lambda.buildId=x, temporal-lambda.buildId has",
    "-Dx=temporal-lambda.regionX;temporal-lambda.region, temporal-lambda.region has"
  })
  void argumentThatOnlyLooksOtherwiseIsRefused(String argument, String reason) {
    ActionResult result = job.action().with("arguments", argument).run();

    assertThat(result.errors()).singleElement().asString().contains(reason);
    assertThat(job.maven().calls()).isEmpty();
  }

  @Test
  void argumentThatOnlyLooksLikeOneOfThoseIsHandedOn() {
    List<String> arguments =
        List.of(
            "-fae", "-ff", "-fn", "-llr", "-Dtemporal-lambda.buildIdSource=tree", "--fail-fast");
    job.maven().leaves(StubMaven.report("rollout", "succeeded"));

    ActionResult result = job.action().with("arguments", String.join("\n", arguments)).run();

    assertThat(result.errors()).isEmpty();
    assertThat(job.maven().arguments()).containsAll(arguments);
  }

  @Test
  void hostileInputIsOneLiteralTextAndRunsNothing() throws IOException {
    String hostile = "x\"; touch pwned; echo \"$(touch pwned2)`touch pwned3`";
    job.action()
        .with("deployment-name", hostile)
        .with("module", hostile + "\n::error::forged")
        .with("arguments", hostile);

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.errors()).hasSize(3).allMatch(it -> it.contains("'" + hostile));
    assertThat(result.commands()).isEmpty();
    try (var files = Files.list(job.workspace())) {
      assertThat(files).isEmpty();
    }
  }

  @Test
  void runnerThatCannotRunItIsToldWhatItNeeds() throws IOException {
    Path tools = Files.createDirectory(temporary.resolve("tools"));
    String needed = "env bash mktemp mkdir od tr cat sed find sort head wc";
    for (String tool : needed.split(" ", -1)) {
      Path file =
          Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec /usr/bin/" + tool + " \"$@\"\n");
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    job.action().environment("PATH", tools.toString()).environment("RUNNER_OS", "Windows");

    ActionResult result = job.run();

    assertThat(result.errors())
        .satisfiesExactly(
            it -> assertThat(it).contains("runs on Linux and macOS"),
            it -> assertThat(it).contains("jq is not on the path", "apt-get install jq"));
  }

  @Test
  void directoryThatIsNotThereIsToldAndNothingElseOfIt() {
    ActionResult result =
        job.action().with("working-directory", "workers/orders").with("artifact", "a.zip").run();

    assertThat(result.errors())
        .contains(
            "Input working-directory: there is no directory './workers/orders' in the workspace.");
  }
}
