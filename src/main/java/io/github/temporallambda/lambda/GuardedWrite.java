package io.github.temporallambda.lambda;

import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * Writes to {@code $LATEST} under the lock that Lambda offers.
 *
 * <p>Whatever is not a plain refusal is decided by reading what is there. An answer can get lost
 * after the write took effect, and the client's own next try then meets 409 or 412 of its own
 * making: where the write is there, it is done. While another update is under way (409) it is tried
 * again, but only if the function still holds what was read. Where the function has changed (412)
 * it stops, and is never repeated: what moved the revision need not show in what was read.
 */
final class GuardedWrite {

  private static final int TRIES = 5;

  private final LambdaApi api;
  private final Waiting waiting;

  GuardedWrite(LambdaApi api, Waiting waiting) {
    this.api = api;
    this.waiting = waiting;
  }

  /**
   * One write.
   *
   * @param operation the API's name
   * @param asRead what it was planned on
   * @param send makes the request, given the {@code RevisionId} to carry
   * @param made what the write makes, where a read of the function shows that it is made; empty
   *     where it is not, or cannot be told
   */
  record Request<T>(
      String operation,
      FunctionConfiguration asRead,
      BiFunction<LambdaClient, String, T> send,
      Function<FunctionConfiguration, Optional<T>> made) {}

  /**
   * Makes it.
   *
   * @throws ProblemException of kind CONFLICT when the function is no longer what was read
   */
  <T> T write(Request<T> request) {
    FunctionConfiguration asRead = request.asRead();
    FunctionConfiguration base =
        asRead.state().isInTransition() ? unchanged(asRead, atRest(asRead)) : asRead;
    for (int tries = 1; ; tries++) {
      String revisionId = base.revisionId();
      try {
        return api.raw(client -> request.send().apply(client, revisionId));
      } catch (SdkException e) {
        Refused refused = new Refused(api.call(request.operation(), asRead.unqualifiedArn()), e);
        FunctionConfiguration now = readBack(refused, asRead);
        Optional<T> made = request.made().apply(now);
        if (made.isPresent()) {
          return made.get();
        }
        if (tries == TRIES || !refused.mayPass()) {
          throw refused.problem(asRead, now);
        }
        base = unchanged(refused, asRead, now);
      }
    }
  }

  private FunctionConfiguration readBack(Refused refused, FunctionConfiguration asRead) {
    if (refused.reaction() == Reaction.STOP) {
      throw told(refused);
    }
    try {
      if (refused.reaction() == Reaction.WAIT) {
        waiting.pause();
      }
      return atRest(asRead);
    } catch (ProblemException e) {
      // Who asked for a write has to hear what became of it first.
      ProblemException first = refused.problem();
      first.addSuppressed(e);
      throw first;
    }
  }

  /** Who has to make room is told how much there is. */
  private ProblemException told(Refused refused) {
    if (refused.row() != LambdaRefusal.STORAGE_FULL) {
      return refused.problem();
    }
    Problem full = refused.problem().problems().get(0);
    try {
      return new ProblemException(
          full.withEvidence(
              api.codeStorage().map(CodeStorage::says).map(List::of).orElse(List.of())));
    } catch (ProblemException unreadable) {
      return new ProblemException(full);
    }
  }

  private FunctionConfiguration atRest(FunctionConfiguration asRead) {
    FunctionConfiguration now = waiting.untilAtRest(asRead.functionName());
    if (now.state().isFailed()) {
      throw LambdaProblems.failed(now.unqualifiedArn(), now.state());
    }
    return now;
  }

  private static FunctionConfiguration unchanged(
      FunctionConfiguration asRead, FunctionConfiguration now) {
    if (!now.holdsTheSameAs(asRead)) {
      throw LambdaProblems.lostRace(asRead, now, List.of());
    }
    return now;
  }

  private static FunctionConfiguration unchanged(
      Refused refused, FunctionConfiguration asRead, FunctionConfiguration now) {
    if (!now.holdsTheSameAs(asRead)) {
      throw LambdaProblems.lostRace(asRead, now, refused.evidence());
    }
    return now;
  }

  /** What came of one try. */
  private record Refused(AwsCall call, SdkException thrown) {

    Reaction reaction() {
      return row().reaction();
    }

    boolean mayPass() {
      return reaction() == Reaction.WAIT;
    }

    List<String> evidence() {
      return thrown instanceof AwsServiceException refused
          ? AwsProblems.evidence(call, refused)
          : List.of();
    }

    ProblemException problem() {
      return AwsProblems.of(call, thrown);
    }

    ProblemException problem(FunctionConfiguration asRead, FunctionConfiguration now) {
      if (row() == LambdaRefusal.OTHER_CODE) {
        return LambdaProblems.otherCode(now, evidence());
      }
      return row() == LambdaRefusal.OVERTAKEN
          ? LambdaProblems.lostRace(asRead, now, evidence())
          : problem();
    }

    LambdaRefusal row() {
      return LambdaRefusal.of(thrown);
    }
  }
}
