package io.github.temporallambda.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.handler.Await;
import io.github.temporallambda.local.LocalStack;
import io.github.temporallambda.local.LocalStackExtension;
import io.temporal.api.workflowservice.v1.CreateWorkerDeploymentRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Most tests that nothing was written rest on it. */
@ExtendWith(LocalStackExtension.class)
class SnapshotIT {

  @Test
  void tellsOfOtherDeploymentsThatCameSinceAndOfNoneBefore(LocalStack stack) throws Exception {
    try (ReleaseBench earlier = ReleaseBench.on(stack, "snapshot-earlier")) {
      create(stack, earlier, "snapshot-earlier");
      create(stack, earlier, "snapshot-before");
      Await.until(() -> earlier.snapshot().deployments().contains("snapshot-before"));

      try (ReleaseBench bench = ReleaseBench.on(stack, "snapshot-own")) {
        create(stack, bench, "snapshot-own");
        create(stack, bench, "snapshot-since");
        Await.until(() -> bench.snapshot().deployments().contains("snapshot-since"));

        assertThat(bench.snapshot().deployments()).containsExactly("snapshot-since");
        assertThat(bench.snapshot().deployment()).isNotEmpty();
      }
    }
  }

  private static void create(LocalStack stack, ReleaseBench bench, String deploymentName) {
    var unused =
        bench
            .temporal()
            .service()
            .createWorkerDeployment(
                CreateWorkerDeploymentRequest.newBuilder()
                    .setNamespace(stack.temporal().namespace())
                    .setDeploymentName(deploymentName)
                    .setRequestId(deploymentName)
                    .build());
  }
}
