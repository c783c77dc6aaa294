package io.github.temporallambda.rollout;

import io.github.temporallambda.lambda.CodeBucket;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.VersionMarker;
import io.github.temporallambda.report.PlanLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the run comes to its immutable Lambda version. */
public sealed interface PublishPlan {

  /** As a dry run prints it. */
  List<PlanLine> lines();

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
      String function = asRead.functionName().value();
      List<PlanLine> lines = new ArrayList<>();
      bucket.ifPresent(
          it ->
              lines.add(
                  new PlanLine(
                      StepNames.STORE, "put the code into bucket " + it + ", if it is new", true)));
      lines.add(
          new PlanLine(
              StepNames.CONFIGURE,
              "announce the Build ID in the environment of "
                  + function
                  + ": "
                  + String.join(", ", variables.keySet()),
              true));
      lines.add(new PlanLine(StepNames.UPLOAD, "upload the code to " + function + through(), true));
      lines.add(new PlanLine(StepNames.PUBLISH, "publish it as an immutable version", true));
      return lines;
    }

    private String through() {
      return bucket.map(it -> ", from the bucket").orElse("");
    }
  }

  /** An earlier run published this content under this Build ID. */
  record Reuse(FunctionVersion functionVersion) implements PublishPlan {
    @Override
    public List<PlanLine> lines() {
      return List.of(
          new PlanLine(StepNames.PUBLISH, "already published: " + functionVersion.arn(), false));
    }
  }
}
