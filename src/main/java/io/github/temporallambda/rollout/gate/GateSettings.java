package io.github.temporallambda.rollout.gate;

import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.replay.GateLimits;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the gate replays and what its fork gets.
 *
 * @param histories directory of committed histories; empty where the module has none
 * @param selection which of the executions that move
 * @param fork what the fork gets
 * @param limits how long it may take
 * @param onInconclusive what becomes of a release whose gate could not try everything
 * @param rehearsal the command that rehearses again, where the executions are those of a rehearsal
 *     and gone with it; else empty
 */
public record GateSettings(
    Optional<Path> histories,
    ExecutionSelection selection,
    ForkSettings fork,
    GateLimits limits,
    OnInconclusive onInconclusive,
    Optional<String> rehearsal) {

  /** Of executions that outlive the run. */
  public GateSettings(
      Optional<Path> histories,
      ExecutionSelection selection,
      ForkSettings fork,
      GateLimits limits,
      OnInconclusive onInconclusive) {
    this(histories, selection, fork, limits, onInconclusive, Optional.empty());
  }

  /** That stops where not everything could be tried. */
  public GateSettings(
      Optional<Path> histories,
      ExecutionSelection selection,
      ForkSettings fork,
      GateLimits limits) {
    this(histories, selection, fork, limits, OnInconclusive.STOP);
  }

  /** Of all executions that move, with a fork that gets variables and nothing else. */
  public GateSettings(
      Optional<Path> histories,
      Map<String, String> environment,
      Path javaExecutable,
      GateLimits limits) {
    this(histories, ExecutionSelection.all(), ForkSettings.of(environment, javaExecutable), limits);
  }

  /** The same fork, and nothing to replay on it. */
  public GateSettings withoutHistories() {
    return new GateSettings(Optional.empty(), selection, fork, limits, onInconclusive, rehearsal);
  }

  /** The same in a rehearsal, which {@code command} starts again. */
  public GateSettings rehearsedBy(String command) {
    return new GateSettings(
        histories, selection, fork, limits, onInconclusive, Optional.of(command));
  }
}
