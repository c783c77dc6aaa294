package io.github.temporallambda.replay.corpus;

import io.github.temporallambda.replay.Outcome;

/** What the author of a pair says becomes of the recorded history on the changed code. */
public enum Expect {

  /** The change breaks the execution, and a replay tells. */
  BREAKS,

  /** The change breaks nothing, and a replay raises no alarm. */
  HARMLESS,

  /** The change makes the execution go another way, and no replay can tell. */
  UNSEEN;

  /** The verdict on the history. */
  Outcome outcome() {
    return this == BREAKS ? Outcome.FAILED : Outcome.PASSED;
  }
}
