package io.github.temporallambda.mojo.parameter;

import java.util.List;

/**
 * What a rehearsal goes through.
 *
 * @param releases one after another; exactly one of them is the present artifact
 * @param executions what is started after them
 */
public record RehearsalInput(
    List<RehearsedRelease> releases, List<RehearsedExecutions> executions) {

  public RehearsalInput {
    releases = List.copyOf(releases);
    executions = List.copyOf(executions);
    if (releases.stream().filter(RehearsedRelease::isPresent).count() != 1) {
      throw new IllegalArgumentException("the present artifact is released once");
    }
  }

  /** The present artifact alone, with nothing running. */
  public static RehearsalInput presentAlone() {
    return new RehearsalInput(List.of(RehearsedRelease.present()), List.of());
  }
}
