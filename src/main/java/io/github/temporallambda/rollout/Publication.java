package io.github.temporallambda.rollout;

import io.github.temporallambda.lambda.CodeBucket;
import io.github.temporallambda.lambda.CodeSource;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.LambdaFunctions;
import io.github.temporallambda.rollout.StepOutcome.AlreadyDone;
import io.github.temporallambda.rollout.StepOutcome.Done;
import java.util.Optional;

/** The steps that bring the candidate's content into an immutable Lambda version. */
final class Publication {

  private final LambdaFunctions functions;
  private final Candidate candidate;

  Publication(LambdaFunctions functions, Candidate candidate) {
    this.functions = functions;
    this.candidate = candidate;
  }

  FunctionVersion run(PublishPlan plan, Journal journal) {
    if (plan instanceof PublishPlan.Reuse reuse) {
      return journal.step(StepNames.PUBLISH, () -> reuse(reuse));
    }
    PublishPlan.PublishNew fresh = (PublishPlan.PublishNew) plan;
    CodeSource source = source(fresh, journal);
    FunctionConfiguration configured = journal.step(StepNames.CONFIGURE, () -> configure(fresh));
    FunctionConfiguration uploaded =
        journal.step(StepNames.UPLOAD, () -> upload(configured, source));
    return journal.step(StepNames.PUBLISH, () -> publish(fresh, uploaded, source));
  }

  private CodeSource source(PublishPlan.PublishNew plan, Journal journal) {
    return plan.bucket()
        .<CodeSource>map(
            bucket -> journal.step(StepNames.STORE, () -> store(plan.asRead(), bucket)))
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

  private StepOutcome<FunctionConfiguration> configure(PublishPlan.PublishNew plan) {
    FunctionConfiguration updated = functions.updateEnvironment(plan.asRead(), plan.variables());
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
    functions.disableAsyncRetries(published.arn());
    return new Done<>(published, published.arn().toString());
  }

  /** A run that was killed may have left the version without its last setting. */
  private StepOutcome<FunctionVersion> reuse(PublishPlan.Reuse plan) {
    FunctionVersion version = plan.functionVersion();
    if (functions.hasAsyncRetriesDisabled(version.arn())) {
      return new AlreadyDone<>(version, version.arn().toString());
    }
    functions.disableAsyncRetries(version.arn());
    return new Done<>(version, version.arn() + ", asynchronous retries now off");
  }
}
