package io.github.temporallambda.deployment;

import java.time.Duration;

/**
 * A smoke workflow that completed on the version it was pinned to.
 *
 * @param workflowId unique to the attempt
 * @param runId the run
 * @param took from start to close
 */
public record SmokeResult(String workflowId, String runId, Duration took) {}
