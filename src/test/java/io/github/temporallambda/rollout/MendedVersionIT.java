package io.github.temporallambda.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.it.BuiltSample;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.report.RunOutcome;
import io.temporal.api.deployment.v1.WorkerDeploymentOptions;
import io.temporal.api.deployment.v1.WorkerDeploymentVersionInfo;
import io.temporal.api.enums.v1.WorkerVersioningMode;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.PollWorkflowTaskQueueRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A worker that polled before its version was registered: the server then made the version. */
@ExtendWith(LocalStackExtension.class)
class MendedVersionIT {

  private static final String NAME = "mended-version";

  @TempDir Path temporary;

  @Test
  void versionThatAPollCreatedGetsItsFunctionAndBecomesCurrent(LocalStack stack)
      throws IOException {
    try (ReleaseStand stand = ReleaseStand.on(stack, NAME)) {
      Path zip = BuiltSample.polling(NAME, temporary.resolve("s")).zip("one");
      pollOnce(stand, "b1");
      assertThat(version(stand, "b1").hasComputeConfig()).isFalse();

      stand.run(stand.publishing("b1", zip));

      assertThat(stand.report().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
      assertThat(stand.console())
          .contains("was created by a poll, without compute config: give it the qualified ARN")
          .contains(NAME + ":b1 now has its compute config");
      assertThat(version(stand, "b1").getComputeConfig().toString())
          .contains("function:" + NAME + ":1");
      assertThat(stand.report().routing().after().orElseThrow().isCurrent(stand.id("b1"))).isTrue();
    }
  }

  private static WorkerDeploymentVersionInfo version(ReleaseStand stand, String buildId) {
    return stand.bench().temporal().version(NAME, buildId).getWorkerDeploymentVersionInfo();
  }

  /** The server takes no shorter deadline, and answers with nothing before it. */
  private static void pollOnce(ReleaseStand stand, String buildId) {
    PollWorkflowTaskQueueRequest poll =
        PollWorkflowTaskQueueRequest.newBuilder()
            .setNamespace(stand.target().namespace())
            .setTaskQueue(TaskQueue.newBuilder().setName(NAME))
            .setIdentity("a worker of somebody else")
            .setDeploymentOptions(
                WorkerDeploymentOptions.newBuilder()
                    .setDeploymentName(NAME)
                    .setBuildId(buildId)
                    .setWorkerVersioningMode(WorkerVersioningMode.WORKER_VERSIONING_MODE_VERSIONED))
            .build();
    var answered =
        stand
            .bench()
            .temporal()
            .service()
            .withDeadlineAfter(5, TimeUnit.SECONDS)
            .pollWorkflowTaskQueue(poll);
    assertThat(answered.getTaskToken().isEmpty()).isTrue();
  }
}
