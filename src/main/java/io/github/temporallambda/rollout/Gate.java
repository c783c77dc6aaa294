package io.github.temporallambda.rollout;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.artifact.ReadLimits;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.history.HistoryFiles;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.replay.GateRequest;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.ReplayGate;
import java.nio.file.Path;
import java.util.List;

/** Brings code and recorded histories together in the replay gate. */
public final class Gate {

  private final ReplayGate replayGate;

  /** Gates through {@code replayGate}. */
  public Gate(ReplayGate replayGate) {
    this.replayGate = replayGate;
  }

  /**
   * What to gate.
   *
   * @param code what will run
   * @param handler its handler
   * @param expected what it has to announce
   * @param namespace the namespace it will be told to poll
   * @param settings what to replay
   */
  public record Job(
      DeploymentPackage code,
      HandlerName handler,
      DeploymentVersionId expected,
      String namespace,
      GateSettings settings) {}

  /** Replays; the answer may be any verdict. Writes nothing outside {@code workspace}. */
  public GateVerdict run(Job job, Workspace workspace) {
    Path layout =
        PackageReader.unpack(job.code(), workspace.directory("layout"), ReadLimits.ofLambda());
    try (HistorySpool spool = HistorySpool.create()) {
      List<RecordedHistory> histories =
          job.settings()
              .histories()
              .map(directory -> HistoryFiles.read(directory, spool))
              .orElse(List.of());
      return replayGate.replay(
          new GateRequest(
              layout,
              job.handler(),
              job.expected(),
              job.namespace(),
              job.settings().environment(),
              histories,
              job.settings().limits(),
              job.settings().javaExecutable()));
    }
  }
}
