package io.github.temporallambda.campaign;

import io.github.temporallambda.campaign.fixture.PollingHandler;
import io.github.temporallambda.it.Account;
import io.github.temporallambda.it.Canaries;
import io.github.temporallambda.it.TemporalRecord;
import io.github.temporallambda.local.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * A function, a deployment and a task queue of one name, which no other point of a campaign uses,
 * and proxies of its own before Temporal and AWS.
 */
final class World implements AutoCloseable {

  private final String name;
  private final WorkerZips zips;
  private final Account account;
  private final TemporalRecord temporal;
  private final Traffic traffic = new Traffic();
  private final TemporalProxy temporalProxy;
  private final AwsProxy awsProxy;
  private int runs;
  private boolean spoilt;

  private World(LocalStack stack, String name, WorkerZips zips) throws IOException {
    this.name = name;
    this.zips = zips;
    account = Account.of(stack);
    temporal = TemporalRecord.of(stack);
    temporalProxy = TemporalProxy.before(stack.temporal().address(), traffic);
    awsProxy = AwsProxy.before(stack.aws().endpoint(), traffic);
    Map<String, String> variables =
        Map.of(
            PollingHandler.ADDRESS,
            stack.temporal().address(),
            "ORDERS_PASSWORD",
            Canaries.ENVIRONMENT_VALUE);
    account.create(
        name,
        create ->
            create
                .handler(PollingHandler.class.getName())
                .timeout(60)
                .environment(environment -> environment.variables(variables)));
  }

  /** A world with a function that holds no worker yet. */
  static World create(LocalStack stack, String name, WorkerZips zips) throws IOException {
    return new World(stack, name, zips);
  }

  WorkerZips zips() {
    return zips;
  }

  Traffic traffic() {
    return traffic;
  }

  RunOrder order(RunKind kind, String buildId, Path zip) {
    return new RunOrder(kind, name, buildId, zip, temporalProxy.address(), awsProxy.endpoint());
  }

  /** How many runs ended here as undisturbed ones do, one after the other. */
  int runs() {
    return runs;
  }

  /** Whether something was disturbed here and nothing has shown yet that it left no trace. */
  boolean isSpoilt() {
    return spoilt;
  }

  /** Nothing more can begin here. */
  void spoil() {
    spoilt = true;
  }

  /** A run ended as that scenario's undisturbed one, so that what comes after it can begin here. */
  void ranAs(Scenario scenario) {
    runs = scenario.runsBefore() + 1;
    spoilt = !scenario.leadsOn();
  }

  /** Disturbs the calls of the next run, in whatever JVM it runs. */
  void disturb(Function<RemoteCall, Interference> script) {
    spoilt = true;
    traffic.restart(script);
  }

  /** Runs in this JVM, with the interferences that are scripted. */
  RunEnd run(RunOrder order, Function<RemoteCall, Interference> script) {
    disturb(script);
    RunEnd end = OneRun.run(order);
    Canaries.requireNone("a run", end.console() + "\n" + end.why());
    return end;
  }

  /** Runs in this JVM; it must come to its end. */
  RunEnd runUndisturbed(RunOrder order) {
    RunEnd end = run(order, call -> new Interference.None());
    if (end.stopped()) {
      throw new AssertionError("an undisturbed run stopped: " + end.why() + "\n" + end.console());
    }
    return end;
  }

  /** The same, of a scenario's own order, whatever its end is to be. */
  void runUndisturbed(Scenario scenario) {
    RunEnd end = run(scenario.order(this), call -> new Interference.None());
    if (!scenario.isDone(end)) {
      throw new AssertionError(
          "an undisturbed run ended otherwise: " + end.why() + "\n" + end.console());
    }
  }

  /** Starts executions that stay open, and waits until the current version has worked on each. */
  void open(WorldExecution... executions) {
    spoilt = true;
    for (WorldExecution execution : executions) {
      execution.open(name, temporal);
    }
  }

  /** Somebody else, who does what no undisturbed run has done. */
  Occupation occupation() {
    spoilt = true;
    return new Occupation(temporal, name);
  }

  /** All that runs could have changed, in words that are the same in every world. */
  EndState state() {
    return EndState.read(name, temporalProxy.address(), account, temporal, traffic.objects());
  }

  @Override
  public void close() {
    temporalProxy.close();
    awsProxy.close();
    account.delete(name);
    Leftovers.end(name, temporal);
    account.close();
    temporal.close();
  }
}
