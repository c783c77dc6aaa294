package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.mojo.parameter.Expectation;
import io.github.temporallambda.rollout.metadata.InvokedFunction;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of a release.
 *
 * @param release the release
 * @param happened what became of it
 * @param function the Lambda version behind it, where it has one
 * @param took from its beginning to its end
 */
record Rehearsed(
    PreparedRelease release,
    Expectation happened,
    Optional<InvokedFunction> function,
    Duration took) {}
