package io.github.temporallambda.benchmark;

import io.github.temporallambda.benchmark.fixture.Rounds;
import io.github.temporallambda.history.HistoryFiles;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.replay.GateListener;
import io.github.temporallambda.replay.GateMaterial;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.rollout.gate.CommittedSupply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How many histories that come after the first one that fails are shown before it. Arguments: the
 * artifact's layout, and a directory of histories of which one fails.
 */
public final class FirstFailure {

  private FirstFailure() {}

  public static void main(String[] arguments) {
    List<HistoryVerdict> shown = new ArrayList<>();
    GateListener listener =
        new GateListener() {
          @Override
          public void replayed(HistoryVerdict verdict, int done, int total) {
            shown.add(verdict);
          }
        };
    GateVerdict verdict;
    try (HistorySpool spool = HistorySpool.create()) {
      HistoryFiles files = HistoryFiles.in(Path.of(arguments[1]));
      verdict =
          new ReplayGate(listener)
              .replay(
                  Gates.over(
                      Path.of(arguments[0]), GateMaterial.of(new CommittedSupply(files, spool))));
    }
    if (verdict.count(Outcome.FAILED) != 1) {
      throw new IllegalStateException("not one failed but " + verdict.count(Outcome.FAILED));
    }
    ContenderOutput.tell("shownBefore", shownBefore(shown));
    System.exit(0);
  }

  private static long shownBefore(List<HistoryVerdict> shown) {
    HistoryVerdict failed =
        shown.stream()
            .filter(one -> one.history().workflowId().startsWith(Rounds.CHANGED))
            .findFirst()
            .orElseThrow();
    return shown.stream()
        .takeWhile(one -> !one.equals(failed))
        .filter(one -> one.history().origin().compareTo(failed.history().origin()) > 0)
        .count();
  }
}
