package io.github.temporallambda.deployment;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.connection.TemporalParameters;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.local.temporal.TemporalServer;
import io.github.temporallambda.local.temporal.TemporalServerSettings;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A real Temporal server whose controller invokes functions of an {@link AwsStub}. */
public final class RunningServer implements AutoCloseable {

  public static final String IDENTITY = "temporal-lambda-maven-plugin";

  private final AtomicInteger names = new AtomicInteger();
  private final Path directory;
  private final AwsStub aws;
  private final TemporalServer server;
  private final TemporalConnection connection;

  private RunningServer(Path directory, AwsStub aws, TemporalServer server) throws IOException {
    this.directory = directory;
    this.aws = aws;
    this.server = server;
    Path noProfiles = Files.writeString(directory.resolve("temporal.toml"), "[profile.default]");
    TemporalSettings settings =
        TemporalSettings.resolve(
            TemporalParameters.none()
                .withTarget(TemporalTarget.of(server.address(), server.namespace())),
            Map.of("TEMPORAL_CONFIG_FILE", noProfiles.toString()));
    this.connection = TemporalConnection.open(settings, Duration.ofSeconds(30));
  }

  static RunningServer start(ServerBinary binary, Path directory) throws IOException {
    AwsStub aws = new AwsStub();
    TemporalServer server =
        TemporalServer.start(
            binary, TemporalServerSettings.forTests(directory.resolve("server"), aws.endpoint()));
    return new RunningServer(directory, aws, server);
  }

  /** The server's dynamic config, which it reads again every few seconds. */
  Path dynamicConfig() throws IOException {
    try (var files = Files.walk(directory)) {
      return files.filter(file -> file.endsWith("dynamic.yaml")).findFirst().orElseThrow();
    }
  }

  String address() {
    return server.address();
  }

  AwsStub aws() {
    return aws;
  }

  public TemporalConnection connection() {
    return connection;
  }

  WorkerDeployments deployments() {
    return deploymentsAs(IDENTITY);
  }

  WorkerDeployments deploymentsAs(String identity) {
    return new WorkerDeployments(connection, identity);
  }

  /** A version of a deployment that no other test uses; the deployment exists. */
  DeploymentVersionId newDeployment(String buildId) {
    DeploymentName name = new DeploymentName("orders-" + names.incrementAndGet());
    deployments().createDeployment(name);
    return new DeploymentVersionId(name, new BuildId(buildId));
  }

  static DeploymentVersionId sibling(DeploymentVersionId id, String buildId) {
    return new DeploymentVersionId(id.deploymentName(), new BuildId(buildId));
  }

  /** Creates the version, of a function version {@code number} that is invoked and never polls. */
  @CanIgnoreReturnValue
  DeploymentVersionId neverPolled(DeploymentVersionId id, int number) {
    LambdaCompute compute = function(id, number);
    aws.put(compute.functionArn(), AwsStub.Function.neverPolling());
    deployments().createDeploymentVersion(id, compute);
    return id;
  }

  /** The function version {@code number} of a function for this deployment alone. */
  static LambdaCompute function(DeploymentVersionId id, int number) {
    return new LambdaCompute(
        "arn:aws:lambda:us-east-1:123456789012:function:" + id.deploymentName() + ":" + number,
        Optional.empty(),
        Optional.empty());
  }

  /** Ends the server and removes the directory it was given. */
  @Override
  public void close() throws IOException {
    connection.close();
    server.close();
    aws.close();
    List<Path> deepestFirst;
    try (Stream<Path> files = Files.walk(directory)) {
      deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : deepestFirst) {
      Files.delete(file);
    }
  }
}
