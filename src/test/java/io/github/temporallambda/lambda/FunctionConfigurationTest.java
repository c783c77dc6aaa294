package io.github.temporallambda.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.temporallambda.artifact.CodeSha256;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionConfigurationTest {

  private static final StateReason NONE = StateReason.NONE;
  private static final FunctionState ACTIVE = new FunctionState("Active", NONE, "Successful", NONE);

  @ParameterizedTest
  @ValueSource(strings = {"java17", "java21", "java25"})
  void aJavaFunctionWithTimeForAWorkerIsSuitable(String runtime) {
    assertThat(function(runtime, 60, ACTIVE).suitability()).isEmpty();
  }

  @Test
  void everythingUnsuitableIsToldAtOnceWithACommandThatMendsIt() {
    FunctionState failed = new FunctionState("Failed", new StateReason("X", "y"), "", NONE);

    List<Problem> problems = function("provided.al2023", 59, failed).suitability();

    assertThat(problems).hasSize(3);
    assertThat(problems).allMatch(problem -> problem.kind() == ProblemKind.CONFIGURATION);
    assertThat(problems)
        .allMatch(problem -> problem.what().contains("temporal-lambda.functionName"));
    assertThat(problems.get(0).render()).contains("provided.al2023", "--runtime java17");
    assertThat(problems.get(1).render()).contains("timeout of 59 s", "--timeout 300");
    assertThat(problems.get(2).render()).contains("Failed", "X: y");
  }

  @ParameterizedTest
  @CsvSource({"128, true", "255, true", "256, false", "1024, false"})
  void aWorkerDoesNotFitIntoLambdasDefaultMemory(int memoryMb, boolean tooSmall) {
    List<Problem> problems = function("java17", 60, memoryMb, ACTIVE).suitability();

    assertThat(problems).hasSize(tooSmall ? 1 : 0);
    assertThat(problems)
        .allMatch(problem -> problem.render().contains(memoryMb + " MB"))
        .allMatch(problem -> problem.render().contains("--memory-size 1024"));
  }

  @ParameterizedTest
  @CsvSource({
    "Active, Successful, false",
    "Active, Failed, false",
    "Active, InProgress, true",
    "Pending, Successful, true",
    "Pending, '', true",
    "Inactive, Successful, false",
    "Failed, '', false",
    "Deleting, Successful, false",
    "ActiveNonInvocable, '', false",
    "Deactivating, '', true",
    "Thawing, Successful, true",
    "Active, Pondering, true"
  })
  void transitionEndsWithStateAndLastUpdate(String state, String update, boolean inTransition) {
    assertThat(new FunctionState(state, NONE, update, NONE).isInTransition())
        .isEqualTo(inTransition);
  }

  @Test
  void aStateIsToldInOneLine() {
    assertThat(
            new FunctionState("Active", NONE, "Failed", new StateReason("InvalidRuntime", "No.")))
        .hasToString("State=Active, LastUpdateStatus=Failed (InvalidRuntime: No.)");
    assertThat(new FunctionState("Pending", new StateReason("Creating", ""), "", NONE))
        .hasToString("State=Pending (Creating)");
  }

  @Test
  void aConfigurationPrintsNoValueOfItsEnvironment() {
    FunctionConfiguration configuration = function("java17", 60, ACTIVE);

    assertThat(configuration.environment().get("DB_PASSWORD")).contains("hunter2");
    assertThat(configuration.toString()).doesNotContain("hunter2").contains("DB_PASSWORD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Ireland", "eu west 1", "eu-west", "EU-WEST-1", "eu-west-1.evil.com/"})
  void aRegionIsWrittenLikeOne(String region) {
    AwsAccess access = new AwsAccess.DefaultChain(Optional.empty());

    assertThatThrownBy(() -> new AwsSettings(Optional.of(region), access, Patience.standard()))
        .hasMessageContaining("is not an AWS Region");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1:1",
        "http://lambda.example:80",
        "http://10.0.0.1",
        "127.0.0.1:1"
      })
  void aLocalEndpointIsOnThisMachine(String endpoint) {
    assertThatThrownBy(() -> new AwsAccess.Local(URI.create(endpoint), "id", "key"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void localKeysAreNotPrinted() {
    assertThat(new AwsAccess.Local(URI.create("http://localhost:1"), "id", "key").toString())
        .isEqualTo("Local[http://localhost:1]");
  }

  @Test
  void patienceAsksAtLeastOnceWithinItsLimit() {
    assertThatThrownBy(() -> new Patience(Duration.ZERO, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Patience(Duration.ofSeconds(2), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static FunctionConfiguration function(
      String runtime, int timeoutSeconds, FunctionState state) {
    return function(runtime, timeoutSeconds, 512, state);
  }

  private static FunctionConfiguration function(
      String runtime, int timeoutSeconds, int memoryMb, FunctionState state) {
    return new FunctionConfiguration(
        new FunctionName("orders"),
        "arn:aws:lambda:eu-west-1:123456789012:function:orders",
        new FunctionSettings(
            runtime,
            "com.example.Handler",
            Duration.ofSeconds(timeoutSeconds),
            memoryMb,
            List.of("x86_64")),
        state,
        "revision",
        CodeSha256.of(new byte[32]),
        EnvironmentVariables.of(Map.of("DB_PASSWORD", "hunter2")));
  }
}
