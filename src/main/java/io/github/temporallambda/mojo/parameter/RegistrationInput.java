package io.github.temporallambda.mojo.parameter;

import java.time.Duration;
import java.util.Optional;

/**
 * How a Deployment Version is registered and proves itself.
 *
 * @param invocationRole ARN of the role that the Temporal server assumes to invoke the function;
 *     empty: as the current version has it
 * @param externalId what the server presents with the role; empty: as the current version has it
 * @param queueTimeout how long to wait until all task queues are bound
 * @param smoke a workflow that the version must complete; empty: none
 */
public record RegistrationInput(
    Optional<String> invocationRole,
    Optional<Secret> externalId,
    Duration queueTimeout,
    Optional<SmokeInput> smoke) {}
