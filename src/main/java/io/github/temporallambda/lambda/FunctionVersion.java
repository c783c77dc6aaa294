package io.github.temporallambda.lambda;

import io.github.temporallambda.artifact.CodeSha256;
import java.util.Optional;

/**
 * One published, immutable version of a function.
 *
 * @param arn its qualified ARN, which holds the number
 * @param codeSha256 the digest of its zip as Lambda computed it
 * @param marker what its Description remembers; empty when another tool published it
 */
public record FunctionVersion(
    FunctionArn arn, CodeSha256 codeSha256, Optional<VersionMarker> marker) {

  /** The number that Lambda gave it, from 1. */
  public long functionVersion() {
    return arn.functionVersion();
  }

  /** Whether it was published for exactly this build, content and target. */
  public boolean isMarkedBy(VersionMarker other) {
    return marker.filter(other::equals).isPresent();
  }
}
