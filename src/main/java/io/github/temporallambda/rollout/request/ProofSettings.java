package io.github.temporallambda.rollout.request;

import io.github.temporallambda.deployment.SmokeSpec;
import java.time.Duration;
import java.util.Optional;

/**
 * How a version proves itself before anything is routed to it.
 *
 * @param queueTimeout how long its task queues may take to be bound
 * @param smoke the workflow that has to complete on it, where one is configured
 * @param propagationTimeout how long a routing change may take to reach every task queue
 */
public record ProofSettings(
    Duration queueTimeout, Optional<SmokeSpec> smoke, Duration propagationTimeout) {}
