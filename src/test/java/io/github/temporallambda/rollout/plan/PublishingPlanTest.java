package io.github.temporallambda.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.artifact.ContentDifference;
import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.lambda.BucketName;
import io.github.temporallambda.lambda.CodeBucket;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.KeyPrefix;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.report.PlanLine;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How code is to get to Lambda, and what stands against it. */
class PublishingPlanTest {

  private static final CodeBucket RELEASES =
      new CodeBucket(
          new BucketName("releases"), new KeyPrefix("temporal-lambda"), Optional.empty());

  private final Planner planner = new Planner();

  @Test
  void aPackageThatNoRequestHoldsNeedsABucketAndIsToldWithWhateverElseIsWrong() {
    Observed slow =
        new Observed(
            Worlds.function("java17", 3, Map.of()),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true);

    List<Problem> problems = refused(slow, request(52_428_801, Optional.empty()));

    assertThat(problems)
        .extracting(Problem::what)
        .anyMatch(what -> what.contains("timeout of 3 s"))
        .anyMatch(
            what ->
                what.contains("temporal-lambda.s3Bucket is missing")
                    && what.contains("52428801")
                    && what.contains("52428800"))
        .hasSize(2);
  }

  @Test
  void aPackageThatARequestJustHoldsNeedsNone() {
    assertThat(planner.plan(Worlds.untouched(), request(52_428_800, Optional.empty())))
        .isInstanceOf(RolloutPlan.class);
  }

  @Test
  void aLargePackageThatWasPublishedBeforeIsNotUploadedAgain() {
    assertThat(
            planner.plan(
                published(Worlds.marked(4, Worlds.OURS, Worlds.CONTENT), Optional.empty()),
                request(60_000_000, Optional.empty())))
        .isInstanceOf(RolloutPlan.class);
  }

  @Test
  void codeGoesIntoTheBucketBeforeTheFunctionIsTouched() {
    RolloutPlan plan =
        (RolloutPlan) planner.plan(Worlds.untouched(), request(60_000_000, Optional.of(RELEASES)));

    assertThat(plan.lines())
        .extracting(PlanLine::step)
        .containsSubsequence("replay", "store", "configure", "upload", "publish");
    assertThat(plan.lines())
        .filteredOn(line -> line.step().equals("store"))
        .singleElement()
        .satisfies(line -> assertThat(line.says()).contains("bucket releases"))
        .matches(PlanLine::changes);
  }

  @Test
  void otherContentUnderTheSameBuildIdIsToldWithTheEntriesThatDiffer() {
    ContentDifference difference =
        new ContentDifference(
            List.of("com/example/Handler.class"), List.of("new.txt"), List.of("lib/old.jar"));

    List<Problem> problems =
        refused(
            published(Worlds.marked(4, Worlds.OURS, Worlds.OTHER_CONTENT), Optional.of(difference)),
            request(10, Optional.empty()));

    assertThat(problems).hasSize(1);
    Problem problem = problems.get(0);
    assertThat(problem.kind()).isEqualTo(ProblemKind.CONFLICT);
    assertThat(problem.evidence())
        .containsExactly(
            "published    " + Worlds.arn(4),
            "its content  " + Worlds.OTHER_CONTENT,
            "this content " + Worlds.CONTENT,
            "changed  com/example/Handler.class",
            "added    new.txt",
            "removed  lib/old.jar");
    assertThat(problem.next())
        .anyMatch(next -> next.startsWith("commit what changed"))
        .anyMatch(next -> next.contains("<project.build.outputTimestamp>"));
  }

  private List<Problem> refused(Observed observed, RolloutRequest request) {
    return ((Decision.Refused) planner.plan(observed, request)).problems();
  }

  private static Observed published(
      FunctionVersion version, Optional<ContentDifference> difference) {
    return new Observed(
        Worlds.goodFunction(),
        List.of(version),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        new Contradictions(difference, Optional.empty(), List.of()));
  }

  private static RolloutRequest request(long bytes, Optional<CodeBucket> bucket) {
    RolloutRequest usual = Worlds.request(Reach.ROUTE);
    DeploymentPackage artifact = usual.candidate().artifact();
    return new RolloutRequest(
        usual.goal(),
        usual.reach(),
        new Candidate(
            usual.candidate().id(),
            usual.candidate().commit(),
            new DeploymentPackage(
                artifact.file(), bytes, artifact.codeSha256(), artifact.contentDigest()),
            usual.candidate().handler()),
        usual.function().through(bucket),
        usual.target(),
        usual.gate(),
        usual.proof(),
        usual.options());
  }
}
