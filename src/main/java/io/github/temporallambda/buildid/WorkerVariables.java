package io.github.temporallambda.buildid;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The environment variables by which a worker learns which Worker Deployment Version it is. They
 * are frozen into the published Lambda version, and given to the artifact in the replay gate.
 *
 * <p>Two pairs, because two conventions are in use: that of Temporal's Kubernetes worker controller
 * and that of Temporal's Java sample for Lambda.
 */
public final class WorkerVariables {

  /** Deployment name, as Temporal's worker controller sets it. */
  public static final String DEPLOYMENT_NAME = "TEMPORAL_DEPLOYMENT_NAME";

  /** Build ID, as Temporal's worker controller sets it. */
  public static final String BUILD_ID = "TEMPORAL_WORKER_BUILD_ID";

  /** Deployment name, as Temporal's Lambda sample reads it. */
  public static final String LAMBDA_DEPLOYMENT_NAME = "TEMPORAL_LAMBDA_DEPLOYMENT_NAME";

  /** Build ID, as Temporal's Lambda sample reads it. */
  public static final String LAMBDA_BUILD_ID = "TEMPORAL_LAMBDA_BUILD_ID";

  private WorkerVariables() {}

  /** The names of the four, in a stable order. */
  public static List<String> names() {
    return List.of(DEPLOYMENT_NAME, BUILD_ID, LAMBDA_DEPLOYMENT_NAME, LAMBDA_BUILD_ID);
  }

  /** The four variables that announce {@code id}, in a stable order. */
  public static Map<String, String> announcing(DeploymentVersionId id) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put(DEPLOYMENT_NAME, id.deploymentName().value());
    variables.put(BUILD_ID, id.buildId().value());
    variables.put(LAMBDA_DEPLOYMENT_NAME, id.deploymentName().value());
    variables.put(LAMBDA_BUILD_ID, id.buildId().value());
    return Collections.unmodifiableMap(variables);
  }
}
