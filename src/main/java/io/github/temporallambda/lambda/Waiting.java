package io.github.temporallambda.lambda;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.StopRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Waits for functions and versions to come to rest, by asking GetFunctionConfiguration again and
 * again.
 *
 * <p>The SDK's own waiters are not used: they hide the reason of a failure and poll a state that
 * they do not know until their attempts run out.
 *
 * <p>Once the run is asked to stop, only what was just written is waited for, and that for a short
 * while: usually the step is over then. Else the next run waits for it.
 */
final class Waiting {

  /** How many intervals something just made may stay unknown: AWS is eventually consistent. */
  private static final int UNKNOWN_AT_FIRST = 10;

  /** How many intervals a change just made may take to its end once the run is asked to stop. */
  private static final int MOST_AFTER_STOP = 5;

  private final LambdaApi api;
  private final Patience patience;
  private final LambdaProgress progress;
  private final StopRequest stop;

  Waiting(LambdaApi api, Patience patience, LambdaProgress progress, StopRequest stop) {
    this.api = api;
    this.patience = patience;
    this.progress = progress;
    this.stop = stop;
  }

  /** Until {@code $LATEST} can be written to, however its last update ended. */
  FunctionConfiguration untilAtRest(FunctionName functionName) {
    return poll(() -> api.read(functionName), FunctionState::isInTransition, 0);
  }

  /**
   * Until the update just made took effect.
   *
   * @throws ProblemException with the reason when it did not
   */
  FunctionConfiguration untilUpdated(FunctionName functionName) {
    FunctionConfiguration now =
        poll(() -> api.read(functionName), FunctionState::isInTransition, MOST_AFTER_STOP);
    if (now.state().isFailed() || now.state().isLastUpdateFailed()) {
      throw LambdaProblems.failed(now.unqualifiedArn(), now.state());
    }
    return now;
  }

  /**
   * Until a version can be invoked; with SnapStart, until its snapshot is taken. An Inactive one
   * can: its next invocation brings it back.
   *
   * @throws ProblemException with the reason when it never will
   */
  void untilInvocable(FunctionArn arn) {
    FunctionState state =
        poll(() -> soon(arn), it -> it.isInTransition() || it.isOptimizing(), MOST_AFTER_STOP)
            .state();
    if (!state.state().equals("Active") && !state.isInactive()) {
      throw LambdaProblems.failed(arn.toString(), state);
    }
  }

  /**
   * Runs {@code request}, for a short while again when AWS does not know the version yet, or is
   * still changing it.
   */
  <T> T soon(AwsCall call, Function<LambdaClient, T> request) {
    for (int tries = 1; ; tries++) {
      try {
        return api.raw(request);
      } catch (AwsServiceException e) {
        if (tries == UNKNOWN_AT_FIRST || LambdaRefusal.ofJustMade(e).reaction() != Reaction.WAIT) {
          throw AwsProblems.of(call, e);
        }
        pause();
      } catch (SdkException e) {
        throw AwsProblems.of(call, e);
      }
    }
  }

  private FunctionConfiguration soon(FunctionArn arn) {
    AwsCall call = api.call("GetFunctionConfiguration", arn.toString());
    return soon(call, client -> LambdaApi.read(client, arn));
  }

  /**
   * One interval.
   *
   * @throws ProblemException INTERRUPTED, when the run is asked to stop
   */
  void pause() {
    stop.endWait("AWS");
    sleep();
  }

  private void sleep() {
    try {
      Thread.sleep(patience.interval().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(
          Problem.remote(
              "Interrupted while waiting for AWS.",
              List.of(),
              "run the same command again: what is already done is found and kept"),
          e);
    }
  }

  private FunctionConfiguration poll(
      Supplier<FunctionConfiguration> read, Predicate<FunctionState> goesOn, int afterStop) {
    long begun = System.nanoTime();
    int left = afterStop;
    while (true) {
      FunctionConfiguration now = read.get();
      if (!goesOn.test(now.state())) {
        return now;
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
      if (elapsed.compareTo(patience.limit()) >= 0) {
        throw LambdaProblems.neverSettled(now.unqualifiedArn(), now.state(), patience.limit());
      }
      progress.waiting(now.functionName(), now.state(), elapsed);
      if (stop.isAsked() && left-- <= 0) {
        stop.endWait(waitedFor(now, afterStop > 0));
      }
      sleep();
    }
  }

  private static String waitedFor(FunctionConfiguration now, boolean written) {
    String reports = now.unqualifiedArn() + ", " + now.state();
    return written
        ? "AWS, which has taken the change and not finished it (" + reports + "),"
        : "AWS to come to rest (" + reports + ")";
  }
}
