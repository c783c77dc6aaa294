package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.CodeSha256;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A zip function's {@code $LATEST}, or one of its versions, as GetFunctionConfiguration told it at
 * one moment.
 *
 * @param functionName the function
 * @param unqualifiedArn the function's ARN, without a qualifier
 * @param settings how it runs
 * @param state whether it can be changed and invoked
 * @param revisionId AWS's optimistic lock: a write that names it fails when anything was changed
 *     since
 * @param codeSha256 the digest of the code it holds
 * @param environment its variables
 */
public record FunctionConfiguration(
    FunctionName functionName,
    String unqualifiedArn,
    FunctionSettings settings,
    FunctionState state,
    String revisionId,
    CodeSha256 codeSha256,
    EnvironmentVariables environment) {

  /**
   * The least timeout with which a worker can start, poll and drain within one invocation: a cold
   * JVM takes some 10 s to its first poll, and a worker stops polling 7 s before its deadline.
   */
  public static final Duration LEAST_TIMEOUT = Duration.ofSeconds(60);

  /**
   * The least memory in which a JVM holds the Temporal SDK and gRPC with their classes. Lambda's
   * default of 128 MB ends in OutOfMemoryError before the first poll.
   */
  public static final int LEAST_MEMORY_MB = 256;

  /**
   * What of this function cannot carry a Temporal worker in Java; all of it, so that it can be
   * mended in one go. Empty when it fits.
   */
  public List<Problem> suitability() {
    List<Problem> problems = new ArrayList<>();
    if (!settings.runtime().startsWith("java")) {
      problems.add(
          unsuitable(
              "runs on " + settings.runtime() + ", which cannot load a Java handler",
              "aws lambda update-function-configuration --function-name "
                  + functionName
                  + " --runtime java17"));
    }
    if (settings.timeout().compareTo(LEAST_TIMEOUT) < 0) {
      problems.add(
          unsuitable(
              "has a timeout of "
                  + settings.timeout().toSeconds()
                  + " s; a worker needs at least "
                  + LEAST_TIMEOUT.toSeconds()
                  + " s to start, poll and drain",
              "aws lambda update-function-configuration --function-name "
                  + functionName
                  + " --timeout 300"));
    }
    if (settings.memoryMb() < LEAST_MEMORY_MB) {
      problems.add(
          unsuitable(
              "has "
                  + settings.memoryMb()
                  + " MB of memory; a worker needs at least "
                  + LEAST_MEMORY_MB
                  + " MB, and runs well from 1024",
              "aws lambda update-function-configuration --function-name "
                  + functionName
                  + " --memory-size 1024"));
    }
    if (state.isFailed()) {
      problems.add(
          unsuitable("is in state Failed", "delete and create the function anew, then run again"));
    }
    return List.copyOf(problems);
  }

  /**
   * What keeps these variables from being set beside those that the function has: names that Lambda
   * reserves or does not take, and its 4 KB. No problem tells a value.
   */
  public List<Problem> refusals(Map<String, String> additions) {
    return EnvironmentRules.problems(additions, environment.with(additions));
  }

  /** The account that the function belongs to. */
  public AccountId account() {
    return new AccountId(unqualifiedArn.split(":", -1)[4]);
  }

  /** Whether code, settings and environment are the same; state and revision may differ. */
  boolean holdsTheSameAs(FunctionConfiguration other) {
    return settings.equals(other.settings)
        && codeSha256.equals(other.codeSha256)
        && environment.equals(other.environment);
  }

  /** A copy with other variables. */
  FunctionConfiguration with(EnvironmentVariables other) {
    return new FunctionConfiguration(
        functionName, unqualifiedArn, settings, state, revisionId, codeSha256, other);
  }

  /** A copy with other code. */
  FunctionConfiguration with(CodeSha256 other) {
    return new FunctionConfiguration(
        functionName, unqualifiedArn, settings, state, revisionId, other, environment);
  }

  private Problem unsuitable(String why, String next) {
    return new Problem(
        ProblemKind.CONFIGURATION,
        LambdaParameterNames.FUNCTION_NAME + ": function '" + functionName + "' " + why + ".",
        List.of(unqualifiedArn, state.toString()),
        List.of(next));
  }
}
