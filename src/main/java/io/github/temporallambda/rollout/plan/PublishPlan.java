package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.lambda.CodeBucket;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.VersionMarker;
import io.github.temporallambda.report.PlanLine;
import io.github.temporallambda.rollout.request.ReleaseMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the run brings the candidate's content to Lambda. */
public sealed interface PublishPlan {

  /** As a dry run prints it. */
  List<PlanLine> lines();

  /** Whether {@code code} is what will run by this plan. */
  boolean runs(CodeOrigin code);

  /**
   * Configure, upload, publish.
   *
   * @param asRead {@code $LATEST} as observed; its revision is the lock
   * @param variables what announces the version to the worker
   * @param marker what the version's description will hold
   * @param bucket the bucket that the code goes through; empty where the request holds it
   */
  record PublishNew(
      FunctionConfiguration asRead,
      Map<String, String> variables,
      VersionMarker marker,
      Optional<CodeBucket> bucket)
      implements PublishPlan {

    public PublishNew {
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    @Override
    public List<PlanLine> lines() {
      List<PlanLine> lines = new ArrayList<>();
      bucket.map(PublishPlan::storing).ifPresent(lines::add);
      lines.add(configuring(asRead, variables));
      String through = bucket.map(it -> ", from the bucket").orElse("");
      lines.add(
          PlanLine.writing(
              StepNames.UPLOAD, "upload the code to " + asRead.functionName() + through));
      lines.add(PlanLine.writing(StepNames.PUBLISH, "publish it as an immutable version"));
      return List.copyOf(lines);
    }

    @Override
    public boolean runs(CodeOrigin code) {
      return code instanceof CodeOrigin.Built;
    }
  }

  /** An earlier run published this content under this Build ID. */
  record Reuse(FunctionVersion functionVersion) implements PublishPlan {
    @Override
    public List<PlanLine> lines() {
      return List.of(
          PlanLine.idle(StepNames.PUBLISH, "already published: " + functionVersion.arn()));
    }

    @Override
    public boolean runs(CodeOrigin code) {
      return code.equals(new CodeOrigin.Published(functionVersion));
    }
  }

  /** Somebody published this version; nothing of it is changed. */
  record Adopt(ReleaseMode.Adopting adopting) implements PublishPlan {
    @Override
    public List<PlanLine> lines() {
      return List.of(
          PlanLine.idle(
              StepNames.PUBLISH, "already published: " + adopting.functionVersion().arn()));
    }

    @Override
    public boolean runs(CodeOrigin code) {
      return code.equals(new CodeOrigin.Adopted(adopting));
    }
  }

  /**
   * Development mode: write variables and code to {@code $LATEST}, and publish nothing.
   *
   * @param asRead {@code $LATEST} as observed; its revision is the lock
   * @param variables what announces {@code dev} to the worker
   * @param invokedBy the Deployment Version whose executions run on {@code $LATEST} already, and
   *     therefore on what is written; empty in the first release
   * @param bucket the bucket that the code goes through; empty where the request holds it
   */
  record WriteLatest(
      FunctionConfiguration asRead,
      Map<String, String> variables,
      Optional<DeploymentVersion> invokedBy,
      Optional<CodeBucket> bucket)
      implements PublishPlan {

    public WriteLatest {
      variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    @Override
    public List<PlanLine> lines() {
      String moves =
          invokedBy.map(version -> ", and with that move " + version.id() + " to it").orElse("");
      List<PlanLine> lines = new ArrayList<>();
      bucket.map(PublishPlan::storing).ifPresent(lines::add);
      lines.add(configuring(asRead, variables));
      lines.add(
          PlanLine.writing(
              StepNames.UPLOAD, "write the code to $LATEST of " + asRead.functionName() + moves));
      return List.copyOf(lines);
    }

    @Override
    public boolean runs(CodeOrigin code) {
      return code instanceof CodeOrigin.Built;
    }
  }

  /** Development mode: {@code $LATEST} holds this code and announces {@code dev} already. */
  record LatestHolds(FunctionConfiguration latest) implements PublishPlan {
    @Override
    public List<PlanLine> lines() {
      return List.of(
          PlanLine.idle(
              StepNames.UPLOAD, "$LATEST of " + latest.functionName() + " holds it already"));
    }

    @Override
    public boolean runs(CodeOrigin code) {
      return code instanceof CodeOrigin.Built;
    }
  }

  private static PlanLine storing(CodeBucket bucket) {
    return PlanLine.writing(
        StepNames.STORE, "put the code into bucket " + bucket + ", if it is new");
  }

  private static PlanLine configuring(FunctionConfiguration asRead, Map<String, String> variables) {
    return PlanLine.writing(
        StepNames.CONFIGURE,
        "announce the Build ID in the environment of "
            + asRead.functionName()
            + ": "
            + String.join(", ", variables.keySet()));
  }
}
