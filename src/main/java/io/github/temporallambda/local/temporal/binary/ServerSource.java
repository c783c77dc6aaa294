package io.github.temporallambda.local.temporal.binary;

import java.io.IOException;

/** One place a server may come from. */
interface ServerSource {

  /** The place in a user's words, for instance {@code temporal on PATH}. */
  String where();

  /**
   * Looks there.
   *
   * @throws io.github.temporallambda.problem.ProblemException when what is there is wrong, so that
   *     going on to the next place would hide it
   * @throws IOException when looking failed; the search goes on to the next place
   */
  Finding look(ServerLookup lookup, ServerSearchListener listener)
      throws IOException, InterruptedException;
}
