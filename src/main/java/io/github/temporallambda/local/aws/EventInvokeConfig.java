package io.github.temporallambda.local.aws;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * How Lambda retries asynchronous invocations of one qualifier. Not inherited by the next version.
 *
 * @param maximumRetryAttempts 0 to 2; 2 where none is set
 * @param maximumEventAgeSeconds 60 to 21,600; 21,600 where none is set
 */
record EventInvokeConfig(
    OptionalInt maximumRetryAttempts, OptionalInt maximumEventAgeSeconds, Instant lastModified) {

  static final EventInvokeConfig UNSET =
      new EventInvokeConfig(OptionalInt.empty(), OptionalInt.empty(), Instant.EPOCH);

  int retries() {
    return maximumRetryAttempts.orElse(2);
  }

  int maximumAgeSeconds() {
    return maximumEventAgeSeconds.orElse(21_600);
  }
}
