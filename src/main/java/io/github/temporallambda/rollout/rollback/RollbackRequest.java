package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.connection.TemporalTarget;
import io.github.temporallambda.report.PluginCommand;
import io.github.temporallambda.rollout.gate.GateSettings;
import io.github.temporallambda.rollout.request.Provenance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a rollback was asked for.
 *
 * @param deploymentName the Worker Deployment
 * @param way from where to where
 * @param onIncompatible what to do about executions that do not replay on the older version
 * @param temporal the Temporal namespace
 * @param gate how the older version's code is started for the replay
 * @param propagationTimeout how long the routing change may take to reach every task queue
 * @param options the rest
 * @param command how the same deployment is reached by a command of this plugin
 */
public record RollbackRequest(
    DeploymentName deploymentName,
    Way way,
    OnIncompatible onIncompatible,
    TemporalTarget temporal,
    GateSettings gate,
    Duration propagationTimeout,
    Options options,
    PluginCommand command) {

  /** A copy whose commands name the Region that was found. */
  RollbackRequest in(String region) {
    return new RollbackRequest(
        deploymentName,
        way,
        onIncompatible,
        temporal,
        gate,
        propagationTimeout,
        options,
        command.with(Map.of("temporal-lambda.region", region)));
  }

  /**
   * From where to where.
   *
   * @param from the version to leave; when it is neither current nor ramping it was left already.
   *     Empty: whatever receives traffic last: the ramping version, or else the current one
   * @param to the version to go back to; empty: the one that was last current before and is not
   *     condemned
   * @param retryRolledBack go to {@code to} although it is condemned
   */
  public record Way(Optional<BuildId> from, Optional<BuildId> to, boolean retryRolledBack) {

    /** Whether neither is named, so that where it goes depends on what was gone back before. */
    boolean isOpen() {
      return from.isEmpty() && to.isEmpty();
    }

    /** Whatever was released last, back to what was current before. */
    public static Way oneBack() {
      return new Way(Optional.empty(), Optional.empty(), false);
    }
  }

  /**
   * Choices of one run.
   *
   * @param dryRun print the plan and write nothing
   * @param moveStranded whether Pinned executions that would stay on the left version are moved,
   *     where they replay
   * @param reason why, kept with the version that is left; not blank, never a secret
   * @param provenance who goes back
   * @param unheeded parameters that leave executions out of other goals, and not of this one
   */
  public record Options(
      boolean dryRun,
      boolean moveStranded,
      String reason,
      Provenance provenance,
      List<String> unheeded) {

    /** Where nothing leaves executions out of other goals. */
    public Options(boolean dryRun, boolean moveStranded, String reason, Provenance provenance) {
      this(dryRun, moveStranded, reason, provenance, List.of());
    }

    public Options {
      unheeded = List.copyOf(unheeded);
      if (reason.isBlank()) {
        throw new IllegalArgumentException("a rollback has a reason");
      }
    }

    /** What to know of those parameters; nothing where there are none. */
    List<String> warnings() {
      return unheeded.isEmpty()
          ? List.of()
          : List.of(
              "not heeded: "
                  + String.join(", ", unheeded)
                  + "; a rollback replays every execution that would move back, and no other, since"
                  + " one that is left out could not be rescued");
    }
  }
}
