package io.github.temporallambda.local.aws;

import java.time.Instant;

/**
 * Where a function or version stands between a write and its effect.
 *
 * @param readsLeft how many more reads show it unfinished
 * @param until when it is finished at the latest
 * @param failure the reason of the failure, present or to come; empty for success
 */
record Progress(Phase phase, int readsLeft, Instant until, String failure) {

  static final Progress READY = new Progress(Phase.READY, 0, Instant.MIN, "");

  enum Phase {
    CREATING,
    UPDATING,
    READY,
    CREATION_FAILED,
    UPDATE_FAILED
  }

  boolean unfinished() {
    return phase == Phase.CREATING || phase == Phase.UPDATING;
  }

  /** Whether it is unfinished now only because nobody has looked. */
  boolean due(Instant now) {
    return unfinished() && (readsLeft <= 0 || !now.isBefore(until));
  }

  Progress afterRead() {
    return unfinished() ? new Progress(phase, readsLeft - 1, until, failure) : this;
  }

  Progress finished() {
    if (failure.isEmpty()) {
      return READY;
    }
    Phase failed = phase == Phase.CREATING ? Phase.CREATION_FAILED : Phase.UPDATE_FAILED;
    return new Progress(failed, 0, until, failure);
  }
}
