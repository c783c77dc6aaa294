package io.github.temporallambda.report;

import java.time.Duration;
import java.time.Instant;

/**
 * One step of a run, as it went.
 *
 * @param name the step's stable name, for instance {@code publish}
 * @param status what became of it
 * @param detail one line of evidence: what was made, found, or went wrong
 * @param startedAt when it began
 * @param took how long it ran
 */
public record StepReport(
    String name, StepStatus status, String detail, Instant startedAt, Duration took) {}
