package io.github.temporallambda.deployment;

import static io.github.temporallambda.deployment.RunningServer.function;
import static io.github.temporallambda.deployment.RunningServer.sibling;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.AwsStub.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServerExtension.class)
class RunningControllersIT {

  @Test
  void everyVersionWithAComputeConfigCountsOverAllDeployments(RunningServer server) {
    RunningControllers controllers = new RunningControllers(server.connection());
    long before = controllers.count().orElseThrow();
    DeploymentVersionId first = server.newDeployment("b1");
    DeploymentVersionId second = sibling(first, "b2");
    DeploymentVersionId other = server.newDeployment("b1");
    for (DeploymentVersionId id : new DeploymentVersionId[] {first, second, other}) {
      LambdaCompute compute = function(id, 1);
      server.aws().put(compute.functionArn(), Function.neverPolling());
      server.deployments().createDeploymentVersion(id, compute);
    }

    Eventually.that(() -> assertThat(controllers.count()).hasValue(before + 3));
  }
}
