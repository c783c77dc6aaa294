package io.github.temporallambda.replay;

import io.github.temporallambda.history.RecordedHistory;
import java.util.List;

/**
 * The histories that the gate replays.
 *
 * @param atOnce begins while the artifact is being started
 * @param afterPolls begins when the artifact polls, and is asked again for what it polls later
 * @param startsForNothing whether the artifact is started, to see what it polls, also where {@code
 *     atOnce} finds nothing; where not, {@code afterPolls} is never asked then
 */
public record GateMaterial(
    HistorySupply atOnce, HistorySupply afterPolls, boolean startsForNothing) {

  /** These histories; may be none, to see what the artifact polls. */
  public static GateMaterial of(List<RecordedHistory> histories) {
    return of(HistorySupply.of(histories));
  }

  /** What {@code supply} finds; may be nothing, to see what the artifact polls. */
  public static GateMaterial of(HistorySupply supply) {
    return new GateMaterial(supply, HistorySupply.NONE, true);
  }

  /** What {@code supply} finds; where that is nothing, nothing is started. */
  public static GateMaterial ifAny(HistorySupply supply) {
    return new GateMaterial(supply, HistorySupply.NONE, false);
  }
}
