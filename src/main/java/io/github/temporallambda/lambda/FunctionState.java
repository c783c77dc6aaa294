package io.github.temporallambda.lambda;

import java.util.Set;

/**
 * Whether a function, or one version of it, can be changed and invoked.
 *
 * <p>The words are AWS's and kept as text, since AWS adds to them. One that is not known here
 * counts as under way: whoever waits goes on waiting within his limit, and is then told the word.
 *
 * @param state {@code Pending}, {@code Active}, {@code Inactive} (reclaimed; the next invocation
 *     brings it back), {@code Failed} …
 * @param stateReason why
 * @param lastUpdateStatus {@code Successful}, {@code InProgress} or {@code Failed}; empty for
 *     published versions, which are never updated
 * @param lastUpdateReason why
 * @param snapStart whether a snapshot is taken, and there
 */
public record FunctionState(
    String state,
    StateReason stateReason,
    String lastUpdateStatus,
    StateReason lastUpdateReason,
    SnapStart snapStart) {

  /** Where nothing moves by itself; the last two are of Lambda Managed Instances. */
  private static final Set<String> AT_REST =
      Set.of("", "Active", "Inactive", "Failed", "Deleting", "Deactivated", "ActiveNonInvocable");

  private static final Set<String> UPDATED = Set.of("", "Successful", "Failed");

  /** One without SnapStart. */
  public FunctionState(
      String state,
      StateReason stateReason,
      String lastUpdateStatus,
      StateReason lastUpdateReason) {
    this(state, stateReason, lastUpdateStatus, lastUpdateReason, SnapStart.NONE);
  }

  /** Being created, or an update is under way: every write would be answered 409. */
  public boolean isInTransition() {
    return !AT_REST.contains(state) || !UPDATED.contains(lastUpdateStatus);
  }

  /** As a published version: its snapshot is being taken, without which it cannot be invoked. */
  boolean isOptimizing() {
    return state.equals("Active") && snapStart.isMissing();
  }

  /** Being created, restored or, with SnapStart, having its snapshot taken. */
  public boolean isPending() {
    return state.equals("Pending");
  }

  /** Cannot be invoked, and never will be. */
  public boolean isFailed() {
    return state.equals("Failed");
  }

  /** The last update did not take effect: the code and settings before it are still invoked. */
  public boolean isLastUpdateFailed() {
    return lastUpdateStatus.equals("Failed");
  }

  /** Reclaimed after long idleness: the next invocation fails and brings it back. */
  public boolean isInactive() {
    return state.equals("Inactive");
  }

  /** One line, for instance {@code State=Failed (InvalidRuntime: …), LastUpdateStatus=Failed}. */
  @Override
  public String toString() {
    String text = "State=" + state + inBrackets(stateReason) + snapshot();
    return lastUpdateStatus.isEmpty()
        ? text
        : text + ", LastUpdateStatus=" + lastUpdateStatus + inBrackets(lastUpdateReason);
  }

  private String snapshot() {
    return snapStart.isMissing()
        ? ", SnapStart OptimizationStatus=" + snapStart.optimizationStatus()
        : "";
  }

  private static String inBrackets(StateReason reason) {
    return reason.equals(StateReason.NONE) ? "" : " (" + reason + ")";
  }
}
