package io.github.temporallambda.benchmark;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.replay.ForkEnvironment;
import io.github.temporallambda.replay.GateLimits;
import io.github.temporallambda.replay.GateMaterial;
import io.github.temporallambda.replay.GateRequest;
import io.github.temporallambda.replay.HandlerCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Gates over the benchmark's artifact. */
final class Gates {

  static final String NAMESPACE = "default";

  static final DeploymentVersionId EXPECTED =
      new DeploymentVersionId(new DeploymentName("rounds"), new BuildId("3f2c1a9b7d10"));

  /** Its name alone: the gate loads no class of an artifact. */
  private static final String HANDLER = "io.github.temporallambda.benchmark.fixture.RoundsHandler";

  private Gates() {}

  /** With the limits that the goals have by themselves. */
  static GateRequest over(Path layout, GateMaterial material) {
    return new GateRequest(
        new HandlerCode(
            layout,
            List.of(),
            new HandlerName(HANDLER),
            Path.of(System.getProperty("java.home"), "bin", "java")),
        EXPECTED,
        NAMESPACE,
        ForkEnvironment.announcing(EXPECTED, Map.of()),
        material,
        GateLimits.defaults());
  }
}
