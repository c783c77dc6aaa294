package io.github.temporallambda.rollout;

import java.util.Optional;

/**
 * Who releases, kept with the version so that the loser of a race can be told.
 *
 * @param actor a person or a CI account
 * @param runUrl the CI run, where there is one
 */
public record Provenance(String actor, Optional<String> runUrl) {

  /** On one line, for instance {@code ada in https://…/runs/7}. */
  public String says() {
    return runUrl.map(url -> actor + " in " + url).orElse(actor);
  }
}
