package io.github.temporallambda.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.mojo.parameter.GateInput;
import io.github.temporallambda.mojo.parameter.ParameterReader;
import io.github.temporallambda.rollout.gate.OnInconclusive;
import io.github.temporallambda.rollout.gate.StandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the parameters of the gate become, in every goal that gates. */
class GateBindingTest {

  private static final String NAMED = "<deploymentName>orders</deploymentName>";

  @TempDir Path basedir;

  @Test
  void oneHistoryHasItsLimitAndAllHaveTheirs() throws Exception {
    GoalBench bench =
        named()
            .given("temporal-lambda.replayTimeout", "PT5S")
            .given("temporal-lambda.gateTimeout", "PT1H");

    assertThat(gate(bench, "rollout").limits())
        .isEqualTo(new GateInput.Limits(Duration.ofSeconds(5), Duration.ofHours(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rollout", "promote", "replay", "register", "set-current", "rollback"})
  void oneHistoryThatMayTakeLongerThanAllIsAContradiction(String goal) {
    GoalBench bench = named().given("temporal-lambda.replayTimeout", "PT11M");

    assertThatThrownBy(() -> gate(bench, goal))
        .hasMessageContaining(
            "temporal-lambda.replayTimeout: one history may take PT11M, and all together PT10M")
        .hasMessageContaining("-Dtemporal-lambda.gateTimeout=…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rollout", "rollout-no-fork", "promote", "set-current", "rollback", "rehearse"})
  void releasingWhatCouldNotBeTriedIsAWordOfItsOwn(String goal) throws Exception {
    assertThat(gate(named(), goal).onInconclusive()).isEqualTo(OnInconclusive.STOP);
    assertThat(
            gate(named().given("temporal-lambda.onInconclusive", "release"), goal).onInconclusive())
        .isEqualTo(OnInconclusive.RELEASE);
    assertThatThrownBy(() -> gate(named().given("temporal-lambda.onInconclusive", "yes"), goal))
        .hasMessageContaining("temporal-lambda.onInconclusive: 'yes' is none of stop, release");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rollout", "promote", "replay", "register", "set-current", "rollback"})
  void forkRunsOnTheBuildsToolchain(String goal) throws Exception {
    Path java = basedir.resolve("jdk/bin/java");

    assertThat(javaOf(named().toolchain(java), goal)).isEqualTo(java);
  }

  @Test
  void forkRunsOnMavensOwnJavaWhereTheBuildHasNoToolchain() throws Exception {
    Path java = javaOf(named(), "replay");

    assertThat(java).hasFileName("java").isExecutable();
    assertThat(java.toRealPath()).startsWith(Path.of(System.getProperty("java.home")).toRealPath());
  }

  private static Path javaOf(GoalBench bench, String goal) throws Exception {
    AbstractGoal bound = bench.bind(goal);
    bound.readReporting(new ParameterReader());
    return bound.surroundings().javaExecutable();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rollout", "promote", "replay", "register", "set-current", "rollback"})
  void credentialsAreRefusedWhicheverWayTheyAreNamed(String goal) {
    GoalBench bench =
        GoalBench.withConfiguration(
                basedir,
                NAMED
                    + "<replayEnvironment><AWS_SECRET_ACCESS_KEY>s3cr3t</AWS_SECRET_ACCESS_KEY>"
                    + "<FEATURE>on</FEATURE></replayEnvironment>")
            .environment("TEMPORAL_API_KEY", "s3cr3t")
            .environment("AWS_PROFILE", "s3cr3t")
            .given("temporal-lambda.replayInheritEnvironment", "TEMPORAL_API_KEY,AWS_PROFILE,B");

    assertThatThrownBy(() -> gate(bench, goal))
        .hasMessageContaining("replayEnvironment names credentials")
        .hasMessageContaining("AWS_SECRET_ACCESS_KEY")
        .hasMessageContaining("temporal-lambda.replayInheritEnvironment names credentials")
        .hasMessageContaining("TEMPORAL_API_KEY")
        .hasMessageContaining("AWS_PROFILE")
        .hasMessageContaining("no variable 'B'")
        .hasMessageContaining("<replayHandler>")
        .hasMessageNotContaining("FEATURE")
        .hasMessageNotContaining("s3cr3t");
  }

  @Test
  void layersKeepTheirOrderAndMustExist() throws Exception {
    Path zip = Files.createFile(basedir.resolve("z.zip"));
    Path unpacked = Files.createDirectory(basedir.resolve("unpacked"));

    assertThat(
            gate(
                    GoalBench.withConfiguration(
                        basedir,
                        NAMED + "<layers><layer>z.zip</layer><layer>unpacked</layer></layers>"),
                    "rollout")
                .fork()
                .layers())
        .containsExactly(zip, unpacked);
    assertThatThrownBy(
            () -> gate(named().given("temporal-lambda.layers", zip + ",missing.zip"), "rollout"))
        .hasMessageContaining("temporal-lambda.layers: there is no file or directory")
        .hasMessageContaining("missing.zip");
  }

  @Test
  void standInOfAGoalWithoutAProjectHasNoTestClassPath() throws Exception {
    GoalBench bench = named().given("temporal-lambda.replayHandler", "com.example.StandIn::run");
    bench.project.setFile(null);

    assertThat(gate(bench, "promote").fork().standIn())
        .contains(new StandIn(new HandlerName("com.example.StandIn::run"), java.util.List.of()));
  }

  @Test
  void emptyElementIsAnEmptyVariable() throws Exception {
    GoalBench bench =
        GoalBench.withConfiguration(
            basedir, NAMED + "<replayEnvironment><EMPTY/></replayEnvironment>");

    assertThat(gate(bench, "rollout").fork().environment()).isEqualTo(Map.of("EMPTY", ""));
  }

  private GoalBench named() {
    return GoalBench.withConfiguration(basedir, NAMED);
  }

  private static GateInput gate(GoalBench bench, String goal) throws Exception {
    ParameterReader in = new ParameterReader();
    Supplier<GateInput> gate = ((GatedGoal) bench.bind(goal)).gate(in);
    in.finish();
    return gate.get();
  }
}
