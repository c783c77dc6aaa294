package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.TemporalParameters;
import io.github.temporallambda.connection.TemporalSettings;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.history.AffectedExecution;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.it.Account;
import io.github.temporallambda.it.TemporalRecord;
import io.github.temporallambda.lambda.AwsAccess;
import io.github.temporallambda.lambda.AwsSettings;
import io.github.temporallambda.lambda.Patience;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.replay.GateLimits;
import io.github.temporallambda.replay.GateListener;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.PluginCommand;
import io.github.temporallambda.report.ReportChecks;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.rollout.gate.GateSettings;
import io.github.temporallambda.rollout.request.Provenance;
import io.github.temporallambda.rollout.rollback.RollbackRequest.Options;
import io.github.temporallambda.rollout.rollback.RollbackRequest.Way;
import io.github.temporallambda.rollout.run.Connections;
import io.github.temporallambda.rollout.run.FunctionLog;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * A deployment of one test's own with a function that really runs its versions, on the stack that
 * the tests share.
 */
public final class RollbackBench implements AutoCloseable {

  private final LocalStack stack;
  private final DeploymentName name;
  private final Account account;
  private final TemporalRecord temporal;
  private final Connections connections;
  private final List<String> console = new ArrayList<>();
  private final List<RolloutReport> reports = new ArrayList<>();

  private RollbackBench(LocalStack stack, String name) {
    this.stack = stack;
    this.name = new DeploymentName(name);
    this.account = Account.of(stack);
    this.temporal = TemporalRecord.of(stack);
    this.connections = open();
  }

  /**
   * A deployment without a version yet.
   *
   * @param name of deployment, task queue and function; no other test's
   */
  public static RollbackBench on(LocalStack stack, String name, Path directory) {
    RollbackBench bench = new RollbackBench(stack, name);
    SdkBytes code = SdkBytes.fromByteArray(WorkerPackage.zip(directory));
    bench.account.create(name, function -> function.timeout(60).code(from -> from.zipFile(code)));
    bench.connections.deployments().createDeployment(bench.name);
    return bench;
  }

  public TemporalRecord temporal() {
    return temporal;
  }

  WorkerDeployments deployments() {
    return connections.deployments();
  }

  Connections connections() {
    return connections;
  }

  List<String> console() {
    return List.copyOf(console);
  }

  public DeploymentVersionId id(String buildId) {
    return new DeploymentVersionId(name, new BuildId(buildId));
  }

  public RoutingState routing() {
    return deployments().describe(name).orElseThrow();
  }

  DeploymentVersion version(String buildId) {
    return deployments().describe(id(buildId)).orElseThrow();
  }

  /** Publishes and registers a build that runs this handler, and waits until it polls. */
  DeploymentVersionId register(String buildId, Class<?> handler) {
    LambdaClient lambda = account.lambda();
    Map<String, String> client = stack.clientEnvironment();
    var unused =
        lambda.updateFunctionConfiguration(
            update ->
                update
                    .functionName(name.value())
                    .handler(handler.getName())
                    .environment(
                        environment ->
                            environment.variables(
                                Map.of(
                                    "TEMPORAL_ADDRESS", value(client, "TEMPORAL_ADDRESS"),
                                    "TEMPORAL_NAMESPACE", value(client, "TEMPORAL_NAMESPACE"),
                                    "TEMPORAL_DEPLOYMENT_NAME", name.value(),
                                    "TEMPORAL_WORKER_BUILD_ID", buildId))));
    lambda.waiter().waitUntilFunctionUpdatedV2(get -> get.functionName(name.value()));
    String arn = lambda.publishVersion(publish -> publish.functionName(name.value())).functionArn();
    deployments()
        .createDeploymentVersion(
            id(buildId), new LambdaCompute(arn, Optional.empty(), Optional.empty()));
    await(() -> !version(buildId).taskQueues().isEmpty());
    return id(buildId);
  }

  /** What {@code $LATEST} runs from now on, as an operator says who releases another handler. */
  public void runs(Class<?> handler) {
    LambdaClient lambda = account.lambda();
    var unused =
        lambda.updateFunctionConfiguration(
            update -> update.functionName(name.value()).handler(handler.getName()));
    lambda.waiter().waitUntilFunctionUpdatedV2(get -> get.functionName(name.value()));
  }

  /** Registers such a build and makes it current. */
  public DeploymentVersionId release(String buildId, Class<?> handler) {
    DeploymentVersionId id = register(buildId, handler);
    setCurrent(id);
    return id;
  }

  void setCurrent(DeploymentVersionId id) {
    var unused = deployments().setCurrent(id, routing().conflictToken());
    var unusedToo = deployments().awaitPropagated(name, Duration.ofSeconds(30));
  }

  /** Starts an execution and waits until a worker has worked on it. */
  public void open(String workflowId, String workflowType) {
    temporal.start(workflowId, workflowType, name.value(), "\"" + workflowId + "\"");
    awaitIdle(workflowId);
  }

  /** Signals, and waits until a worker has worked on it. */
  public void signal(String workflowId, String signal) {
    int events = temporal.history(workflowId).size();
    temporal.signal(workflowId, signal);
    temporal.awaitHistory(workflowId, history -> history.size() > events + 1);
    awaitIdle(workflowId);
  }

  /** Until the newest event says that a task was completed, or that it is over. */
  private void awaitIdle(String workflowId) {
    temporal.awaitHistory(
        workflowId,
        history ->
            history.get(history.size() - 1).hasWorkflowTaskCompletedEventAttributes()
                || history.get(history.size() - 1).hasWorkflowExecutionCompletedEventAttributes());
  }

  /** Waits until visibility tells exactly these. */
  public void awaitListed(ExecutionScope scope, String... workflowIds) {
    await(
        () ->
            connections.executions().read(scope).stream()
                .map(AffectedExecution::workflowId)
                .sorted()
                .toList()
                .equals(List.of(workflowIds)));
  }

  /** One back, as users are offered it. */
  RollbackRequest request() {
    return request(Way.oneBack(), OnIncompatible.RESCUE, false, false);
  }

  RollbackRequest leaving(String from, boolean moveStranded) {
    return request(
        new Way(Optional.of(new BuildId(from)), Optional.empty(), false),
        OnIncompatible.RESCUE,
        moveStranded,
        false);
  }

  RollbackRequest request(
      Way way, OnIncompatible onIncompatible, boolean moveStranded, boolean dryRun) {
    return new RollbackRequest(
        name,
        way,
        onIncompatible,
        connections.target(),
        new GateSettings(
            Optional.empty(),
            Map.of(),
            Path.of(System.getProperty("java.home"), "bin", "java"),
            GateLimits.defaults()),
        Duration.ofSeconds(30),
        new Options(
            dryRun, moveStranded, "orders got stuck", new Provenance("ada", Optional.empty())),
        new PluginCommand(
            "group:artifact:1", Map.of("temporal-lambda.deploymentName", name.value())));
  }

  /** Runs it; its report is kept also when it fails. */
  RolloutReport run(RollbackRequest request) {
    return run(request, new ConsoleNarration(console::add));
  }

  RolloutReport run(RollbackRequest request, Narration narration) {
    return new Rollback(
            this::open,
            new ReplayGate(new GateListener() {}),
            narration,
            report -> reports.add(ReportChecks.checked(report)),
            Clock.systemUTC())
        .run(request);
  }

  RolloutReport lastReport() {
    return reports.get(reports.size() - 1);
  }

  @Override
  public void close() {
    connections.close();
    account.delete(name.value());
    account.close();
    temporal.close();
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end >= 0) {
        throw new AssertionError("not within a minute");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  /** A further connection to both; the caller closes it. */
  public Connections open() {
    return open(stack.temporal().address());
  }

  /** One that finds Temporal at another address; the caller closes it. */
  public Connections open(String address) {
    Map<String, String> client = stack.clientEnvironment();
    TemporalTarget target = TemporalTarget.of(address, stack.temporal().namespace());
    return Connections.open(
        new Connections.Settings(
            TemporalSettings.resolve(TemporalParameters.none().withTarget(target), Map.of()),
            new AwsSettings(
                Optional.of(value(client, "AWS_REGION")),
                new AwsAccess.Local(
                    URI.create(value(client, "AWS_ENDPOINT_URL")),
                    value(client, "AWS_ACCESS_KEY_ID"),
                    value(client, "AWS_SECRET_ACCESS_KEY")),
                new Patience(Duration.ofMillis(50), Duration.ofSeconds(30))),
            "temporal-lambda-maven-plugin",
            FunctionLog.cloudWatch()),
        new Connections.Progress() {},
        new Random());
  }

  private static String value(Map<String, String> variables, String name) {
    return Objects.requireNonNull(variables.get(name), name);
  }
}
