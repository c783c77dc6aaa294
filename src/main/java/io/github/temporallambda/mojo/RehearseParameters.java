package io.github.temporallambda.mojo;

import java.util.List;

/**
 * The block {@code <rehearse>} of the POM: the releases that a rehearsal goes through, and the
 * workflow executions that they leave running.
 */
public class RehearseParameters {

  List<RehearsedReleaseParameters> releases = List.of();
  List<RehearsedExecutionParameters> executions = List.of();

  /** {@code <releases>}: a {@code <release>} each, in order. */
  public void setReleases(List<RehearsedReleaseParameters> releases) {
    this.releases = List.copyOf(releases);
  }

  /** {@code <executions>}: an {@code <execution>} each. */
  public void setExecutions(List<RehearsedExecutionParameters> executions) {
    this.executions = List.copyOf(executions);
  }
}
