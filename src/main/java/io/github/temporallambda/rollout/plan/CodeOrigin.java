package io.github.temporallambda.rollout.plan;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.rollout.request.ReleaseMode;

/**
 * Where the code that the gate starts comes from: always the code that will run. A version that
 * Lambda already holds is fetched from there, whatever was built meanwhile.
 */
public sealed interface CodeOrigin {

  /** In a user's words. */
  String says();

  /**
   * What this build made and is about to bring to Lambda.
   *
   * @param handler the handler that the function will run
   * @param runtime the function's runtime, for instance {@code java21}
   */
  record Built(DeploymentPackage artifact, HandlerName handler, String runtime)
      implements CodeOrigin {
    @Override
    public String says() {
      return artifact.file().getFileName().toString();
    }
  }

  /** What Lambda holds under this version; still to be fetched, and to be what was built. */
  record Published(FunctionVersion functionVersion) implements CodeOrigin {
    @Override
    public String says() {
      return "the code of " + functionVersion.arn() + ", fetched from Lambda";
    }
  }

  /** What was fetched from Lambda when this version was chosen. */
  record Adopted(ReleaseMode.Adopting adopting) implements CodeOrigin {
    @Override
    public String says() {
      return "the code of " + adopting.functionVersion().arn() + ", fetched from Lambda";
    }
  }
}
