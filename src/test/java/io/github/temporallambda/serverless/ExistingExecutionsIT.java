package io.github.temporallambda.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;

/**
 * What happens to existing executions when a new version becomes current (qualified ARN), or when
 * {@code $LATEST} is redeployed (unqualified ARN). Each execution notes in its history which
 * release ran it, and its result is what it noted; which Deployment Version completed its workflow
 * tasks is the server's own record.
 */
@ExtendWith(LocalStackExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class ExistingExecutionsIT {

  private static final String QUALIFIED = "serverless-qualified";
  private static final String UNQUALIFIED = "serverless-unqualified";
  private static final String NEW = "-new";
  private static final String PINNED = "-pinned";
  private static final String AUTO_UPGRADE = "-auto-upgrade";

  /** A worker polls for 5 s. */
  private static final int TIMEOUT = 15;

  private Bench qualified;
  private Bench unqualified;

  @BeforeAll
  void play(LocalStack stack, @TempDir Path directory) {
    WorkerPackage workers = new WorkerPackage(directory);
    qualified = new Bench(stack, QUALIFIED, TIMEOUT);
    unqualified = new Bench(stack, UNQUALIFIED, TIMEOUT);
    SdkBytes first = workers.release("first");
    SdkBytes second = workers.release("second");
    playQualified(first, second);
    playUnqualified(first, second);
  }

  @AfterAll
  void end() {
    qualified.close();
    unqualified.close();
  }

  private void playQualified(SdkBytes first, SdkBytes second) {
    qualified.announce("b1");
    qualified.upload(first);
    qualified.register("b1", qualified.publish());
    qualified.makeCurrent("b1");
    begin(qualified, QUALIFIED);

    qualified.announce("b2");
    qualified.upload(second);
    qualified.register("b2", qualified.publish());
    qualified.makeCurrent("b2");
    goOn(qualified, QUALIFIED);

    qualified.start(QUALIFIED + PINNED + NEW, "StayPinned");
    qualified.awaitWorkflowTasks(QUALIFIED + PINNED + NEW, 1);
    qualified.temporal.signal(QUALIFIED + PINNED + NEW, "leave");
  }

  private void playUnqualified(SdkBytes first, SdkBytes second) {
    unqualified.announce("dev");
    unqualified.upload(first);
    unqualified.register("dev", unqualified.unqualifiedArn());
    unqualified.makeCurrent("dev");
    begin(unqualified, UNQUALIFIED);

    unqualified.upload(second);
    unqualified.awaitScaleIn("$LATEST");
    goOn(unqualified, UNQUALIFIED);
  }

  private static void begin(Bench bench, String id) {
    bench.start(id + PINNED, "StayPinned");
    bench.start(id + AUTO_UPGRADE, "StayAutoUpgrade");
    bench.awaitWorkflowTasks(id + PINNED, 1);
    bench.awaitWorkflowTasks(id + AUTO_UPGRADE, 1);
  }

  private static void goOn(Bench bench, String id) {
    for (String workflowId : new String[] {id + PINNED, id + AUTO_UPGRADE}) {
      bench.temporal.signal(workflowId, "step");
      bench.awaitWorkflowTasks(workflowId, 2);
      bench.temporal.signal(workflowId, "leave");
    }
  }

  @Test
  void pinnedOnAQualifiedArnStayOnTheirLambdaVersionUntilTheyComplete() {
    assertThat(qualified.result(QUALIFIED + PINNED)).isEqualTo("\"first first\"");
    assertThat(qualified.temporal.buildIdsThatRan(QUALIFIED + PINNED)).containsOnly("b1");
    assertThat(qualified.result(QUALIFIED + PINNED + NEW)).isEqualTo("\"second\"");
  }

  @Test
  void autoUpgradeOnAQualifiedArnMoveAtTheirNextWorkflowTask() {
    assertThat(qualified.result(QUALIFIED + AUTO_UPGRADE)).isEqualTo("\"first second\"");
    assertThat(qualified.temporal.buildIdsThatRan(QUALIFIED + AUTO_UPGRADE))
        .startsWith("b1", "b2")
        .endsWith("b2");
  }

  @Test
  void pinnedOnAnUnqualifiedArnRunTheRedeployedCodeAtTheNextInvocation() {
    assertThat(unqualified.result(UNQUALIFIED + PINNED)).isEqualTo("\"first second\"");
    assertThat(unqualified.temporal.buildIdsThatRan(UNQUALIFIED + PINNED)).containsOnly("dev");
  }

  @Test
  void autoUpgradeOnAnUnqualifiedArnRunTheRedeployedCodeWithNoChangeOfRouting() {
    assertThat(unqualified.result(UNQUALIFIED + AUTO_UPGRADE)).isEqualTo("\"first second\"");
    assertThat(unqualified.temporal.buildIdsThatRan(UNQUALIFIED + AUTO_UPGRADE))
        .containsOnly("dev");
    assertThat(unqualified.temporal.deployment(UNQUALIFIED).orElseThrow().getVersionSummariesList())
        .hasSize(1);
  }
}
