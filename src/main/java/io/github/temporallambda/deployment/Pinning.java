package io.github.temporallambda.deployment;

import java.util.List;

/**
 * What became of executions that were to be pinned; each is in exactly one of the lists.
 *
 * @param pinned read back: an override keeps them where they were to be kept
 * @param closed ended meanwhile, which needs no pin
 * @param failed still open and not pinned
 */
public record Pinning(List<ExecutionId> pinned, List<ExecutionId> closed, List<Failed> failed) {

  public Pinning {
    pinned = List.copyOf(pinned);
    closed = List.copyOf(closed);
    failed = List.copyOf(failed);
  }

  /**
   * One that is not pinned.
   *
   * @param execution which
   * @param why the server's answer
   */
  public record Failed(ExecutionId execution, String why) {}
}
