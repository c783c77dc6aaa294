package io.github.temporallambda.local.temporal;

import io.github.temporallambda.local.temporal.binary.ServerBinary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that starts a server, with the files it reads. */
final class ServerCommand {

  private ServerCommand() {}

  /**
   * Writes what the server reads into {@code directory} and returns its command line.
   *
   * @throws IOException when a file cannot be written
   */
  static List<String> prepare(
      ServerBinary binary, TemporalServerSettings settings, ServerPorts ports, Path directory)
      throws IOException {
    DynamicConfig dynamicConfig = DynamicConfig.of(settings);
    if (binary instanceof ServerBinary.TemporalCli) {
      return temporalCli(binary.executable(), settings.namespace(), ports, dynamicConfig);
    }
    Path dynamicFile = directory.resolve("dynamic.yaml");
    Path configFile = directory.resolve("server.yaml");
    Files.writeString(dynamicFile, dynamicConfig.toYaml());
    Files.writeString(configFile, PlainServerConfig.yaml(ports, dynamicFile));
    String executable = binary.executable().toString();
    return List.of(executable, "--config-file", configFile.toString(), "--allow-no-auth", "start");
  }

  /** {@code temporal server start-dev} keeps its store in memory unless told otherwise. */
  static List<String> temporalCli(
      Path executable, String namespace, ServerPorts ports, DynamicConfig dynamicConfig) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(executable.toString(), "server", "start-dev", "--headless"));
    command.addAll(List.of("--ip", "127.0.0.1"));
    command.addAll(List.of("--port", Integer.toString(ports.frontend())));
    command.addAll(List.of("--http-port", Integer.toString(ports.http())));
    command.addAll(List.of("--namespace", namespace, "--log-level", "warn"));
    command.addAll(dynamicConfig.toOptions());
    return List.copyOf(command);
  }
}
