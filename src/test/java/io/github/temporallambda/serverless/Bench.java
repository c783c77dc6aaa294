package io.github.temporallambda.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.connection.TemporalConnection;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.it.Account;
import io.github.temporallambda.it.StackConnection;
import io.github.temporallambda.it.TemporalRecord;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.serverless.fixture.Handler;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;

/** A deployment, a function and a task queue of one name, released step by step and by hand. */
final class Bench implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final LocalStack stack;
  private final String name;
  private final Account account;
  private final TemporalConnection connection;
  private final WorkerDeployments deployments;
  private final Map<String, Set<String>> output = new HashMap<>();
  final TemporalRecord temporal;

  /**
   * Makes function and deployment.
   *
   * @param timeout the function's, in seconds; its worker leaves 10 s before
   */
  Bench(LocalStack stack, String name, int timeout) {
    this.stack = stack;
    this.name = name;
    account = Account.of(stack);
    connection = StackConnection.open(stack);
    deployments = new WorkerDeployments(connection, "temporal-lambda-maven-plugin");
    temporal = TemporalRecord.of(stack);
    account.create(name, function -> function.handler(Handler.class.getName()).timeout(timeout));
    deployments.createDeployment(new DeploymentName(name));
  }

  /** Has {@code $LATEST} announce a build. */
  void announce(String buildId) {
    account.configure(
        name,
        Map.of(
            "TASK_QUEUE", name,
            "TEMPORAL_DEPLOYMENT_NAME", name,
            "TEMPORAL_WORKER_BUILD_ID", buildId));
  }

  /** Lets at most so many workers run at the same time; further invocations wait. */
  void limit(int workers) {
    var unused =
        account
            .lambda()
            .putFunctionConcurrency(
                put -> put.functionName(name).reservedConcurrentExecutions(workers));
  }

  /** Puts a package into {@code $LATEST}. */
  void upload(SdkBytes code) {
    account.upload(name, code);
  }

  /** Publishes {@code $LATEST}; the qualified ARN. */
  String publish() {
    return account.publish(name, "");
  }

  String unqualifiedArn() {
    return account.latest(name).functionArn().replace(":$LATEST", "");
  }

  /** Registers a version and waits until its worker's task queues are bound. */
  void register(String buildId, String arn) {
    deployments.createDeploymentVersion(
        id(buildId), new LambdaCompute(arn, Optional.empty(), Optional.empty()));
    await(
        () -> described(buildId).taskQueues().size() == 2,
        () -> described(buildId) + "\n" + stack.aws().output(name, "$LATEST"));
  }

  /** Routes to a version and waits until every task queue knows. */
  void makeCurrent(String buildId) {
    DeploymentVersionId id = id(buildId);
    var set =
        deployments.setCurrent(
            id, deployments.describe(id.deploymentName()).orElseThrow().conflictToken());
    assertThat(set.isCurrent(id)).isTrue();
    var unused = deployments.awaitPropagated(id.deploymentName(), LIMIT);
  }

  void start(String workflowId, String workflowType) {
    temporal.start(workflowId, workflowType, name, "1");
  }

  /** Waits until so many workflow tasks of it were completed. */
  void awaitWorkflowTasks(String workflowId, int count) {
    temporal.awaitHistory(
        workflowId,
        history ->
            history.stream().filter(HistoryEvent::hasWorkflowTaskCompletedEventAttributes).count()
                >= count);
  }

  /** Waits for its end; its result as JSON. */
  String result(String workflowId) {
    await(
        () -> closed(temporal.history(workflowId)).isPresent(),
        () -> workflowId + " is still open: " + temporal.history(workflowId));
    return closed(temporal.history(workflowId)).orElseThrow();
  }

  private static Optional<String> closed(List<HistoryEvent> history) {
    return Optional.of(history.get(history.size() - 1))
        .filter(HistoryEvent::hasWorkflowExecutionCompletedEventAttributes)
        .map(event -> event.getWorkflowExecutionCompletedEventAttributes().getResult())
        .map(result -> result.getPayloads(0).getData().toStringUtf8());
  }

  /** What the invocations of a function version printed so far, of lines with {@code part}. */
  List<String> printed(String qualifier, String part) {
    return lines(qualifier).stream().filter(line -> line.contains(part)).toList();
  }

  /** How often a function version was invoked so far. */
  int invocations(String qualifier) {
    return printed(qualifier, "START ").size();
  }

  /** Waits until no worker of a function version runs. */
  void awaitScaleIn(String qualifier) {
    await(
        () ->
            invocations(qualifier) > 0
                && invocations(qualifier) == printed(qualifier, "REPORT ").size(),
        () -> String.join("\n", lines(qualifier)));
  }

  /** The stack keeps the last thousand lines, this bench all that it has seen; each is unique. */
  private Set<String> lines(String qualifier) {
    Set<String> seen = output.computeIfAbsent(qualifier, key -> new LinkedHashSet<>());
    seen.addAll(stack.aws().output(name, qualifier));
    return seen;
  }

  void await(BooleanSupplier condition, Supplier<String> state) {
    Deadline deadline = Deadline.after(LIMIT);
    while (!condition.getAsBoolean()) {
      if (deadline.isOver()) {
        throw new AssertionError("not within " + LIMIT + ": " + state.get());
      }
      deadline.pause(Duration.ofMillis(200));
    }
  }

  private DeploymentVersion described(String buildId) {
    return deployments.describe(id(buildId)).orElseThrow();
  }

  private DeploymentVersionId id(String buildId) {
    return new DeploymentVersionId(new DeploymentName(name), new BuildId(buildId));
  }

  /** What still runs goes on until its deadline; nothing invokes it again. */
  @Override
  public void close() {
    account.delete(name);
    account.close();
    temporal.close();
    connection.close();
  }
}
