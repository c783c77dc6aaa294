package io.github.temporallambda.lambda;

import static io.github.temporallambda.lambda.LambdaStand.ARN;
import static io.github.temporallambda.lambda.LambdaStand.ORDERS;
import static io.github.temporallambda.lambda.LambdaStand.marker;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.local.aws.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.GetFunctionEventInvokeConfigResponse;

class FunctionReleaseTest {

  private static final Map<String, String> ADDITIONS =
      Map.of(
          "TEMPORAL_DEPLOYMENT_NAME", "orders",
          "TEMPORAL_WORKER_BUILD_ID", "3f2c1a9b7d10",
          "TEMPORAL_LAMBDA_DEPLOYMENT_NAME", "orders",
          "TEMPORAL_LAMBDA_BUILD_ID", "3f2c1a9b7d10");

  private LambdaStand stand;
  private LambdaFunctions functions;

  @BeforeEach
  void start(@TempDir Path directory) {
    stand = LambdaStand.start(directory);
    functions = stand.functions;
    stand.create();
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @Test
  void aPublishedVersionHoldsTheCodeTheMarkerAndTheMergedEnvironment() {
    DeploymentPackage zip = stand.zip("first");
    VersionMarker marker = marker("3f2c1a9b7d10", zip);

    FunctionConfiguration configured = functions.updateEnvironment(stand.settled(), ADDITIONS);
    FunctionConfiguration uploaded = functions.updateCode(configured, LambdaStand.inline(zip));
    FunctionVersion made = functions.publish(uploaded, LambdaStand.inline(zip), marker);

    assertThat(made.arn()).hasToString(ARN + ":1");
    assertThat(made.codeSha256()).isEqualTo(zip.codeSha256());
    assertThat(made.isMarkedBy(marker)).isTrue();
    FunctionConfiguration frozen = functions.describe(made.arn());
    assertThat(frozen.codeSha256()).isEqualTo(zip.codeSha256());
    assertThat(frozen.unqualifiedArn()).isEqualTo(ARN);
    assertThat(frozen.environment())
        .isEqualTo(EnvironmentVariables.of(Map.of("DB_PASSWORD", "hunter2")).with(ADDITIONS));
  }

  @Test
  void theSettingsOfTheFunctionAreReadAndKept() {
    DeploymentPackage zip = stand.zip("first");

    FunctionVersion made = stand.release(zip, marker("a", zip));

    FunctionSettings read = functions.describe(made.arn()).settings();
    FunctionSettings created = LambdaStand.orders().settings();
    assertThat(read).isEqualTo(stand.settled().settings());
    assertThat(read)
        .isEqualTo(
            new FunctionSettings(
                created.runtime(),
                created.handler(),
                created.timeout(),
                created.memoryMb(),
                created.architectures(),
                read.others()));
    assertThat(read.others()).containsEntry("Role", LambdaStand.ROLE);
    assertThat(stand.settled().suitability()).isEmpty();
  }

  @Test
  void theArchitectureIsSentAsItWasRead() {
    FunctionConfiguration read = stand.settled();
    FunctionSettings intel =
        new FunctionSettings(
            "java17",
            "shop.Worker",
            Duration.ofMinutes(5),
            512,
            List.of("x86_64"),
            read.settings().others());
    FunctionConfiguration asRead =
        new FunctionConfiguration(
            read.functionName(),
            read.unqualifiedArn(),
            intel,
            read.state(),
            read.revisionId(),
            read.codeSha256(),
            read.environment());

    FunctionConfiguration uploaded =
        functions.updateCode(asRead, LambdaStand.inline(stand.zip("first")));

    assertThat(uploaded.settings()).isEqualTo(intel).isNotEqualTo(read.settings());
  }

  @Test
  void aSecondRunFindsWhatTheFirstOnePublished() {
    DeploymentPackage zip = stand.zip("first");
    FunctionVersion made = stand.release(zip, marker("a", zip));

    assertThat(functions.versions(ORDERS)).containsExactly(made);
    assertThat(functions.publish(stand.settled(), LambdaStand.inline(zip), marker("a", zip)))
        .isEqualTo(made);
    assertThat(functions.versions(ORDERS)).hasSize(1);
  }

  @Test
  void variablesThatAreSetAlreadyAreNotSentAgain() {
    FunctionConfiguration configured = functions.updateEnvironment(stand.settled(), ADDITIONS);

    FunctionConfiguration again = functions.updateEnvironment(configured, ADDITIONS);

    assertThat(again).isEqualTo(configured);
    assertThat(stand.settled().revisionId()).isEqualTo(configured.revisionId());
  }

  @Test
  void theSameCodeForAnotherBuildGetsAVersionOfItsOwn() {
    DeploymentPackage zip = stand.zip("first");
    FunctionVersion first = stand.release(zip, marker("a", zip));

    FunctionVersion second =
        functions.publish(stand.settled(), LambdaStand.inline(zip), marker("b", zip));

    assertThat(second.functionVersion()).isEqualTo(first.functionVersion() + 1);
    assertThat(second.isMarkedBy(marker("b", zip))).isTrue();
    assertThat(functions.versions(ORDERS)).containsExactly(first, second);
  }

  @Test
  void aVersionThatSomebodyElsePublishedFromTheSameCodeIsNotTakenForOurs() {
    DeploymentPackage zip = stand.zip("first");
    functions.updateCode(stand.settled(), LambdaStand.inline(zip));
    stand.somebodyElse.publishVersion(r -> r.functionName("orders").description("by hand"));

    FunctionVersion made =
        functions.publish(stand.settled(), LambdaStand.inline(zip), marker("a", zip));

    assertThat(made.functionVersion()).isEqualTo(2);
    assertThat(functions.versions(ORDERS).get(0).marker()).isEmpty();
  }

  @Test
  void waitsAreHeardOfUntilUpdateAndVersionAreReady() {
    DeploymentPackage zip = stand.zip("first");
    FunctionConfiguration before = stand.settled();
    stand.aws.setFault(Fault.slow("UpdateFunctionCode", 3));
    stand.aws.setFault(Fault.slow("PublishVersion", 2));
    stand.heard.lines.clear();

    FunctionConfiguration uploaded = functions.updateCode(before, LambdaStand.inline(zip));
    functions.publish(uploaded, LambdaStand.inline(zip), marker("a", zip));

    assertThat(stand.heard.lines)
        .containsExactly(
            "uploading " + zip.bytes(),
            "waiting Active InProgress",
            "waiting Active InProgress",
            "waiting Active InProgress",
            "waiting Pending ",
            "waiting Pending ");
  }

  @Test
  void versionsComeFromAllPagesInTheOrderOfTheirNumbers() {
    LongStream.rangeClosed(1, 53)
        .forEach(
            n -> {
              stand.somebodyElse.updateFunctionConfiguration(r -> r.functionName("orders"));
              stand.settled();
              stand.somebodyElse.publishVersion(r -> r.functionName("orders"));
            });

    List<FunctionVersion> versions = functions.versions(ORDERS);

    assertThat(versions)
        .extracting(FunctionVersion::functionVersion)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 53).boxed().toList());
  }

  @Test
  void asyncInvocationsAreLimitedOnExactlyOneVersion() {
    DeploymentPackage zip = stand.zip("first");
    FunctionVersion first = stand.release(zip, marker("a", zip));
    FunctionVersion second = stand.release(zip, marker("b", zip));
    stand.refuse(
        "PutFunctionEventInvokeConfig",
        2,
        new Fault.Refusal(404, "ResourceNotFoundException", "not yet"));

    functions.limitAsyncInvocations(second.arn());
    functions.limitAsyncInvocations(second.arn());

    assertThat(functions.limitsAsyncInvocations(second.arn())).isTrue();
    assertThat(functions.limitsAsyncInvocations(first.arn())).isFalse();
    GetFunctionEventInvokeConfigResponse set =
        stand.somebodyElse.getFunctionEventInvokeConfig(
            r -> r.functionName("orders").qualifier("2"));
    assertThat(set.maximumRetryAttempts()).isZero();
    assertThat(set.maximumEventAgeInSeconds()).isEqualTo(300);
  }

  @Test
  void retriesThatAreOffWithEventsOfAnyAgeAreNotLimitedYet() {
    DeploymentPackage zip = stand.zip("first");
    FunctionVersion made = stand.release(zip, marker("a", zip));
    stand.somebodyElse.putFunctionEventInvokeConfig(
        r -> r.functionName("orders").qualifier("1").maximumRetryAttempts(0));

    assertThat(functions.limitsAsyncInvocations(made.arn())).isFalse();
  }

  @Test
  void retriesThatAreOnlyFewerAreNotSwitchedOff() {
    DeploymentPackage zip = stand.zip("first");
    FunctionVersion made = stand.release(zip, marker("a", zip));
    stand.somebodyElse.putFunctionEventInvokeConfig(
        r -> r.functionName("orders").qualifier("1").maximumRetryAttempts(1));

    assertThat(functions.limitsAsyncInvocations(made.arn())).isFalse();
  }

  @Test
  void theCodeOfAVersionIsFetchedAsItWasUploaded(@TempDir Path directory) {
    DeploymentPackage zip = stand.zip("first");
    FunctionVersion made = stand.release(zip, marker("a", zip));
    stand.release(stand.zip("second"), marker("b", zip));

    Path file = functions.download(made.arn(), directory);

    assertThat(file).hasFileName("orders-1.zip").hasSameBinaryContentAs(zip.file());
    assertThat(stand.heard.lines).contains("downloading 1");
  }
}
