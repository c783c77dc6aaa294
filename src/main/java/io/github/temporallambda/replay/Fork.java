package io.github.temporallambda.replay;

import io.github.temporallambda.buildid.WorkerVariables;
import io.github.temporallambda.handler.HandlerLaunch;
import io.github.temporallambda.handler.HandlerProcess;
import io.github.temporallambda.handler.Invocation;
import io.github.temporallambda.handler.LambdaEnvironment;
import io.github.temporallambda.replay.cause.JvmEnded;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How the artifact's JVM is started in the gate: as Lambda starts it, connected to our frontend,
 * and without a way to anything else.
 */
final class Fork {

  private static final String FUNCTION = "temporal-lambda-replay";
  private static final String REGION = "us-east-1";
  private static final String ARN =
      "arn:aws:lambda:" + REGION + ":000000000000:function:" + FUNCTION + ":1";

  private Fork() {}

  /**
   * @param frontendPort the port of our frontend on 127.0.0.1
   * @param proxyPort the port of the refusing proxy on 127.0.0.1
   */
  static HandlerLaunch launch(GateRequest request, int frontendPort, int proxyPort) {
    // The handler leaves when its deadline nears; the gate is over long before.
    Duration timeout = request.limits().whole().plus(Duration.ofHours(1));
    return new HandlerLaunch(
        request.code().javaExecutable(),
        request.code().layout(),
        request.code().extraClassPath(),
        request.code().handler(),
        environment(request, frontendPort, proxyPort),
        jvmOptions(proxyPort),
        new Invocation(true, timeout, ARN, FUNCTION));
  }

  private static LambdaEnvironment lambda(GateRequest request) {
    return new LambdaEnvironment(FUNCTION, "1", 512, REGION, request.environment().runtime());
  }

  private static Map<String, String> environment(
      GateRequest request, int frontendPort, int proxyPort) {
    Map<String, String> variables = new TreeMap<>(request.environment().given());
    // These would come after our own JVM options and undo them.
    variables.remove("_JAVA_OPTIONS");
    variables.putAll(
        lambda(request).variables(request.code().handler(), request.code().layout(), "replay"));
    variables.put("TEMPORAL_ADDRESS", "127.0.0.1:" + frontendPort);
    variables.put("TEMPORAL_NAMESPACE", request.namespace());
    variables.put("TEMPORAL_TLS", "false");
    variables.put("TEMPORAL_API_KEY", "");
    // Switches off the SDK's deadlock detector: a starved build machine must not fail a history.
    variables.put("TEMPORAL_DEBUG", "true");
    variables.put("AWS_EC2_METADATA_DISABLED", "true");
    variables.put(HandlerProcess.MARK, UUID.randomUUID().toString());
    // Exactly these: what is not set where the handler will run must not be set here.
    WorkerVariables.names().forEach(variables::remove);
    variables.putAll(request.environment().announcing());
    for (String name : List.of("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy")) {
      variables.put(name, "http://127.0.0.1:" + proxyPort);
    }
    variables.put("NO_PROXY", "");
    variables.put("no_proxy", "");
    return variables;
  }

  /**
   * C1 alone makes a short-lived JVM fast. A worker keeps some hundred executions that it replayed,
   * so each collection has much to copy: all cores do it, seldom, and only once. The heap is for
   * histories of 64 MB at a time: 50 MB need 96 to 128 MB at least, and 512 MB to be fast. The
   * threshold of the metaspace is above what a worker's classes take, where Java's own would
   * collect the whole heap once while they are loaded. The rest is isolation.
   */
  private static List<String> jvmOptions(int proxyPort) {
    return List.of(
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseParallelGC",
        "-Xms" + JvmEnded.HEAP_MB + "m",
        "-Xmx" + JvmEnded.HEAP_MB + "m",
        "-Xmn" + JvmEnded.HEAP_MB / 2 + "m",
        "-XX:MaxTenuringThreshold=1",
        "-XX:MetaspaceSize=128m",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-CreateCoredumpOnCrash",
        // Its file of counters outside its own directory would stay when it is killed.
        "-XX:-UsePerfData",
        "-Dhttp.proxyHost=127.0.0.1",
        "-Dhttp.proxyPort=" + proxyPort,
        "-Dhttps.proxyHost=127.0.0.1",
        "-Dhttps.proxyPort=" + proxyPort,
        "-Dhttp.nonProxyHosts=");
  }
}
