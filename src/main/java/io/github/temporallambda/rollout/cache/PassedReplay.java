package io.github.temporallambda.rollout.cache;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The last replay that passed.
 *
 * @param inputs what it depended on
 * @param passedAt when it ended
 * @param detail what it came to, in a line
 * @param caveats see {@link io.github.temporallambda.replay.GateVerdict}
 * @param evidence SHA-256 of the files that it left, by name: they still have to be there, or
 *     nothing would show what passed
 */
record PassedReplay(
    ReplayInputs inputs,
    Instant passedAt,
    String detail,
    List<String> caveats,
    Map<String, String> evidence) {

  PassedReplay {
    caveats = List.copyOf(caveats);
    evidence = Map.copyOf(evidence);
  }
}
