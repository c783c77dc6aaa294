package io.github.temporallambda.benchmark;

import io.github.temporallambda.connection.PendingConnection;
import io.github.temporallambda.history.AffectedExecutions;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.history.ExecutionSelection;
import io.github.temporallambda.history.HistoryDownload;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.history.ReadingPace;
import io.github.temporallambda.history.ReadingProgress;
import io.github.temporallambda.replay.GateListener;
import io.github.temporallambda.replay.GateMaterial;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistorySupply;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.rollout.gate.LiveSupply;
import io.github.temporallambda.rollout.gate.ReplayedExecutions;
import java.nio.file.Path;
import java.util.Set;

/**
 * The gate over all running executions of a server, which it lists, fetches and replays. Arguments:
 * the artifact's layout, the server's address, how many executions it has.
 */
public final class GateOverServer {

  private GateOverServer() {}

  public static void main(String[] arguments) {
    // As the replay goal does: the artifact starts while the connection is being opened.
    try (PendingConnection connection = Servers.connect(arguments[1]);
        HistorySpool spool = HistorySpool.create()) {
      GateMaterial material = new GateMaterial(HistorySupply.NONE, supply(connection, spool), true);
      GateVerdict verdict =
          new ReplayGate(new GateListener() {}).replay(Gates.over(Path.of(arguments[0]), material));
      ContenderOutput.requirePassed(verdict, Integer.parseInt(arguments[2]));
    }
    ContenderOutput.tellHeapPeak();
    System.exit(0);
  }

  private static HistorySupply supply(PendingConnection pending, HistorySpool spool) {
    return new LiveSupply(
        () ->
            new HistoryDownload(pending.connection(), ReadingPace.usual(), ReadingProgress.SILENT),
        new ReplayedExecutions(Set.of()),
        spool,
        polled ->
            new AffectedExecutions(pending.connection())
                .select(
                    new ExecutionScope.Moving(Gates.EXPECTED.deploymentName(), Set.of("rounds")),
                    ExecutionSelection.all()));
  }
}
