package io.github.temporallambda.mojo.parameter;

import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.rollout.gate.OnInconclusive;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the replay gate starts the handler and what it replays.
 *
 * @param handler the handler as Lambda takes it; empty where the function's own configuration says
 * @param histories the directory of committed histories; empty when there is none
 * @param selection which of the executions that move
 * @param fork what the handler's JVM finds
 * @param limits how long it may take
 * @param onInconclusive what becomes of a release whose gate could not try everything
 */
public record GateInput(
    Optional<HandlerName> handler,
    Optional<Path> histories,
    ExecutionSelection selection,
    ForkInput fork,
    Limits limits,
    OnInconclusive onInconclusive) {

  /**
   * How long the gate may take.
   *
   * @param perHistory for one history
   * @param whole for all of them; not shorter than {@code perHistory}
   */
  public record Limits(Duration perHistory, Duration whole) {

    /**
     * @throws IllegalArgumentException when one history may take longer than all
     */
    public Limits {
      if (perHistory.compareTo(whole) > 0) {
        throw new IllegalArgumentException("one history may take no longer than all");
      }
    }
  }

  /** The same, with the histories of another directory. */
  public GateInput withHistories(Optional<Path> directory) {
    return new GateInput(handler, directory, selection, fork, limits, onInconclusive);
  }
}
