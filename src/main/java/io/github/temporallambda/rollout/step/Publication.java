package io.github.temporallambda.rollout.step;

import io.github.temporallambda.artifact.CodeSha256;
import io.github.temporallambda.lambda.CodeBucket;
import io.github.temporallambda.lambda.CodeSource;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.LambdaFunctions;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.rollout.metadata.InvokedFunction;
import io.github.temporallambda.rollout.metadata.InvokedFunction.OfLatest;
import io.github.temporallambda.rollout.metadata.InvokedFunction.OfVersion;
import io.github.temporallambda.rollout.plan.PublishPlan;
import io.github.temporallambda.rollout.plan.StepNames;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.run.Journal;
import io.github.temporallambda.rollout.run.StepOutcome;
import io.github.temporallambda.rollout.run.StepOutcome.AlreadyDone;
import io.github.temporallambda.rollout.run.StepOutcome.Done;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps that bring the candidate's content to Lambda. */
final class Publication {

  private final LambdaFunctions functions;
  private final Candidate candidate;
  private final OtherPublisher others;

  Publication(LambdaFunctions functions, Candidate candidate, OtherPublisher others) {
    this.functions = functions;
    this.candidate = candidate;
    this.others = others;
  }

  InvokedFunction run(PublishPlan plan, Journal journal) {
    if (plan instanceof PublishPlan.Reuse reuse) {
      FunctionVersion version = reuse.functionVersion();
      return new OfVersion(journal.step(StepNames.PUBLISH, () -> found(version)));
    }
    if (plan instanceof PublishPlan.Adopt adopt) {
      FunctionVersion version = adopt.adopting().functionVersion();
      return new OfVersion(journal.step(StepNames.PUBLISH, () -> found(version)));
    }
    if (plan instanceof PublishPlan.LatestHolds holds) {
      return new OfLatest(journal.step(StepNames.UPLOAD, () -> unchanged(holds)));
    }
    if (plan instanceof PublishPlan.WriteLatest write) {
      CodeSource source = source(write.asRead(), write.bucket(), journal);
      return new OfLatest(uploaded(write.asRead(), write.variables(), source, journal));
    }
    PublishPlan.PublishNew fresh = (PublishPlan.PublishNew) plan;
    CodeSource source = source(fresh.asRead(), fresh.bucket(), journal);
    FunctionConfiguration uploaded = uploaded(fresh.asRead(), fresh.variables(), source, journal);
    return new OfVersion(
        journal.step(
            StepNames.PUBLISH,
            () -> others.toldOf(uploaded, () -> publish(fresh, uploaded, source))));
  }

  /**
   * What was replayed must be what runs: a version never changes, {@code $LATEST} may have.
   *
   * @throws ProblemException of kind CONFLICT when somebody else wrote other code meanwhile
   */
  void requireStillHeld(InvokedFunction function) {
    if (!(function instanceof OfLatest)) {
      return;
    }
    CodeSha256 now = functions.describe(function.functionName()).codeSha256();
    if (!now.equals(candidate.artifact().codeSha256())) {
      throw new ProblemException(
          Problem.conflict(
              "Somebody else wrote other code to $LATEST meanwhile; nothing was routed to it.",
              List.of(
                  "function " + function.arn(),
                  "replayed " + candidate.artifact().codeSha256(),
                  "holds    " + now),
              "find out who deploys at the same time, then run the same command again"));
    }
  }

  private CodeSource source(
      FunctionConfiguration asRead, Optional<CodeBucket> through, Journal journal) {
    return through
        .<CodeSource>map(bucket -> journal.step(StepNames.STORE, () -> store(asRead, bucket)))
        .orElseGet(() -> new CodeSource.Inline(candidate.artifact()));
  }

  /** Before the function is written to, so that a bucket that refuses leaves it as it was. */
  private StepOutcome<CodeSource.Stored> store(FunctionConfiguration function, CodeBucket bucket) {
    Optional<CodeSource.Stored> present = functions.stored(function, candidate.artifact(), bucket);
    if (present.isPresent()) {
      return new AlreadyDone<>(present.get(), present.get().location());
    }
    CodeSource.Stored stored = functions.store(function, candidate.artifact(), bucket);
    return new Done<>(stored, stored.location());
  }

  private FunctionConfiguration uploaded(
      FunctionConfiguration asRead,
      Map<String, String> variables,
      CodeSource source,
      Journal journal) {
    FunctionConfiguration configured =
        journal.step(
            StepNames.CONFIGURE, () -> others.toldOf(asRead, () -> configure(asRead, variables)));
    return journal.step(
        StepNames.UPLOAD, () -> others.toldOf(configured, () -> upload(configured, source)));
  }

  private static StepOutcome<FunctionConfiguration> unchanged(PublishPlan.LatestHolds plan) {
    FunctionConfiguration latest = plan.latest();
    return new AlreadyDone<>(latest, "$LATEST holds code SHA-256 " + latest.codeSha256());
  }

  private StepOutcome<FunctionConfiguration> configure(
      FunctionConfiguration asRead, Map<String, String> variables) {
    FunctionConfiguration updated = functions.updateEnvironment(asRead, variables);
    return new Done<>(
        updated,
        "the environment announces " + candidate.id() + "; its other variables are as before");
  }

  private StepOutcome<FunctionConfiguration> upload(
      FunctionConfiguration configured, CodeSource source) {
    FunctionConfiguration updated = functions.updateCode(configured, source);
    return new Done<>(updated, "code SHA-256 " + updated.codeSha256());
  }

  private StepOutcome<FunctionVersion> publish(
      PublishPlan.PublishNew plan, FunctionConfiguration uploaded, CodeSource source) {
    FunctionVersion published = functions.publish(uploaded, source, plan.marker());
    functions.limitAsyncInvocations(published.arn());
    return new Done<>(published, published.arn().toString());
  }

  /** A killed run, or another publisher, may have left the version without its last setting. */
  private StepOutcome<FunctionVersion> found(FunctionVersion version) {
    if (functions.limitsAsyncInvocations(version.arn())) {
      return new AlreadyDone<>(version, version.arn().toString());
    }
    functions.limitAsyncInvocations(version.arn());
    return new Done<>(version, version.arn() + ", asynchronous invocations now limited");
  }
}
