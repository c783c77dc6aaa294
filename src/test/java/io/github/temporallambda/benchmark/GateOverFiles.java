package io.github.temporallambda.benchmark;

import io.github.temporallambda.history.HistoryFiles;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.replay.GateListener;
import io.github.temporallambda.replay.GateMaterial;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.rollout.gate.CommittedSupply;
import java.nio.file.Path;

/**
 * The gate over a directory of recorded histories. Arguments: the artifact's layout, the directory,
 * how many histories it holds.
 */
public final class GateOverFiles {

  private GateOverFiles() {}

  public static void main(String[] arguments) {
    try (HistorySpool spool = HistorySpool.create()) {
      HistoryFiles files = HistoryFiles.in(Path.of(arguments[1]));
      GateMaterial material = GateMaterial.of(new CommittedSupply(files, spool));
      GateVerdict verdict =
          new ReplayGate(new GateListener() {}).replay(Gates.over(Path.of(arguments[0]), material));
      ContenderOutput.requirePassed(verdict, Integer.parseInt(arguments[2]));
    }
    ContenderOutput.tellHeapPeak();
    System.exit(0);
  }
}
