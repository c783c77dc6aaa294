package io.github.temporallambda.deployment;

/**
 * A routing that every task queue follows.
 *
 * @param state the routing as last read
 * @param told who said that it has spread
 */
public record PropagatedRouting(RoutingState state, Source told) {

  /** Who said so. */
  public enum Source {
    /** The deployment: {@code routing_config_update_state} is COMPLETED. */
    DEPLOYMENT("on every task queue"),

    /** The task queues, each of itself, while the deployment still said IN_PROGRESS. */
    TASK_QUEUES(
        "on every task queue (each says so itself; the server's deployment still says that it"
            + " spreads)");

    private final String words;

    Source(String words) {
      this.words = words;
    }
  }

  /** As {@code on every task queue}; where the task queues had to be asked, that as well. */
  public String where() {
    return told.words;
  }
}
