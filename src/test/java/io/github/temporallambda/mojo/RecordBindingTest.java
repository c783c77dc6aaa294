package io.github.temporallambda.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.history.HistoryFormat;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.rollout.RecordRequest;
import java.nio.file.Path;
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
                Set.of(),
                Optional.empty(),
                50,
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
            .given("temporal-lambda.maxHistories", "7")
            .given("temporal-lambda.historyFormat", "json")
            .given("temporal-lambda.histories", basedir.resolve("recorded").toString());

    assertThat(request(bench))
        .isEqualTo(
            new RecordRequest(
                new DeploymentName("orders"),
                Set.of("a", "b"),
                Set.of("Order"),
                Optional.of("StartTime > '2026-11-01T00:00:00Z'"),
                7,
                HistoryFormat.JSON,
                basedir.resolve("recorded")));
  }

  @Test
  void everythingWrongIsToldAtOnce() {
    GoalBench bench =
        GoalBench.withoutPlugin(basedir)
            .given("temporal-lambda.taskQueues", "orders, parcels")
            .given("temporal-lambda.maxHistories", "0")
            .given("temporal-lambda.historyFormat", "xml");

    assertThatThrownBy(() -> bench.run("record"))
        .hasMessageContainingAll(
            "temporal-lambda.deploymentName is missing",
            "temporal-lambda.taskQueues: ' parcels' is blank or has white space",
            "temporal-lambda.maxHistories: '0' is not a whole number from 1 to 999999",
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
    bench.project.getBuild().setDirectory("target");
    RecordMojo mojo = (RecordMojo) bench.bind("record");
    ParameterReader in = new ParameterReader();
    Supplier<RecordRequest> request = mojo.request(in, mojo.connection(in));
    in.finish();
    return request.get();
  }
}
