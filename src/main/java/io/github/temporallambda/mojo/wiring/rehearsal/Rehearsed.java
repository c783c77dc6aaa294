package io.github.temporallambda.mojo.wiring.rehearsal;

import io.github.temporallambda.lambda.FunctionArn;
import io.github.temporallambda.mojo.parameter.Expectation;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of a release.
 *
 * @param release the release
 * @param happened what became of it
 * @param functionArn the Lambda version behind it, where it has one
 * @param took from its beginning to its end
 */
record Rehearsed(
    PreparedRelease release,
    Expectation happened,
    Optional<FunctionArn> functionArn,
    Duration took) {}
