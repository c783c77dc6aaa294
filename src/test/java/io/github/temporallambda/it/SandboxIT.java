package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The sandbox, from an empty directory, as any client sees it. */
@ExtendWith(LocalStackExtension.class)
class SandboxIT {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final List<String> VARIABLES =
      List.of(
          "TEMPORAL_ADDRESS",
          "TEMPORAL_NAMESPACE",
          "AWS_ENDPOINT_URL",
          "AWS_REGION",
          "AWS_DEFAULT_REGION",
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY");

  @TempDir Path temporary;

  private OwnMachine machine;
  private Path file;

  @BeforeEach
  void makeMachine(ServerBinary server) {
    machine = OwnMachine.in(temporary, server);
    file = temporary.resolve("sandbox.env");
  }

  @Test
  void clientsReachItAndNothingIsLeftWhenItIsEnded() throws Exception {
    try (RunningBuild sandbox = sandbox().start()) {
      Properties environment = environment(sandbox);
      assertThat(environment.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(VARIABLES);
      assertTemporalAnswers(environment);
      assertLambdaAnswers(environment);

      MavenResult ended = sandbox.end(Duration.ofSeconds(30));

      assertThat(ended.console()).contains("Ready. Ctrl-C ends it");
      machine.isClean();
      assertThat(file).doesNotExist();
      reportsItsUsualEnd(ended);
      assertClosed(portOf("grpc://" + environment.getProperty("TEMPORAL_ADDRESS")));
      assertClosed(portOf(environment.getProperty("AWS_ENDPOINT_URL")));
    }
  }

  @Test
  void timeThatIsOverEndsItAsWell() throws IOException {
    MavenResult ended =
        sandbox().property("temporal-lambda.sandbox.duration", "PT1S").timeLimit(LIMIT).succeeds();

    assertThat(ended.console()).contains("Ready. Ctrl-C ends it");
    machine.isClean();
    assertThat(file).doesNotExist();
    reportsItsUsualEnd(ended);
  }

  private static void reportsItsUsualEnd(MavenResult ended) {
    RunReport report = RunReport.of(ended, "sandbox", "standalone-pom");
    assertThat(report.json().path("goal").asText()).isEqualTo("sandbox");
    assertThat(report.outcome()).isEqualTo("succeeded");
  }

  @Test
  void portsAreThoseAskedForAndTheStockAwsCliWorksWithTheEnvironment() throws Exception {
    int temporalPort = freePort(17_233);
    int awsPort = freePort(temporalPort + 1);
    MavenBuild build =
        sandbox()
            .property("temporal-lambda.sandbox.temporalPort", String.valueOf(temporalPort))
            .property("temporal-lambda.sandbox.awsPort", String.valueOf(awsPort))
            .property("temporal-lambda.sandbox.s3Bucket", "releases");
    try (RunningBuild sandbox = build.start()) {
      Properties environment = environment(sandbox);

      assertThat(environment)
          .containsEntry("TEMPORAL_ADDRESS", "127.0.0.1:" + temporalPort)
          .containsEntry("AWS_ENDPOINT_URL", "http://127.0.0.1:" + awsPort);
      assertThat(awsCli(environment, "sts", "get-caller-identity")).contains("\"Account\"");
      assertThat(awsCli(environment, "lambda", "list-functions")).contains("\"Functions\": []");
      assertThat(
              awsCli(
                  environment,
                  ("s3api put-object --bucket releases --key some/file --body sandbox.env"
                          + " --checksum-algorithm SHA256 --expected-bucket-owner 123456789012")
                      .split(" ", -1)))
          .contains("\"ChecksumSHA256\"", "\"VersionId\"");
      assertThat(
              awsCli(
                  environment,
                  "s3api head-object --bucket releases --key some/file".split(" ", -1)))
          .contains("\"ContentLength\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"temporalPort", "awsPort"})
  void takenPortIsToldAndNothingIsLeft(String parameter) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      MavenResult result =
          sandbox()
              .property(
                  "temporal-lambda.sandbox." + parameter, String.valueOf(taken.getLocalPort()))
              .timeLimit(LIMIT)
              .fails();

      assertThat(result.console())
          .contains("Port " + taken.getLocalPort())
          .contains("taken")
          .contains("temporal-lambda.sandbox." + parameter);
      machine.isClean();
      assertThat(file).doesNotExist();
    }
  }

  private MavenBuild sandbox() throws IOException {
    Path empty = Files.createDirectory(temporary.resolve("empty"));
    return machine
        .with(MavenBuild.of(empty))
        .property("temporal-lambda.sandbox.file", file.toString())
        .goals(OuterBuild.pluginUnderTest() + ":sandbox");
  }

  private Properties environment(RunningBuild sandbox) throws IOException {
    sandbox.awaitFile(file, LIMIT);
    Properties environment = new Properties();
    try (Reader lines = Files.newBufferedReader(file)) {
      environment.load(lines);
    }
    return environment;
  }

  private static void assertTemporalAnswers(Properties environment) {
    WorkflowServiceStubs service =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(environment.getProperty("TEMPORAL_ADDRESS"))
                .build());
    try {
      var info = service.blockingStub().getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
      assertThat(info.getCapabilities().getServerScaledDeployments()).isTrue();
      String namespace = environment.getProperty("TEMPORAL_NAMESPACE");
      var described =
          service
              .blockingStub()
              .describeNamespace(
                  DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build());
      assertThat(described.getNamespaceInfo().getName()).isEqualTo(namespace);
    } finally {
      service.shutdownNow();
    }
  }

  private static void assertLambdaAnswers(Properties environment) {
    AwsBasicCredentials credentials =
        AwsBasicCredentials.create(
            environment.getProperty("AWS_ACCESS_KEY_ID"),
            environment.getProperty("AWS_SECRET_ACCESS_KEY"));
    try (LambdaClient lambda =
        LambdaClient.builder()
            .endpointOverride(URI.create(environment.getProperty("AWS_ENDPOINT_URL")))
            .region(Region.of(environment.getProperty("AWS_REGION")))
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .build()) {
      assertThat(lambda.listFunctions().functions()).isEmpty();
    }
  }

  private String awsCli(Properties environment, String... arguments) {
    return AwsCli.of(temporary, environment).run(arguments);
  }

  private static int portOf(String uri) {
    return URI.create(uri).getPort();
  }

  private static void assertClosed(int port) {
    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(IOException.class);
  }

  /** Below the ports that systems hand out by themselves, so that nobody is given it meanwhile. */
  private static int freePort(int from) {
    return IntStream.range(from, 32_000).filter(SandboxIT::isFree).findFirst().orElseThrow();
  }

  private static boolean isFree(int port) {
    try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return free.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
