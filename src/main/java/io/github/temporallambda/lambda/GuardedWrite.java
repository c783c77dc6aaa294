package io.github.temporallambda.lambda;

import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import java.util.List;
import java.util.function.BiFunction;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;

/**
 * Writes to {@code $LATEST} under the lock that Lambda offers.
 *
 * <p>While another update is under way Lambda answers 409: the write waits for its end and is tried
 * again, but only if the function still holds what was read. When the function has changed (412)
 * the write stops and is never repeated.
 *
 * <p>The SDK repeats a request whose answer was lost. If AWS had carried it out, it refuses the
 * repetition (409, 412) for what we did ourselves: what the function holds then decides.
 */
final class GuardedWrite {

  private static final int TRIES_WHILE_BUSY = 5;

  private final LambdaApi api;
  private final Waiting waiting;

  GuardedWrite(LambdaApi api, Waiting waiting) {
    this.api = api;
    this.waiting = waiting;
  }

  /**
   * An update, after which the function is to hold {@code wanted}.
   *
   * @param request as for {@link #write}; its answer is not looked at
   * @throws io.github.temporallambda.problem.ProblemException of kind CONFLICT when the function is
   *     neither what was read nor what is wanted
   */
  void update(
      String operation,
      FunctionConfiguration asRead,
      FunctionConfiguration wanted,
      BiFunction<LambdaClient, String, ?> request) {
    try {
      var unused = write(operation, asRead, request);
    } catch (ProblemException e) {
      boolean conflict = e.problems().get(0).kind() == ProblemKind.CONFLICT;
      if (!conflict || !waiting.untilAtRest(asRead.functionName()).holdsTheSameAs(wanted)) {
        throw e;
      }
    }
  }

  /**
   * @param asRead what the write was planned on
   * @param request the write, given the {@code RevisionId} to carry
   * @throws io.github.temporallambda.problem.ProblemException of kind CONFLICT when the function is
   *     no longer what was read
   */
  <T> T write(
      String operation, FunctionConfiguration asRead, BiFunction<LambdaClient, String, T> request) {
    AwsCall call = api.call(operation, asRead.unqualifiedArn());
    FunctionConfiguration base =
        asRead.state().isInTransition() ? atRestAndUnchanged(asRead) : asRead;
    for (int tries = 1; ; tries++) {
      String revisionId = base.revisionId();
      try {
        return api.raw(client -> request.apply(client, revisionId));
      } catch (ResourceConflictException e) {
        if (tries == TRIES_WHILE_BUSY) {
          throw AwsProblems.of(call, e);
        }
        waiting.pause();
        base = atRestAndUnchanged(asRead);
      } catch (SdkException e) {
        if (tries == TRIES_WHILE_BUSY || !isRefusedRepetition(e)) {
          throw lost(call, asRead, e);
        }
        base = atRestAndUnchanged(asRead);
      }
    }
  }

  private FunctionConfiguration atRestAndUnchanged(FunctionConfiguration asRead) {
    FunctionConfiguration now = waiting.untilAtRest(asRead.functionName());
    if (now.state().isFailed()) {
      throw LambdaProblems.failed(now.unqualifiedArn(), now.state());
    }
    if (!now.holdsTheSameAs(asRead)) {
      throw LambdaProblems.lostRace(asRead, now, List.of());
    }
    return now;
  }

  /** PublishVersion changes the revision of {@code $LATEST}, and nothing that it holds. */
  private static boolean isRefusedRepetition(SdkException e) {
    Integer attempts = e.numAttempts();
    return e instanceof PreconditionFailedException && attempts != null && attempts > 1;
  }

  private RuntimeException lost(AwsCall call, FunctionConfiguration asRead, SdkException thrown) {
    if (thrown instanceof PreconditionFailedException refused) {
      FunctionConfiguration now = api.read(asRead.functionName());
      return LambdaProblems.lostRace(asRead, now, AwsProblems.evidence(call, refused));
    }
    if (thrown instanceof AwsServiceException refused && isOtherCode(refused)) {
      return LambdaProblems.otherCode(
          api.read(asRead.functionName()), AwsProblems.evidence(call, refused));
    }
    return AwsProblems.of(call, thrown);
  }

  /** PublishVersion answers 400, not 412, when CodeSha256 differs; only the text tells. */
  private static boolean isOtherCode(AwsServiceException refused) {
    return AwsProblems.code(refused).equals("InvalidParameterValueException")
        && String.valueOf(refused.awsErrorDetails().errorMessage()).startsWith("CodeSHA256 ");
  }
}
