package io.github.temporallambda.local.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.local.temporal.binary.ServerBinary;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCommandTest {

  private static final ServerPorts PORTS =
      new ServerPorts(7001, 7002, List.of(7003, 7004, 7005, 7006, 7007, 7008, 7009));

  @TempDir Path directory;

  @Test
  void temporalCliGetsEverythingAsOptions() throws IOException {
    ServerBinary cli = new ServerBinary.TemporalCli(Path.of("temporal"));

    assertThat(ServerCommand.prepare(cli, settings(), PORTS, directory))
        .containsExactly(
            "temporal",
            "server",
            "start-dev",
            "--headless",
            "--ip",
            "127.0.0.1",
            "--port",
            "7001",
            "--http-port",
            "7002",
            "--namespace",
            "default",
            "--log-level",
            "warn",
            "--dynamic-config-value",
            "workercontroller.enabled=true",
            "--dynamic-config-value",
            "workercontroller.compute_providers.enabled=[\"aws-lambda\"]",
            "--dynamic-config-value",
            "workercontroller.scaling_algorithms.enabled=[\"no-sync\"]",
            "--dynamic-config-value",
            "workercontroller.compute_providers.aws.require_role_and_external_id=false",
            "--dynamic-config-value",
            "matching.wv.VersionDrainageStatusVisibilityGracePeriod=\"1s\"",
            "--dynamic-config-value",
            "matching.wv.VersionDrainageStatusRefreshInterval=\"1s\"",
            "--dynamic-config-value",
            "system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute=2");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void plainServerGetsFiles() throws IOException {
    ServerBinary server = new ServerBinary.PlainServer(Path.of("server"));
    Path config = directory.resolve("server.yaml");

    assertThat(ServerCommand.prepare(server, settings(), PORTS, directory))
        .containsExactly("server", "--config-file", config.toString(), "--allow-no-auth", "start");
    assertThat(config)
        .content()
        .contains("grpcPort: 7001, membershipPort: 7006, bindOnLocalHost: true, httpPort: 7002")
        .contains("rpcAddress: 127.0.0.1:7001\n")
        .contains("filepath: '" + directory.resolve("dynamic.yaml") + "'");
    assertThat(directory.resolve("dynamic.yaml"))
        .content()
        .startsWith(
            """
            workercontroller.enabled: [{value: true}]
            workercontroller.compute_providers.enabled: [{value: ["aws-lambda"]}]
            """);
  }

  private TemporalServerSettings settings() {
    return TemporalServerSettings.forTests(directory, URI.create("http://127.0.0.1:1"));
  }
}
