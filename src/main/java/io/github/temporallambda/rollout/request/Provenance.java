package io.github.temporallambda.rollout.request;

import java.util.Optional;

/**
 * Who releases: to people, kept with the version so that the loser of a race can be told; and to
 * Temporal.
 *
 * @param actor a person or a CI account
 * @param runUrl the CI run, where there is one
 * @param management what the run makes of a deployment's manager
 */
public record Provenance(String actor, Optional<String> runUrl, Management management) {

  /** Of a run that manages no deployment. */
  public Provenance(String actor, Optional<String> runUrl) {
    this(actor, runUrl, Management.ofNobody());
  }

  /** On one line, for instance {@code ada in https://…/runs/7}. */
  public String says() {
    return runUrl.map(url -> actor + " in " + url).orElse(actor);
  }
}
