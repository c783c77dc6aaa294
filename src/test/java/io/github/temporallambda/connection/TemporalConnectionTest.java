package io.github.temporallambda.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.connection.AnsweringServer.Answers;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalConnectionTest {

  @TempDir Path directory;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void withoutProfiles() throws IOException {
    Path file = Files.writeString(directory.resolve("temporal.toml"), "[profile.default]");
    environment.put("TEMPORAL_CONFIG_FILE", file.toString());
  }

  @Test
  void serverThatNobodyAnswersForIsUnreachable() throws IOException {
    environment.put("TEMPORAL_ADDRESS", freeAddress());

    assertRefused(
        "cannot be reached", environment.get("TEMPORAL_ADDRESS"), "address from TEMPORAL_ADDRESS");
  }

  @Test
  void serverThatAcceptsButNeverAnswersIsUnreachable() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      environment.put("TEMPORAL_ADDRESS", "127.0.0.1:" + silent.getLocalPort());

      assertRefused("cannot be reached", "TEMPORAL_TLS=true");
    }
  }

  @Test
  void tlsAgainstPlainTextIsToldAsSuch() throws IOException {
    try (AnsweringServer server = AnsweringServer.start(Status.OK, Status.OK)) {
      environment.put("TEMPORAL_ADDRESS", server.address());
      environment.put("TEMPORAL_TLS", "true");

      assertRefused("does not agree on TLS", "TEMPORAL_TLS=false");
    }
  }

  @Test
  void missingKeyIsAskedFor() throws IOException {
    try (AnsweringServer server = AnsweringServer.start(Status.UNAUTHENTICATED, Status.OK)) {
      environment.put("TEMPORAL_ADDRESS", server.address());

      assertRefused("wants an API key", "TEMPORAL_API_KEY");
    }
  }

  @Test
  void wrongKeyIsToldAndNotShown() throws IOException {
    Status denied = Status.PERMISSION_DENIED.withDescription("Request unauthorized.");
    try (AnsweringServer server = AnsweringServer.start(Status.OK, denied)) {
      environment.put("TEMPORAL_ADDRESS", server.address());
      environment.put("TEMPORAL_API_KEY", "the-wrong-key");
      environment.put("TEMPORAL_TLS", "false");

      assertThatExceptionOfType(ProblemException.class)
          .isThrownBy(this::open)
          .withMessageContainingAll("refuses the API key", "Request unauthorized")
          .withMessageNotContaining("the-wrong-key");
    }
  }

  @Test
  void namespaceThatIsNotToldOfIsNoWrongAddress() throws IOException {
    Status late = Status.DEADLINE_EXCEEDED.withDescription("context deadline exceeded");
    try (AnsweringServer server = AnsweringServer.start(Status.OK, late)) {
      environment.put("TEMPORAL_ADDRESS", server.address());

      assertRefused(
          "did not say whether it has namespace 'default'.",
          "answered DEADLINE_EXCEEDED: context deadline exceeded",
          "wait a minute, then run it again");
    }
  }

  @Test
  void namespaceIsAskedForAgainWhereTheServerWasBusy() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    Status busy = Status.RESOURCE_EXHAUSTED.withDescription("namespace rate limit exceeded");
    Answers third =
        new Answers(Status.OK, Status.OK) {
          @Override
          public void describeNamespace(
              DescribeNamespaceRequest request, StreamObserver<DescribeNamespaceResponse> answer) {
            answer(
                answer,
                asked.incrementAndGet() < 3 ? busy : Status.OK,
                DescribeNamespaceResponse.getDefaultInstance());
          }
        };
    try (AnsweringServer server = AnsweringServer.start(third)) {
      environment.put("TEMPORAL_ADDRESS", server.address());

      open().close();
    }
    assertThat(asked).hasValue(3);
  }

  @Test
  void serverWithoutServerlessWorkersIsTooOldToWriteTo() throws IOException {
    try (AnsweringServer server = AnsweringServer.start(Status.OK, Status.OK)) {
      environment.put("TEMPORAL_ADDRESS", server.address());
      try (TemporalConnection connection = open()) {
        assertThat(connection.serverCapabilities())
            .isEqualTo(new ServerCapabilities("1.30.0", false));
        WorkerDeployments deployments = new WorkerDeployments(connection, "test");

        assertThatExceptionOfType(ProblemException.class)
            .isThrownBy(() -> deployments.createDeployment(new DeploymentName("orders")))
            .withMessageContainingAll("too old", "1.30.0", "1.31.0");
      }
    }
  }

  private void assertRefused(String... words) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(this::open)
        .withMessageContainingAll(words)
        .satisfies(
            stopped -> assertThat(stopped.problems().get(0).kind()).isEqualTo(ProblemKind.REMOTE));
  }

  private TemporalConnection open() {
    return TemporalConnection.open(
        TemporalSettings.resolve(TemporalParameters.none(), environment), Duration.ofSeconds(2));
  }

  private static String freeAddress() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "127.0.0.1:" + socket.getLocalPort();
    }
  }
}
