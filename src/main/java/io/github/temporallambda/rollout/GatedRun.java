package io.github.temporallambda.rollout;

import io.github.temporallambda.artifact.CodeSha256;
import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.LambdaFunctions;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.rollout.StepOutcome.Done;
import io.github.temporallambda.rollout.StepOutcome.Skipped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The step that gates: finds the code that will run, replays on it, and stops unless it passed. */
final class GatedRun {

  private final Gate gate;
  private final LambdaFunctions functions;
  private final RolloutRequest request;

  GatedRun(Gate gate, LambdaFunctions functions, RolloutRequest request) {
    this.gate = gate;
    this.functions = functions;
    this.request = request;
  }

  /**
   * @param found gets the verdict before it can stop the run, so that the report holds it
   */
  StepOutcome<GateVerdict> run(GatePlan plan, Consumer<GateVerdict> found) {
    if (plan instanceof GatePlan.Replay replay) {
      return gated(replay.code(), true, found);
    }
    if (plan instanceof GatePlan.Probe probe) {
      return gated(probe.code(), false, found);
    }
    GateVerdict nothing = new GateVerdict(List.of(), Set.of(), List.of(), Duration.ZERO);
    return new Skipped<>(nothing, plan.line().says());
  }

  private StepOutcome<GateVerdict> gated(
      CodeOrigin origin, boolean histories, Consumer<GateVerdict> found) {
    try (Workspace workspace = Workspace.create()) {
      GateVerdict verdict = gate.run(job(origin, histories, workspace), workspace);
      found.accept(verdict);
      GateJudgement.require(verdict, request.candidate().id());
      return new Done<>(verdict, GateJudgement.summary(verdict));
    }
  }

  private Gate.Job job(CodeOrigin origin, boolean histories, Workspace workspace) {
    if (origin instanceof CodeOrigin.Published published) {
      FunctionVersion version = published.functionVersion();
      HandlerName handler = Observer.named(functions.describe(version.arn()));
      return job(fetched(version, workspace), handler, histories);
    }
    HandlerName handler =
        Observer.handler(request, functions.describe(request.function().functionName()));
    return job(request.candidate().artifact(), handler, histories);
  }

  private Gate.Job job(DeploymentPackage code, HandlerName handler, boolean histories) {
    return new Gate.Job(
        code,
        handler,
        request.candidate().id(),
        request.target().namespace(),
        histories ? request.gate() : request.gate().withoutHistories());
  }

  /** What Lambda holds must be what was built, or the Build ID has two meanings. */
  private DeploymentPackage fetched(FunctionVersion version, Workspace workspace) {
    DeploymentPackage fetched =
        PackageReader.read(functions.download(version.arn(), workspace.directory("fetched")));
    DeploymentPackage built = request.candidate().artifact();
    if (!fetched.contentDigest().equals(built.contentDigest())) {
      throw new ProblemException(
          Problem.conflict(
              "Lambda holds other content under this Build ID than this build made.",
              List.of(
                  "version " + version.arn(),
                  "its content  " + fetched.contentDigest(),
                  "this content " + built.contentDigest()),
              "commit what changed and run again"));
    }
    CodeSha256 held = version.codeSha256();
    if (!fetched.codeSha256().equals(held)) {
      throw new IllegalStateException("the download was verified against " + held);
    }
    return fetched;
  }
}
