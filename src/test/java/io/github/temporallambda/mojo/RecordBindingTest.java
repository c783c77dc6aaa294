package io.github.temporallambda.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.history.HistoryFormat;
import io.github.temporallambda.history.ListFilter;
import io.github.temporallambda.history.Narrowing;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.rollout.RecordRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the parameters of {@code record}, and {@code live} of {@code replay}, become. */
class RecordBindingTest {

  private static final String NAMED = "<deploymentName>orders</deploymentName>";

  @TempDir Path basedir;

  @Test
  void withoutMoreThanADeploymentItsOwnQueuesAreRecordedWhereReplayReads() throws Exception {
    assertThat(request(GoalBench.withConfiguration(basedir, NAMED)))
        .isEqualTo(
            new RecordRequest(
                new DeploymentName("orders"),
                Set.of(),
                new ExecutionSelection(Narrowing.none(), 50, 1, 0),
                HistoryFormat.BINARY,
                basedir.resolve("src/test/histories")));
  }

  @Test
  void everythingCanBeSaidOnTheCommandLine() throws Exception {
    GoalBench bench =
        GoalBench.withoutPlugin(basedir)
            .given("temporal-lambda.deploymentName", "orders")
            .given("temporal-lambda.taskQueues", "b,a")
            .given("temporal-lambda.workflowTypes", "Order")
            .given("temporal-lambda.query", "StartTime > '2026-11-01T00:00:00Z'")
            .given("temporal-lambda.since", "2026-11-02T10:00:00+01:00")
            .given("temporal-lambda.sampleSeed", "-3")
            .given("temporal-lambda.closed", "20")
            .given("temporal-lambda.maxHistories", "7")
            .given("temporal-lambda.historyFormat", "json")
            .given("temporal-lambda.histories", basedir.resolve("recorded").toString());

    assertThat(request(bench))
        .isEqualTo(
            new RecordRequest(
                new DeploymentName("orders"),
                Set.of("a", "b"),
                new ExecutionSelection(
                    new Narrowing(
                        Optional.of(Instant.parse("2026-11-02T09:00:00Z")),
                        Optional.of(new ListFilter("StartTime > '2026-11-01T00:00:00Z'")),
                        Set.of("Order")),
                    7,
                    -3,
                    20),
                HistoryFormat.JSON,
                basedir.resolve("recorded")));
  }

  @Test
  void everythingWrongIsToldAtOnce() {
    GoalBench bench =
        GoalBench.withoutPlugin(basedir)
            .given("temporal-lambda.taskQueues", "orders, parcels")
            .given("temporal-lambda.maxHistories", "0")
            .given("temporal-lambda.since", "P1M")
            .given("temporal-lambda.query", "WorkflowId = 'x') OR (TaskQueue = 'y'")
            .given("temporal-lambda.sampleSeed", "one")
            .given("temporal-lambda.closed", "-1")
            .given("temporal-lambda.historyFormat", "xml");

    assertThatThrownBy(() -> bench.run("record"))
        .hasMessageContainingAll(
            "temporal-lambda.deploymentName is missing",
            "temporal-lambda.taskQueues: ' parcels' is blank or has white space",
            "temporal-lambda.maxHistories: '0' is not a whole number from 1 to 999999",
            "temporal-lambda.since: 'P1M' is neither an ISO-8601 duration of days",
            "temporal-lambda.query: the query closes a parenthesis that it did not open",
            "temporal-lambda.sampleSeed: 'one' is not a whole number",
            "temporal-lambda.closed: '-1' is not a whole number from 0 to 999999",
            "temporal-lambda.historyFormat: 'xml' is neither json nor binary");
  }

  @Test
  void liveReplayIsRefusedOffline() {
    GoalBench bench =
        GoalBench.withConfiguration(basedir, NAMED).given("temporal-lambda.live", "true");
    bench.request.setOffline(true);

    assertThatThrownBy(() -> bench.run("replay"))
        .hasMessageContaining("temporal-lambda.live needs the network");
  }

  private static RecordRequest request(GoalBench bench) throws Exception {
    RecordMojo mojo = (RecordMojo) bench.bind("record");
    ParameterReader in = new ParameterReader();
    Supplier<RecordRequest> request = mojo.request(in, mojo.connection(in));
    in.finish();
    return request.get();
  }
}
