package io.github.temporallambda.local.temporal;

import java.nio.file.Path;

/** The configuration file of the plain server: one process, a SQLite store in memory. */
final class PlainServerConfig {

  /** The store demands an address and a protocol though it uses neither. */
  private static final String STORE =
      """
      log: {stdout: true, level: warn}
      persistence:
        defaultStore: memory
        visibilityStore: memory
        numHistoryShards: 1
        datastores:
          memory:
            sql:
              pluginName: sqlite
              databaseName: temporal
              connectAddr: localhost
              connectProtocol: tcp
              connectAttributes: {mode: memory, cache: shared, setup: "true"}
      global:
        membership: {maxJoinDuration: 30s, broadcastAddress: 127.0.0.1}
      """;

  private PlainServerConfig() {}

  /** YAML for {@code --config-file}, with the dynamic configuration in {@code dynamicConfig}. */
  static String yaml(ServerPorts ports, Path dynamicConfig) {
    return STORE
        + services(ports)
        + cluster(ports)
        + "dcRedirectionPolicy: {policy: noop}\n"
        + "dynamicConfigClient: {filepath: %s, pollInterval: 10s}\n"
            .formatted(quoted(dynamicConfig.toString()));
  }

  private static String services(ServerPorts ports) {
    String rpc = "  %s: {rpc: {grpcPort: %d, membershipPort: %d, bindOnLocalHost: true%s}}\n";
    String http = ", httpPort: " + ports.http();
    return "services:\n"
        + rpc.formatted("frontend", ports.frontend(), ports.internal().get(3), http)
        + rpc.formatted("history", ports.internal().get(0), ports.internal().get(4), "")
        + rpc.formatted("matching", ports.internal().get(1), ports.internal().get(5), "")
        + rpc.formatted("worker", ports.internal().get(2), ports.internal().get(6), "");
  }

  private static String cluster(ServerPorts ports) {
    return """
    clusterMetadata:
      enableGlobalNamespace: false
      failoverVersionIncrement: 10
      masterClusterName: active
      currentClusterName: active
      clusterInformation:
        active:
          enabled: true
          initialFailoverVersion: 1
          rpcName: frontend
          rpcAddress: 127.0.0.1:%d
          httpAddress: 127.0.0.1:%d
    """
        .formatted(ports.frontend(), ports.http());
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
