package io.github.temporallambda.rollout.status;

import static io.github.temporallambda.rollout.status.AuditBench.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.it.Account;
import io.github.temporallambda.it.TemporalRecord;
import io.github.temporallambda.lambda.FunctionArn;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.report.AuditFinding;
import io.github.temporallambda.report.DeploymentStatus;
import io.github.temporallambda.report.StatusText;
import io.temporal.api.deployment.v1.WorkerDeploymentVersion;
import io.temporal.api.workflowservice.v1.CreateWorkerDeploymentVersionRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sets the two sides of a deployment at odds, one way after the other. */
@ExtendWith(LocalStackExtension.class)
class StatusIT {

  private AuditBench bench;
  private LocalStack stack;
  private String name;
  private Optional<AuditFinding> only = Optional.empty();

  @BeforeAll
  static void makeFunction(LocalStack stack) {
    try (Account account = Account.of(stack)) {
      account.create(FUNCTION, function -> function);
      // There is no worker in it: what the controller invokes waits, and takes no time.
      var unused =
          account
              .lambda()
              .putFunctionConcurrency(
                  put -> put.functionName(FUNCTION).reservedConcurrentExecutions(0));
    }
  }

  @AfterAll
  static void deleteFunction(LocalStack stack) {
    try (Account account = Account.of(stack)) {
      account.delete(FUNCTION);
    }
  }

  @BeforeEach
  void begin(LocalStack stack, TestInfo info) {
    this.stack = stack;
    name = "status-" + info.getTestMethod().orElseThrow().getName();
    bench = AuditBench.on(stack, name);
  }

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void oneToOneHasNoMismatch() {
    bench.register("b1", bench.publishMarked("b1"));
    bench.register("b2", bench.publishMarked("b2"));

    DeploymentStatus status = bench.status();

    assertThat(status.audit().findings()).isEmpty();
    assertThat(status.audit().isComplete()).isTrue();
    assertThat(status.versions()).hasSize(2);
    assertThat(StatusText.lines(status))
        .contains("Audit: 0 mismatches between deployment versions and Lambda versions");
  }

  @Test
  void versionWithoutFunctionIsFound() {
    var unused =
        bench
            .connection()
            .blockingStub()
            .createWorkerDeploymentVersion(
                CreateWorkerDeploymentVersionRequest.newBuilder()
                    .setNamespace(bench.connection().target().namespace())
                    .setDeploymentVersion(
                        WorkerDeploymentVersion.newBuilder()
                            .setDeploymentName(name)
                            .setBuildId("b1"))
                    .setRequestId("b1")
                    .build());

    assertThat(found())
        .isEqualTo("no-function: Deployment version " + id("b1") + " invokes no Lambda function.");
  }

  @Test
  void lambdaVersionThatIsGoneIsFound() {
    String arn = bench.publishMarked("b1");
    bench.register("b1", arn);
    deleteVersion(arn);

    assertThat(found())
        .startsWith("no-function-version: The Lambda version of deployment version " + id("b1"));
    assertThat(finding().evidence()).containsExactly(arn);
  }

  @Test
  void functionThatIsGoneIsFound() {
    bench.account.create(name, function -> function);
    bench.register("b1", bench.publish(name, "by hand"));
    bench.account.delete(name);

    assertThat(found()).startsWith("no-function-version:");
  }

  @Test
  void aliasIsFound() {
    FunctionArn arn = FunctionArn.parse(bench.publishMarked("b1"));
    String alias =
        bench
            .account
            .lambda()
            .createAlias(
                create ->
                    create.functionName(FUNCTION).name("live").functionVersion(arn.qualifier()))
            .aliasArn();
    bench.register("b1", alias);

    assertThat(kinds(bench.status())).isEqualTo("not-a-function-version, never-registered");
  }

  @Test
  void developmentBuildOnTheFunctionItselfIsFine() {
    bench.register("dev", functionArn());

    DeploymentStatus status = bench.status();

    assertThat(kinds(status)).isEmpty();
    assertThat(String.join("\n", StatusText.lines(status))).contains("development mode");
  }

  @Test
  void anotherBuildOnTheFunctionItselfIsFound() {
    bench.register("b1", functionArn());

    assertThat(kinds(bench.status())).isEqualTo("not-a-function-version");
  }

  @Test
  void lambdaVersionOfTwoDeploymentVersionsIsFound() {
    String arn = bench.publish(FUNCTION, "by hand");
    bench.register("b1", arn);
    bench.register("b2", arn);

    assertThat(found()).startsWith("shared-function-version: 2 deployment versions");
    assertThat(finding().evidence()).containsExactly(arn, id("b2") + ", " + id("b1"));
  }

  @Test
  void anotherFunctionIsFound() {
    bench.register("b1", bench.publishMarked("b1"));
    bench.account.create(name, function -> function);
    bench.register("b0", bench.publish(name, "by hand"));

    assertThat(bench.status(Optional.of(name), stack.aws().endpoint()).audit().findings())
        .singleElement()
        .satisfies(found -> assertThat(found.what()).contains(id("b1")));
    assertThat(bench.status(Optional.of(FUNCTION), stack.aws().endpoint()).audit().findings())
        .singleElement()
        .satisfies(found -> assertThat(found.what()).contains(id("b0")));
    bench.account.delete(name);
  }

  @Test
  void lambdaVersionThatWasNeverRegisteredIsANote() {
    bench.register("b1", bench.publishMarked("b1"));
    String arn = bench.publishMarked("b2");

    assertThat(found()).startsWith("never-registered:");
    assertThat(finding().fault()).isFalse();
    assertThat(finding().evidence()).contains(arn, "Build ID b2 is not registered");
  }

  @Test
  void lambdaVersionOfAnotherBuildIsFound() {
    bench.register("b1", bench.publishMarked("b2"));

    assertThat(found()).startsWith("marked-for-another-build: Deployment version " + id("b1"));
    assertThat(finding().evidence().get(0)).contains(" was published for Build ID b2");
  }

  @Test
  void lambdaVersionOfAnotherDeploymentIsFound() {
    bench.register("b1", bench.publish(FUNCTION, bench.marker("b1", "another").description()));

    assertThat(found()).startsWith("marked-for-another-target: Deployment version " + id("b1"));
  }

  @Test
  void computeConfigThatWasChangedSinceIsFound() {
    String arn = bench.publishMarked("b1");
    bench.register("b1", arn);
    bench.deployments.writeMetadata(
        bench.id("b1"), Map.of("temporal-lambda/function-arn", functionArn() + ":7"), Set.of());

    assertThat(found()).startsWith("other-arn-than-recorded:");
    assertThat(finding().evidence())
        .containsExactly("invoked:  " + arn, "recorded: " + functionArn() + ":7");
  }

  @Test
  void codeThatIsNotTheRecordedOneIsFound() {
    bench.register("b1", bench.publishMarked("b1"));
    bench.deployments.writeMetadata(
        bench.id("b1"), Map.of("temporal-lambda/code-sha256", "a".repeat(43) + "="), Set.of());

    assertThat(found()).startsWith("other-code-than-recorded: Deployment version " + id("b1"));
  }

  @Test
  void controllersErrorIsFound() {
    String arn = bench.publishMarked("b1");
    bench.register("b1", arn);
    bench.pollOnce("b1");
    bench.makeCurrent("b1");
    deleteVersion(arn);
    // The controller falls silent after a failed call, until there is a task that nobody polls for.
    try (TemporalRecord temporal = TemporalRecord.of(stack)) {
      Deadline deadline = Deadline.after(Duration.ofSeconds(60));
      for (int task = 0; bench.status().audit().faults() < 2 && !deadline.isOver(); task++) {
        temporal.start(name + "-" + task, "Nothing", name, "1");
        deadline.pause(Duration.ofSeconds(1));
      }
    }
    assertThat(kinds(bench.status())).isEqualTo("controller-error, no-function-version");
    assertThat(String.join("\n", StatusText.lines(bench.status())))
        .contains("could not invoke the function of " + id("b1"), "ResourceNotFoundException");
  }

  @Test
  void withoutAwsTemporalsSideIsTold() {
    bench.register("b1", bench.publishMarked("b2"));

    DeploymentStatus status = bench.status(Optional.empty(), URI.create("http://127.0.0.1:1"));

    assertThat(status.audit().findings()).isEmpty();
    assertThat(status.audit().unread()).hasSize(1);
    assertThat(StatusText.lines(status))
        .contains("  " + id("b1") + "  CREATED", "Could not check:")
        .anyMatch(line -> line.startsWith("Audit incomplete: 1 function could not be read"));
  }

  @Test
  void moreReadsThanTheServerAllowsAreBorne() {
    bench.register("b1", functionArn());

    for (int reads = 0; reads < 200; reads++) {
      assertThat(bench.deployments.describe(bench.id("b1"))).isPresent();
    }
  }

  private void deleteVersion(String arn) {
    var unused = bench.account.lambda().deleteFunction(delete -> delete.functionName(arn));
  }

  private static String functionArn() {
    return "arn:aws:lambda:us-east-1:123456789012:function:" + FUNCTION;
  }

  private String id(String buildId) {
    return name + ":" + buildId;
  }

  /** The only finding, read once. */
  private AuditFinding finding() {
    if (only.isEmpty()) {
      DeploymentStatus status = bench.status();
      assertThat(status.audit().unread()).isEmpty();
      assertThat(status.audit().findings()).hasSize(1);
      only = Optional.of(status.audit().findings().get(0));
    }
    return only.get();
  }

  private String found() {
    return finding().kind() + ": " + finding().what();
  }

  private static String kinds(DeploymentStatus status) {
    return String.join(", ", status.audit().findings().stream().map(AuditFinding::kind).toList());
  }
}
