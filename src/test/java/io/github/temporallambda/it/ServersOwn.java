package io.github.temporallambda.it;

/** What a Temporal server does wrong by itself, so that nothing can be judged by how it ended. */
public final class ServersOwn {

  private ServersOwn() {}

  /**
   * Whether it failed at what a server of 1.32.1 does now and then, most of all under load: its
   * deployment workflow continues as new without the signal that a routing has spread, and says for
   * ever that it spreads.
   */
  public static boolean isRoutingThatSpreadsForEver(String failure) {
    return failure.contains("did not reach every task queue in time.");
  }
}
