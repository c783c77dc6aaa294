package io.github.temporallambda.rollout.gate;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.artifact.Layers;
import io.github.temporallambda.artifact.PackageLayout;
import io.github.temporallambda.artifact.ReadLimits;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.WorkerVariables;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.handler.JavaVersion;
import io.github.temporallambda.handler.Workspace;
import io.github.temporallambda.history.HistoryFiles;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.replay.ForkEnvironment;
import io.github.temporallambda.replay.GateMaterial;
import io.github.temporallambda.replay.GateRequest;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HandlerCode;
import io.github.temporallambda.replay.HistorySupply;
import io.github.temporallambda.replay.ReplayGate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One artifact, unpacked for the replay gate, and the recorded histories that it is tried with. */
public final class Gate implements AutoCloseable {

  private final ReplayGate replayGate;
  private final Job job;
  private final Workspace workspace;
  private final HistorySpool spool;
  private final Path layout;
  private final List<Path> extraClassPath;
  private final RuntimeMatch runtime;
  private final List<String> caveats;

  private Gate(ReplayGate replayGate, Job job) {
    this.replayGate = replayGate;
    this.job = job;
    this.workspace = Workspace.create();
    this.spool = HistorySpool.create();
    this.layout =
        PackageLayout.unpack(job.code(), workspace.directory("layout"), ReadLimits.ofLambda());
    this.extraClassPath = extraClassPath();
    ForkSettings fork = job.settings().fork();
    this.runtime = new RuntimeMatch(JavaVersion.of(fork.javaExecutable()), job.runtime());
    this.caveats =
        Stream.of(fork.standIn().map(it -> it.caveat(job.handler())), runtime.caveat())
            .flatMap(Optional::stream)
            .toList();
  }

  /** The layers, and behind them what the stand-in needs. */
  private List<Path> extraClassPath() {
    ForkSettings fork = job.settings().fork();
    List<Path> entries = new ArrayList<>();
    entries.addAll(Layers.classPath(fork.layers(), workspace.directory("opt")));
    fork.standIn().map(StandIn::testClassPath).ifPresent(entries::addAll);
    return entries;
  }

  /**
   * What to gate.
   *
   * @param code what will run
   * @param handler its handler
   * @param expected what it has to announce
   * @param announcing the variables by which it will learn that
   * @param namespace the namespace it will be told to poll
   * @param settings what to replay
   * @param runtime the function's runtime, for instance {@code java21}; empty where no function was
   *     asked
   */
  public record Job(
      DeploymentPackage code,
      HandlerName handler,
      DeploymentVersionId expected,
      Map<String, String> announcing,
      String namespace,
      GateSettings settings,
      Optional<String> runtime) {

    /**
     * Of code that will run with all variables that announce {@code expected}, on a function that
     * was not asked.
     */
    public Job(
        DeploymentPackage code,
        HandlerName handler,
        DeploymentVersionId expected,
        String namespace,
        GateSettings settings) {
      this(
          code,
          handler,
          expected,
          WorkerVariables.announcing(expected),
          namespace,
          settings,
          Optional.empty());
    }
  }

  /** Unpacks the code. Close it to remove all temporary files. */
  public static Gate open(ReplayGate replayGate, Job job) {
    return new Gate(replayGate, job);
  }

  /** The committed histories; none where the settings name no directory. For one gate. */
  public HistorySupply committed() {
    return job.settings()
        .histories()
        .<HistorySupply>map(directory -> new CommittedSupply(HistoryFiles.in(directory), spool))
        .orElse(HistorySupply.NONE);
  }

  /** What has to be announced. */
  DeploymentVersionId expected() {
    return job.expected();
  }

  /** Starts the artifact and sees what it announces and polls. */
  public GateVerdict probe() {
    return replay(GateMaterial.of(List.of()));
  }

  /** Starts the artifact and replays; the answer may be any verdict. */
  public GateVerdict replay(GateMaterial material) {
    ForkSettings fork = job.settings().fork();
    HandlerName handler = fork.standIn().map(StandIn::handler).orElse(job.handler());
    GateRequest request =
        new GateRequest(
            new HandlerCode(layout, extraClassPath, handler, fork.javaExecutable()),
            job.expected(),
            job.namespace(),
            new ForkEnvironment(fork.environment(), job.announcing(), runtime.inFork()),
            material,
            job.settings().limits());
    return replayGate.replay(request).withCaveats(caveats);
  }

  @Override
  public void close() {
    spool.close();
    workspace.close();
  }
}
