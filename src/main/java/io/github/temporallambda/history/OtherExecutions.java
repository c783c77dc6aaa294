package io.github.temporallambda.history;

/**
 * How many running executions on a deployment's task queues are not the deployment's. A count of
 * visibility, which lags by a moment.
 *
 * @param unversioned those of no deployment: of unversioned workers, or new ones that no worker has
 *     taken up yet
 * @param otherDeployments those of another Worker Deployment
 */
public record OtherExecutions(long unversioned, long otherDeployments) {

  public OtherExecutions {
    if (unversioned < 0 || otherDeployments < 0) {
      throw new IllegalArgumentException("not counts: " + unversioned + ", " + otherDeployments);
    }
  }
}
