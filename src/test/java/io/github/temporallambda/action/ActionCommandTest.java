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
import org.junit.jupiter.params.provider.ValueSource;

/** How Maven is called. */
class ActionCommandTest {

  private static final String PLUGIN = "io.github.temporal-lambda:temporal-lambda-maven-plugin:";

  @TempDir Path temporary;

  private ActionJob job;
  private String own;

  @BeforeEach
  void makeJob() {
    job = ActionJob.in(temporary);
    own = ActionDefinition.read(Path.of("action.yml")).input("plugin-version").defaultValue();
  }

  @Test
  void jvmOfMavenIsMadeForAShortLifeUnlessTheCallerSaysOtherwise() {
    job.maven()
        .leaves(StubMaven.report("status", "succeeded"))
        .file("script", "printf 'options: %s\\n' \"$MAVEN_OPTS\"\n");
    job.action().with("goal", "status").environment("MAVEN_OPTS", "-XX:TieredStopAtLevel=4");

    ActionResult result = job.run();

    assertThat(result.log()).contains("options: -XX:TieredStopAtLevel=1 -XX:TieredStopAtLevel=4");
  }

  @Test
  void inputsBecomeOneArgumentEach() throws IOException {
    Path worker = Files.createDirectories(job.workspace().resolve("workers/orders"));
    Files.createFile(worker.resolve("worker 1.zip"));
    job.maven().leaves(StubMaven.report("promote", "planned"));
    job.action()
        .with("goal", "promote")
        .with("plugin-version", "1.2.3")
        .with("working-directory", "workers/orders")
        .with("module", ":order-worker")
        .with("profiles", "production,!local")
        .with("deployment-name", "sales/orders")
        .with("function-name", "order-worker")
        .with("artifact", "worker 1.zip")
        .with("build-id", "4204adc29eae")
        .with("temporal-address", "orders.a1b2c.tmprl.cloud:7233")
        .with("temporal-namespace", "orders.a1b2c")
        .with("temporal-profile", "cloud")
        .with("aws-region", "eu-central-1")
        .with("dry-run", "true")
        .with("on-inconclusive", "release")
        .with(
            "arguments",
            "\n-DskipTests\n-Dtemporal-lambda.smokeInput={\"a\": \"$(id) `id` * '\"}\r\n");

    ActionResult result = job.run();

    assertThat(result.output("outcome")).as(result.log()).isEqualTo("planned");
    assertThat(job.maven().calls())
        .hasSize(2)
        .allMatch(call -> call.get(0).equals(worker.toString()));
    assertThat(job.maven().arguments())
        .containsExactly(
            "-B",
            "-ntp",
            "-P",
            "production,!local",
            "-pl",
            ":order-worker",
            "-am",
            "-Dtemporal-lambda.deploymentName=sales/orders",
            "-Dtemporal-lambda.functionName=order-worker",
            "-Dtemporal-lambda.artifact=worker 1.zip",
            "-Dtemporal-lambda.buildId=4204adc29eae",
            "-Dtemporal-lambda.address=orders.a1b2c.tmprl.cloud:7233",
            "-Dtemporal-lambda.namespace=orders.a1b2c",
            "-Dtemporal-lambda.temporalProfile=cloud",
            "-Dtemporal-lambda.region=eu-central-1",
            "-Dtemporal-lambda.onInconclusive=release",
            "-Dtemporal-lambda.dryRun=true",
            "-DskipTests",
            "-Dtemporal-lambda.smokeInput={\"a\": \"$(id) `id` * '\"}",
            PLUGIN + "1.2.3:promote");
  }

  @ParameterizedTest
  @ValueSource(strings = {"replay", "packaged-file"})
  void goalThatTakesAPackagedFileRunsAfterPackaging(String goal) {
    job.maven().leaves(StubMaven.report(goal, "succeeded"));

    assertThat(job.action().with("goal", goal).run().conclusion()).isEqualTo(Conclusion.SUCCESS);

    assertThat(job.maven().arguments())
        .containsExactly("-B", "-ntp", "package", PLUGIN + own + ":" + goal);
  }

  @Test
  void sandboxIsRunWithNothingAroundIt() {
    job.maven().leaves(StubMaven.report("sandbox", "succeeded"));

    ActionResult result =
        job.action()
            .with("goal", "sandbox")
            .with("arguments", "-Dtemporal-lambda.sandbox.duration=PT1M")
            .run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.SUCCESS);
    assertThat(job.maven().arguments())
        .containsExactly(
            "-B",
            "-ntp",
            "-N",
            "-Dtemporal-lambda.sandbox.duration=PT1M",
            PLUGIN + own + ":sandbox");
  }

  @Test
  void wrapperOfTheWorkingDirectoryIsPreferred() throws IOException {
    Path worker = Files.createDirectories(job.workspace().resolve("orders"));
    Files.copy(job.maven().directory().resolve("bin/mvn"), worker.resolve("mvnw"));
    assertThat(worker.resolve("mvnw").toFile().setExecutable(true)).isTrue();
    Files.delete(job.maven().directory().resolve("bin/mvn"));
    job.maven().leaves(StubMaven.report("rollout", "succeeded"));

    ActionResult result = job.action().with("working-directory", "orders").run();

    assertThat(result.conclusion()).as(result.log()).isEqualTo(Conclusion.SUCCESS);
  }

  @Test
  void wrapperThatIsNotExecutableIsToldAndMavenOfThePathRun() throws IOException {
    Files.writeString(job.workspace().resolve("mvnw"), "exit 3");
    job.maven().leaves(StubMaven.report("rollout", "succeeded"));

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.SUCCESS);
    assertThat(result.log()).contains("./mvnw is not executable, so mvn is run");
  }

  @Test
  void checkoutOfTheActionIsInstalledWhereThePluginCannotBeResolved() {
    job.maven().knowsNoPlugin().leaves(StubMaven.report("rollout", "succeeded"));
    job.action()
        .with("plugin-version", "9.9.9")
        .with("arguments", "--settings=ci/settings.xml\n-DskipTests\n-Dmaven.repo.local=/tmp/it");

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.SUCCESS);
    assertThat(result.messages("warning"))
        .containsExactly(
            "plugin-version: 9.9.9 cannot be resolved; "
                + own
                + ", from the checkout of the action, was run instead.");
    List<List<String>> calls = job.maven().calls();
    assertThat(calls).hasSize(3);
    assertThat(calls.get(0)).endsWith(PLUGIN + "9.9.9:help");
    assertThat(calls.get(1))
        .containsExactly(
            Path.of("").toAbsolutePath().toString(),
            "-B",
            "-ntp",
            "-q",
            "-DskipTests",
            "-Dmaven.test.skip=true",
            "-Dspotless.check.skip=true",
            "--settings=ci/settings.xml",
            "-Dmaven.repo.local=/tmp/it",
            "install");
    assertThat(calls.get(2)).endsWith(PLUGIN + own + ":rollout").contains("-DskipTests");
  }

  /** What a runner that keeps its repository has of it may be of an older commit of the action. */
  @Test
  void checkoutOfTheActionIsInstalledAlsoWhereASnapshotOfItsVersionIsThere() {
    job.maven().leaves(StubMaven.report("rollout", "succeeded"));

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.SUCCESS);
    assertThat(result.annotations()).isEmpty();
    List<List<String>> calls = job.maven().calls();
    assertThat(calls).hasSize(2);
    assertThat(calls.get(0))
        .startsWith(Path.of("").toAbsolutePath().toString())
        .endsWith("install");
    assertThat(calls.get(1)).endsWith(PLUGIN + own + ":rollout");
  }

  @Test
  void checkoutThatCannotBeInstalledFailsTheStepAndNothingIsRun() {
    job.maven().leaves(StubMaven.report("rollout", "succeeded")).file("install", "exit 3\n");

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.errors())
        .containsExactly(
            "The checkout of the action, "
                + PLUGIN
                + own
                + ", could not be installed (Maven ended with 3); the log above says why.");
    assertThat(job.maven().calls()).hasSize(1);
  }

  /** What is released under a version stays what it is, the action's own version too. */
  @Test
  void versionThatIsReleasedIsTakenFromWhereMavenFindsIt() {
    Path checkout =
        ActionCheckout.in(temporary.resolve("checkout"))
            .replace("pom.xml", "<version>" + own + "</version>", "<version>1.2.3</version>")
            .directory();
    ActionJob released = ActionJob.of(checkout, temporary.resolve("released"));
    released.maven().leaves(StubMaven.report("rollout", "succeeded"));

    ActionResult result = released.action().with("plugin-version", "1.2.3").run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.SUCCESS);
    assertThat(released.maven().calls())
        .satisfiesExactly(
            probe -> assertThat(probe).endsWith(PLUGIN + "1.2.3:help"),
            call -> assertThat(call).endsWith(PLUGIN + "1.2.3:rollout"));
  }

  @Test
  void buildFindsNoFileOfTheRunners() {
    job.maven()
        .file(
            "script",
            "env | grep -E '^GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY)=' || echo none of them");

    assertThat(job.run().log()).contains("none of them");
  }
}
