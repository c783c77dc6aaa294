package io.github.temporallambda.rollout.request;

/** How far a run goes; each includes the ones before it. */
public enum Reach {
  /** An immutable Lambda version exists; nothing in Temporal changes. */
  PUBLISH,
  /** The Worker Deployment Version exists and its task queues are bound; nothing routes to it. */
  REGISTER,
  /** New workflow executions, and those that upgrade by themselves, go to it. */
  ROUTE;

  /** Whether a run of this reach comes to {@code other}. */
  public boolean includes(Reach other) {
    return compareTo(other) >= 0;
  }
}
