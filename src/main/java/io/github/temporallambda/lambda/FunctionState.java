package io.github.temporallambda.lambda;

/**
 * Whether a function, or one version of it, can be changed and invoked.
 *
 * <p>The words are AWS's and kept as text, since AWS adds to them.
 *
 * @param state {@code Pending}, {@code Active}, {@code Inactive} (reclaimed; the next invocation
 *     brings it back), {@code Failed} …
 * @param stateReason why
 * @param lastUpdateStatus {@code Successful}, {@code InProgress} or {@code Failed}; empty for
 *     published versions, which are never updated
 * @param lastUpdateReason why
 */
public record FunctionState(
    String state, StateReason stateReason, String lastUpdateStatus, StateReason lastUpdateReason) {

  /** Being created, or an update is under way: every write would be answered 409. */
  public boolean isInTransition() {
    return isPending() || lastUpdateStatus.equals("InProgress");
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
    String text = "State=" + state + inBrackets(stateReason);
    return lastUpdateStatus.isEmpty()
        ? text
        : text + ", LastUpdateStatus=" + lastUpdateStatus + inBrackets(lastUpdateReason);
  }

  private static String inBrackets(StateReason reason) {
    return reason.equals(StateReason.NONE) ? "" : " (" + reason + ")";
  }
}
