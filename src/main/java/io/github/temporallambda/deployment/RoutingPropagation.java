package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.connection.Deadline;
import io.github.temporallambda.deployment.PropagatedRouting.Source;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.StopRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Waits until every task queue follows a routing. The deployment says so ({@code
 * routing_config_update_state}); where it does not for long, the task queues are asked themselves:
 * a deployment of server 1.32.1 that continues as new loses the news that its routing has spread,
 * and says from then on, also of later routings, that they spread.
 */
final class RoutingPropagation {

  /** Past this, a routing that spreads is rather one whose news was lost. */
  private static final Duration UNTIL_ASKED = Duration.ofSeconds(10);

  private static final Duration UNTIL_ASKED_AGAIN = Duration.ofSeconds(5);
  private static final Duration BETWEEN_READS = Duration.ofMillis(200);

  private final Function<DeploymentName, RoutingState> routing;
  private final QueueRoutings queues;
  private final StopRequest stop;

  RoutingPropagation(
      Function<DeploymentName, RoutingState> routing, QueueRoutings queues, StopRequest stop) {
    this.routing = routing;
    this.queues = queues;
    this.stop = stop;
  }

  /** See {@link WorkerDeployments#awaitPropagated}. */
  PropagatedRouting await(DeploymentName deploymentName, Duration timeout) {
    Deadline deadline = Deadline.after(timeout);
    Duration ask = UNTIL_ASKED;
    while (true) {
      RoutingState state = routing.apply(deploymentName);
      if (state.propagated()) {
        return new PropagatedRouting(state, Source.DEPLOYMENT);
      }
      boolean over = deadline.isOver();
      if (over || deadline.elapsed().compareTo(ask) >= 0) {
        QueueRoutings.Found found = queues.of(state);
        if (found.allFollow()) {
          return new PropagatedRouting(state, Source.TASK_QUEUES);
        }
        if (over) {
          throw notSpread(deploymentName, timeout, found);
        }
        ask = deadline.elapsed().plus(UNTIL_ASKED_AGAIN);
      }
      stop.endWait("the routing of " + deploymentName + " to reach every task queue");
      deadline.pause(BETWEEN_READS);
    }
  }

  private static ProblemException notSpread(
      DeploymentName deploymentName, Duration timeout, QueueRoutings.Found found) {
    List<String> evidence = new ArrayList<>();
    evidence.add("not COMPLETED after " + timeout.toSeconds() + " s");
    evidence.addAll(found.otherwise());
    return new ProblemException(
        Problem.remote(
            "The routing of " + deploymentName + " did not reach every task queue in time.",
            evidence,
            "temporal worker deployment describe --name " + deploymentName));
  }
}
