package io.github.temporallambda.rollout;

import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.LambdaFunctions;
import io.github.temporallambda.rollout.StepOutcome.AlreadyDone;
import io.github.temporallambda.rollout.StepOutcome.Done;

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
    FunctionConfiguration configured = journal.step(StepNames.CONFIGURE, () -> configure(fresh));
    FunctionConfiguration uploaded = journal.step(StepNames.UPLOAD, () -> upload(configured));
    return journal.step(StepNames.PUBLISH, () -> publish(fresh, uploaded));
  }

  private StepOutcome<FunctionConfiguration> configure(PublishPlan.PublishNew plan) {
    FunctionConfiguration updated = functions.updateEnvironment(plan.asRead(), plan.variables());
    return new Done<>(
        updated,
        "the environment announces " + candidate.id() + "; its other variables are as before");
  }

  private StepOutcome<FunctionConfiguration> upload(FunctionConfiguration configured) {
    FunctionConfiguration updated = functions.updateCode(configured, candidate.artifact());
    return new Done<>(updated, "code SHA-256 " + updated.codeSha256());
  }

  private StepOutcome<FunctionVersion> publish(
      PublishPlan.PublishNew plan, FunctionConfiguration uploaded) {
    FunctionVersion published = functions.publish(uploaded, candidate.artifact(), plan.marker());
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
