package io.github.temporallambda.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.mojo.parameter.RollbackInput;
import io.github.temporallambda.problem.ProblemException;
import java.nio.file.Path;
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

  private static RollbackInput input(GoalBench bench) throws Exception {
    ParameterReader in = new ParameterReader();
    Supplier<RollbackInput> input = ((RollbackMojo) bench.bind("rollback")).input(in);
    in.finish();
    return input.get();
  }
}
