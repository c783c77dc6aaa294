package io.github.temporallambda.deployment;

import static io.github.temporallambda.deployment.RunningServer.function;
import static io.github.temporallambda.deployment.RunningServer.sibling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.deployment.AwsStub.Function;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.binary.ServerBinary;
import io.github.temporallambda.local.temporal.binary.ServerBinary.PlainServer;
import io.github.temporallambda.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(LocalStackExtension.class)
class ServerlessOffIT {

  private static final String[] KEYS = {
    "workercontroller.enabled",
    "workercontroller.compute_providers.enabled",
    "workercontroller.scaling_algorithms.enabled"
  };

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "workercontroller.compute_providers.enabled, compute provider with type 'aws-lambda'",
    "workercontroller.scaling_algorithms.enabled, scaling algorithm with type 'no-sync'"
  })
  void providerOrScalerThatIsNotEnabledIsAnsweredWithAllThreeKeys(
      String key, String refused, ServerBinary binary) throws IOException {
    assumeThat(binary).as("reads its dynamic config again").isInstanceOf(PlainServer.class);
    try (RunningServer server = RunningServer.start(binary, directory)) {
      DeploymentVersionId first = server.newDeployment("b0");
      enableAnotherOnly(server.dynamicConfig(), key);

      ProblemException stopped = createUntilRefused(server, first);

      assertThat(stopped)
          .hasMessageContainingAll("switched off", refused)
          .hasMessageContainingAll(KEYS);
    }
  }

  private static void enableAnotherOnly(Path dynamicConfig, String key) throws IOException {
    try (Stream<String> lines = Files.lines(dynamicConfig)) {
      String changed =
          lines
              .map(line -> line.startsWith(key) ? key + ": [{value: [another]}]" : line)
              .collect(Collectors.joining("\n"));
      Files.writeString(dynamicConfig, changed);
    }
  }

  /** The server reads its dynamic config every few seconds; until then creations succeed. */
  private static ProblemException createUntilRefused(
      RunningServer server, DeploymentVersionId first) {
    Deadline deadline = Deadline.after(Duration.ofSeconds(60));
    for (int build = 1; !deadline.isOver(); build++) {
      DeploymentVersionId id = sibling(first, "b" + build);
      LambdaCompute compute = function(id, build);
      server.aws().put(compute.functionArn(), Function.neverPolling());
      try {
        server.deployments().createDeploymentVersion(id, compute);
      } catch (ProblemException e) {
        return e;
      }
      deadline.pause(Duration.ofMillis(500));
    }
    throw new AssertionError("the server goes on creating versions");
  }
}
