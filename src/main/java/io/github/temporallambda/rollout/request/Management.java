package io.github.temporallambda.rollout.request;

import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.RoutingWords;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import java.util.List;
import java.util.Optional;

/**
 * What a run makes of a deployment's manager identity: the only one whom Temporal lets change the
 * routing, though anyone may become it. Another's is respected and never taken over unasked.
 *
 * @param identity who we are to Temporal; the same in every run about a deployment. Blank is nobody
 * @param claims become the manager with the next change of routing, whoever it is now
 */
public record Management(String identity, boolean claims) {

  /** Of a run that manages nothing and claims nothing. */
  public static Management ofNobody() {
    return new Management("", false);
  }

  /** Why the routing must not be changed; empty where nobody else manages it, or we claim it. */
  public Optional<Problem> objection(RoutingState routing) {
    if (claims || routing.managerIdentity().isEmpty() || isOurs(routing)) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            ProblemKind.CONFLICT,
            "The routing of '"
                + routing.deploymentName()
                + "' is managed by someone else; nothing was written.",
            List.of(
                "managed by   " + routing.managerIdentity(),
                "we are       " + (identity.isBlank() ? "nobody's manager" : identity),
                "now          " + RoutingWords.of(routing)),
            List.of(
                "have them route, or give it up: temporal worker deployment manager-identity unset"
                    + " --deployment-name "
                    + routing.deploymentName(),
                "or take it over: -Dtemporal-lambda.claimManager=true")));
  }

  /** Whether the next change of {@code routing} has to make us its manager first. */
  public boolean isToBeClaimed(RoutingState routing) {
    return claims && !isOurs(routing);
  }

  /** As a plan says it. */
  public static String says(RoutingState routing) {
    String manager = routing.managerIdentity();
    return manager.isEmpty()
        ? "become the manager of its routing"
        : "take its routing over from its manager '" + manager + "'";
  }

  private boolean isOurs(RoutingState routing) {
    return !identity.isBlank() && routing.managerIdentity().equals(identity);
  }
}
