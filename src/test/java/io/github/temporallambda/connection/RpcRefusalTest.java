package io.github.temporallambda.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.ByteString;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.ConflictToken;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.temporal.api.deployment.v1.RoutingConfig;
import io.temporal.api.deployment.v1.WorkerDeploymentInfo;
import io.temporal.api.deployment.v1.WorkerDeploymentVersion;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentResponse;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentCurrentVersionRequest;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentCurrentVersionResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of the table, answered by a scripted server to a read and to a routing change. */
class RpcRefusalTest {

  private static final DeploymentName ORDERS = new DeploymentName("orders");
  private static final DeploymentVersionId BUILD =
      new DeploymentVersionId(ORDERS, new BuildId("b1"));
  private static final ConflictToken TOKEN = new ConflictToken("dG9rZW4=");

  private final Script script = new Script();
  private AnsweringServer server;
  private TemporalConnection connection;
  private WorkerDeployments deployments;

  @BeforeEach
  void start(@TempDir Path directory) throws IOException {
    Path profiles = Files.writeString(directory.resolve("temporal.toml"), "[profile.default]");
    server = AnsweringServer.start(script);
    connection =
        TemporalConnection.open(
            TemporalSettings.resolve(
                TemporalParameters.none(),
                Map.of(
                    "TEMPORAL_CONFIG_FILE", profiles.toString(),
                    "TEMPORAL_ADDRESS", server.address())),
            Duration.ofSeconds(10));
    deployments = new WorkerDeployments(connection, "test");
  }

  @AfterEach
  void stop() {
    connection.close();
    server.close();
  }

  @Test
  void everyCodeOfGrpcHasARow() {
    Set<Status.Code> codes = new TreeSet<>();
    Arrays.stream(RpcRefusal.values()).map(RpcRefusal::code).forEach(codes::add);

    assertThat(codes).hasSize(Status.Code.values().length - 1).doesNotContain(Status.Code.OK);
  }

  @ParameterizedTest
  @EnumSource(RpcRefusal.class)
  void theServersWordsLeadToTheirRow(RpcRefusal row) {
    assertThat(RpcRefusal.of(status(row).asRuntimeException())).isEqualTo(row);
    assertThat(row.hint()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(RpcRefusal.class)
  void aReadIsMadeAgainWhereItsRowSaysSo(RpcRefusal row) {
    script.describes.add(status(row));
    script.describes.add(status(row));

    if (row.isWorthAnotherRead()) {
      assertThat(deployments.describe(ORDERS)).isPresent();
      assertThat(script.describes).isEmpty();
    } else if (row.code() == Status.Code.NOT_FOUND) {
      assertThat(deployments.describe(ORDERS)).isEmpty();
    } else {
      assertThat(problem(() -> deployments.describe(ORDERS)).render())
          .contains(row.code().name(), row.hint());
      assertThat(script.describes).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(RpcRefusal.class)
  void aChangeThatTookEffectIsNeverMadeTwice(RpcRefusal row) {
    script.changes.add(status(row));
    script.applies = true;

    ThrowingCallable change = () -> deployments.setCurrent(BUILD, TOKEN);

    if (RpcProblems.isAmbiguous(status(row).asRuntimeException())) {
      assertThat(deployments.setCurrent(BUILD, TOKEN).isCurrent(BUILD)).isTrue();
    } else {
      assertThat(problem(change).next()).isNotEmpty();
    }
    assertThat(script.made).isEqualTo(row.reaction() == RpcReaction.RETRY ? 2 : 1);
  }

  @ParameterizedTest
  @EnumSource(RpcRefusal.class)
  void aChangeThatTookNoEffectIsMadeAgainOnlyWhereItWasNotLetIn(RpcRefusal row) {
    script.changes.add(status(row));

    if (row.reaction() == RpcReaction.RETRY) {
      script.applies = true;
      assertThat(deployments.setCurrent(BUILD, TOKEN).isCurrent(BUILD)).isTrue();
      assertThat(script.made).isEqualTo(2);
    } else {
      assertThat(problem(() -> deployments.setCurrent(BUILD, TOKEN)).next()).isNotEmpty();
      assertThat(script.made).isEqualTo(1);
    }
  }

  private static Status status(RpcRefusal row) {
    return row.code().toStatus().withDescription("the server says: " + row.text());
  }

  private static Problem problem(ThrowingCallable call) {
    ProblemException thrown = catchThrowableOfType(ProblemException.class, call);
    assertThat(thrown).as("problem").isNotNull();
    return thrown.problems().get(0);
  }

  /** Answers as it is told, and then well. */
  private static final class Script extends AnsweringServer.Answers {

    private final Deque<Status> describes = new ArrayDeque<>();
    private final Deque<Status> changes = new ArrayDeque<>();
    private boolean applies;
    private boolean current;
    private String modifiedBy = "";
    private int made;

    Script() {
      super(Status.OK, Status.OK);
    }

    @Override
    public synchronized void describeWorkerDeployment(
        DescribeWorkerDeploymentRequest request,
        StreamObserver<DescribeWorkerDeploymentResponse> answer) {
      RoutingConfig.Builder routing = RoutingConfig.newBuilder();
      if (current) {
        routing.setCurrentDeploymentVersion(
            WorkerDeploymentVersion.newBuilder().setDeploymentName("orders").setBuildId("b1"));
      }
      answer(
          answer,
          next(describes),
          DescribeWorkerDeploymentResponse.newBuilder()
              .setConflictToken(ByteString.copyFromUtf8("token"))
              .setWorkerDeploymentInfo(
                  WorkerDeploymentInfo.newBuilder()
                      .setRoutingConfig(routing)
                      .setLastModifierIdentity(modifiedBy))
              .build());
    }

    @Override
    public synchronized void setWorkerDeploymentCurrentVersion(
        SetWorkerDeploymentCurrentVersionRequest request,
        StreamObserver<SetWorkerDeploymentCurrentVersionResponse> answer) {
      made++;
      current = applies;
      modifiedBy = request.getIdentity();
      answer(answer, next(changes), SetWorkerDeploymentCurrentVersionResponse.getDefaultInstance());
    }

    private static Status next(Deque<Status> statuses) {
      return statuses.isEmpty() ? Status.OK : statuses.remove();
    }
  }
}
