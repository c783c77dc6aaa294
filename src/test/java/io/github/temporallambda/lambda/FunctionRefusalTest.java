package io.github.temporallambda.lambda;

import static io.github.temporallambda.lambda.LambdaStand.ARN;
import static io.github.temporallambda.lambda.LambdaStand.ORDERS;
import static io.github.temporallambda.lambda.LambdaStand.marker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.local.aws.Fault;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.PackageType;

class FunctionRefusalTest {

  private LambdaStand stand;
  private LambdaFunctions functions;
  private FunctionConfiguration orders;

  @BeforeEach
  void start(@TempDir Path directory) {
    stand = LambdaStand.start(directory);
    functions = stand.functions;
    orders = stand.create();
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @Test
  void anUnknownFunctionIsToldWithItsRegion() {
    try (LambdaFunctions elsewhere = stand.open("eu-central-1", Duration.ofSeconds(5))) {
      Problem problem = problem(() -> elsewhere.describe(new FunctionName("payments")));

      assertThat(problem.kind()).isEqualTo(ProblemKind.CONFIGURATION);
      assertThat(problem.what())
          .contains("temporal-lambda.functionName", "'payments'", "Region eu-central-1");
      assertThat(problem.render()).contains("-Dtemporal-lambda.region=", "404");
      assertThat(elsewhere.region()).isEqualTo("eu-central-1");
    }
  }

  @Test
  void anUnknownVersionIsToldWithItsNumber() {
    Problem problem = problem(() -> functions.describe(FunctionArn.parse(ARN + ":7")));

    assertThat(problem.what()).contains("'orders:7'");
  }

  @Test
  void deniedReadingNamesTheActionAndTheArnToAllow() {
    stand.aws.setFault(Fault.denied("GetFunctionConfiguration", 1));

    Problem problem = problem(() -> functions.describe(ORDERS));

    assertThat(problem.kind()).isEqualTo(ProblemKind.REMOTE);
    assertThat(problem.render())
        .contains("lambda:GetFunctionConfiguration")
        .contains("arn:aws:lambda:us-east-1:*:function:orders");
  }

  @Test
  void deniedWritingNamesTheActionAndTheArnToAllow() {
    stand.aws.setFault(Fault.denied("PublishVersion", 1));

    Problem problem =
        problem(
            () ->
                functions.publish(
                    orders, LambdaStand.inline(stand.zip("a")), marker("a", stand.zip("a"))));

    assertThat(problem.what()).isEqualTo("AWS denied lambda:PublishVersion on " + ARN + ".");
  }

  @Test
  void aContainerImageIsRefused() {
    stand.somebodyElse.createFunction(
        r ->
            r.functionName("image")
                .role(LambdaStand.ROLE)
                .packageType(PackageType.IMAGE)
                .code(c -> c.imageUri("123456789012.dkr.ecr.us-east-1.amazonaws.com/a:b")));

    Problem described = problem(() -> functions.describe(new FunctionName("image")));
    assertThat(described.what()).contains("container image");
    assertThat(described.kind()).isEqualTo(ProblemKind.CONFIGURATION);
  }

  @Test
  void throttlingIsBorneForAWhileAndThenTold() {
    stand.aws.setFault(Fault.throttled("GetFunctionConfiguration", 2));
    assertThat(functions.describe(ORDERS).functionName()).isEqualTo(ORDERS);

    stand.aws.setFault(Fault.throttled("GetFunctionConfiguration", 100));
    Problem problem = problem(() -> functions.describe(ORDERS));
    stand.aws.clearFaults();

    assertThat(problem.what()).contains("still throttles lambda:GetFunctionConfiguration");
  }

  @Test
  void anEnvironmentThatWouldNotFitIsRefusedBeforeItIsSent() {
    Problem problem =
        problem(() -> functions.updateEnvironment(orders, Map.of("LARGE", "x".repeat(4096))));

    assertThat(problem.render()).contains("DB_PASSWORD, LARGE").doesNotContain("xxx", "hunter2");
    assertThat(stand.settled()).isEqualTo(orders);
  }

  @Test
  void anEnvironmentThatAwsEchoesIsNotTold() {
    stand.refuse(
        "UpdateFunctionConfiguration",
        1,
        new Fault.Refusal(
            400,
            "InvalidParameterValueException",
            "exceeded the 4KB limit. String measured: {\"DB_PASSWORD\":\"hunter2\"}"));

    ProblemException thrown = thrown(() -> functions.updateEnvironment(orders, Map.of("NEW", "1")));

    assertThat(thrown).hasMessageContaining("400 InvalidParameterValueException").hasNoCause();
    assertThat(thrown).hasMessageNotContaining("hunter2");
    assertThat(thrown.getSuppressed()).isEmpty();
  }

  @Test
  void anUpdateThatFailsIsToldWithItsReason() {
    stand.aws.setFault(Fault.failing("UpdateFunctionCode", "The image of the runtime is broken."));

    Problem problem =
        problem(() -> functions.updateCode(orders, LambdaStand.inline(stand.zip("a"))));

    assertThat(problem.render())
        .contains(ARN, "LastUpdateStatus=Failed (InternalError: The image of the runtime");
  }

  @Test
  void aVersionThatFailsToStartIsToldWithItsReason() {
    DeploymentPackage zip = stand.zip("a");
    FunctionConfiguration uploaded = functions.updateCode(orders, LambdaStand.inline(zip));
    stand.aws.setFault(Fault.failing("PublishVersion", "Init timed out."));

    Problem problem =
        problem(() -> functions.publish(uploaded, LambdaStand.inline(zip), marker("a", zip)));

    assertThat(problem.render()).contains(ARN + ":1", "State=Failed", "Init timed out.");
  }

  @Test
  void anUpdateThatDoesNotEndIsGivenUp() {
    stand.aws.setFault(Fault.slow("UpdateFunctionCode", 1_000_000));

    try (LambdaFunctions impatient = stand.open("us-east-1", Duration.ofMillis(50))) {
      Problem problem =
          problem(() -> impatient.updateCode(orders, LambdaStand.inline(stand.zip("a"))));

      assertThat(problem.render()).contains("did not come to rest", "InProgress");
    }
  }

  @Test
  void aPackageOver50MegabytesIsNotSent(@TempDir Path directory) {
    DeploymentPackage small = stand.zip("a");
    DeploymentPackage large =
        new DeploymentPackage(small.file(), 52_428_801, small.codeSha256(), small.contentDigest());

    Problem problem = problem(() -> functions.updateCode(orders, LambdaStand.inline(large)));

    assertThat(problem.render()).contains("52428801", "52428800", "S3");
    assertThat(stand.settled()).isEqualTo(orders);
  }

  @Test
  void aPackageThatChangedSinceItWasCheckedIsNotSent() throws IOException {
    DeploymentPackage zip = stand.zip("a");
    Files.writeString(zip.file(), "another build");

    Problem problem = problem(() -> functions.updateCode(orders, LambdaStand.inline(zip)));

    assertThat(problem.kind()).isEqualTo(ProblemKind.CONFLICT);
    assertThat(stand.settled()).isEqualTo(orders);
  }

  @Test
  void aPackageThatIsGoneIsTold() throws IOException {
    DeploymentPackage zip = stand.zip("a");
    Files.delete(zip.file());

    assertThat(problem(() -> functions.updateCode(orders, LambdaStand.inline(zip))).render())
        .contains("cannot be read", "mvn package");
  }

  @Test
  void aFullCodeStoreIsToldWithWhereToLook() {
    stand.refuse(
        "UpdateFunctionCode",
        1,
        new Fault.Refusal(400, "CodeStorageExceededException", "Code storage limit exceeded."));

    assertThat(
            problem(() -> functions.updateCode(orders, LambdaStand.inline(stand.zip("a"))))
                .render())
        .contains("code storage in us-east-1 is full", "aws lambda get-account-settings");
  }

  @Test
  void aVersionThatStaysUnknownIsTold() {
    stand.refuse(
        "PutFunctionEventInvokeConfig",
        100,
        new Fault.Refusal(404, "ResourceNotFoundException", "The resource does not exist."));

    assertThat(problem(() -> functions.limitAsyncInvocations(FunctionArn.parse(ARN + ":7"))).what())
        .contains("'orders:7'");
  }

  @Test
  void aFunctionThatExistsIsNotCreatedAgain() {
    try (FunctionCreation creation = FunctionCreation.at(stand.access(), "us-east-1")) {
      Problem problem = problem(() -> creation.create(LambdaStand.orders(), stand.zip("a")));

      assertThat(problem.render()).contains("409").doesNotContain("hunter2");
    }
    assertThat(stand.settled()).isEqualTo(orders);
  }

  @Test
  void aProfileThatDoesNotExistIsAMatterOfConfiguration() {
    AwsAccess access = new AwsAccess.DefaultChain(Optional.of("no-such-profile-anywhere"));
    AwsSettings settings = new AwsSettings(Optional.of("eu-west-1"), access, Patience.standard());

    Problem problem =
        problem(
            () -> {
              try (LambdaFunctions opened = LambdaFunctions.open(settings, LambdaProgress.SILENT)) {
                opened.describe(ORDERS);
              }
            });

    assertThat(problem.kind()).isEqualTo(ProblemKind.CONFIGURATION);
    assertThat(problem.render()).contains("no-such-profile-anywhere", "temporal-lambda.awsProfile");
  }

  @Test
  void anEndpointThatDoesNotAnswerIsTold() throws IOException {
    AwsSettings settings =
        new AwsSettings(
            Optional.of("eu-west-1"), LambdaStand.access(freeEndpoint()), Patience.standard());

    try (LambdaFunctions nowhere = LambdaFunctions.open(settings, LambdaProgress.SILENT)) {
      Problem problem = problem(() -> nowhere.describe(ORDERS));

      assertThat(problem.kind()).isEqualTo(ProblemKind.REMOTE);
      assertThat(problem.what()).contains("Lambda in Region eu-west-1 could not be reached");
    }
  }

  private static URI freeEndpoint() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
  }

  private static Problem problem(ThrowingCallable call) {
    return thrown(call).problems().get(0);
  }

  private static ProblemException thrown(ThrowingCallable call) {
    ProblemException thrown = catchThrowableOfType(ProblemException.class, call);
    assertThat(thrown).isNotNull();
    return thrown;
  }
}
