package io.github.temporallambda.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.RollbackInput;
import io.github.temporallambda.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the parameters of {@code rollback} become. */
class RollbackBindingTest {

  private static final String NAMED = "<deploymentName>orders</deploymentName>";

  @TempDir Path basedir;

  @Test
  void unlessToldOtherwiseItGoesOneBackAndRescues() throws Exception {
    assertThat(input(GoalBench.withConfiguration(basedir, NAMED)))
        .isEqualTo(
            new RollbackInput(
                Optional.empty(),
                Optional.empty(),
                false,
                "rescue",
                false,
                "rolled back",
                false,
                false));
  }

  @Test
  void commandLineNamesBothVersionsAndTheReason() throws Exception {
    GoalBench bench =
        GoalBench.withConfiguration(basedir, NAMED)
            .given("temporal-lambda.from", "b2")
            .given("temporal-lambda.buildId", "b1")
            .given("temporal-lambda.onIncompatible", "stop")
            .given("temporal-lambda.moveStranded", "true")
            .given("temporal-lambda.retryRolledBack", "true")
            .given("temporal-lambda.claimManager", "true")
            .given("temporal-lambda.reason", "orders got stuck");

    assertThat(input(bench))
        .isEqualTo(
            new RollbackInput(
                Optional.of(new BuildId("b2")),
                Optional.of(new BuildId("b1")),
                true,
                "stop",
                true,
                "orders got stuck",
                true,
                false));
  }

  @Test
  void everythingWrongIsToldAtOnce() {
    GoalBench bench =
        GoalBench.withConfiguration(basedir, NAMED)
            .given("temporal-lambda.from", "-")
            .given("temporal-lambda.onIncompatible", "Rescue")
            .given("temporal-lambda.moveStranded", "yes");

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> input(bench))
        .withMessageContainingAll(
            "temporal-lambda.from: ",
            "'Rescue' is none of rescue, stop, move, in lower case",
            "-Dtemporal-lambda.moveStranded: 'yes' is neither true nor false");
  }

  /** Else who asks for less would take what was replayed for that. */
  @Test
  void whatSelectsExecutionsIsRefusedOnTheCommandLine() {
    GoalBench bench =
        GoalBench.withConfiguration(basedir, NAMED)
            .given("temporal-lambda.workflowTypes", "Order")
            .given("temporal-lambda.closed", "5")
            .given("temporal-lambda.since", "P1D")
            .given("temporal-lambda.query", "CustomerId = 'x'")
            .given("temporal-lambda.maxHistories", "10")
            .given("temporal-lambda.sampleSeed", "7");

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> unheeded(bench))
        .withMessageContainingAll(
            "-Dtemporal-lambda.maxHistories, -Dtemporal-lambda.sampleSeed, -Dtemporal-lambda.since,"
                + " -Dtemporal-lambda.query, -Dtemporal-lambda.workflowTypes,"
                + " -Dtemporal-lambda.closed: a rollback replays every execution that would move"
                + " back",
            "leave out what selects executions");
  }

  @Test
  void whatSelectsExecutionsOfOtherGoalsInAPomIsNotHeededAndNamed() throws Exception {
    GoalBench bench =
        GoalBench.withConfiguration(
            basedir, NAMED + "<closed>5</closed><workflowTypes><t>Order</t></workflowTypes>");

    assertThat(unheeded(bench)).containsExactly("workflowTypes", "closed");
    assertThat(unheeded(GoalBench.withConfiguration(basedir, NAMED))).isEmpty();
    assertThat(
            unheeded(
                GoalBench.withConfiguration(basedir, NAMED)
                    .given("temporal-lambda.closed", "0")
                    .given("temporal-lambda.sampleSeed", "1")))
        .isEmpty();
  }

  @Test
  void printedCommandsKeepTheWayToTheServicesThatTheUserChose() throws Exception {
    GoalBench bench =
        GoalBench.withConfiguration(basedir, NAMED)
            .given("temporal-lambda.awsProfile", "release")
            .given("temporal-lambda.temporalProfile", "prod")
            .given("temporal-lambda.serverId", "temporal-prod");

    assertThat(bench.bind("rollback").wayToServices())
        .isEqualTo(
            Map.of(
                "temporal-lambda.awsProfile", "release",
                "temporal-lambda.temporalProfile", "prod",
                "temporal-lambda.serverId", "temporal-prod"));
  }

  private static List<String> unheeded(GoalBench bench) throws Exception {
    ParameterReader in = new ParameterReader();
    List<String> unheeded = ((RollbackMojo) bench.bind("rollback")).unheeded(in);
    in.finish();
    return unheeded;
  }

  private static RollbackInput input(GoalBench bench) throws Exception {
    ParameterReader in = new ParameterReader();
    Supplier<RollbackInput> input = ((RollbackMojo) bench.bind("rollback")).input(in);
    in.finish();
    return input.get();
  }
}
