package io.github.temporallambda.rollout.rollback;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.handler.Workspace;
import io.github.temporallambda.history.AffectedExecution;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.history.Selection;
import io.github.temporallambda.lambda.FunctionArn;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.VersionMarker;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.replay.GateMaterial;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistorySupply;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.rollout.gate.Gate;
import io.github.temporallambda.rollout.gate.LiveSupply;
import io.github.temporallambda.rollout.gate.ReplayedExecutions;
import io.github.temporallambda.rollout.observe.PublishedCandidate;
import io.github.temporallambda.rollout.run.Connections;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The replay gate of a rollback: the code that is gone back to, fetched from Lambda, and the live
 * executions that it is tried with. Remembers how far each was replayed. No committed histories:
 * those tell what must replay on code to come, not on code that was.
 */
final class ReverseGate implements AutoCloseable {

  private final Connections connections;
  private final RollbackTarget target;
  private final Workspace workspace;
  private final Gate gate;
  private final ReplayedExecutions replayed = new ReplayedExecutions(Set.of(Outcome.values()));

  private ReverseGate(
      Connections connections, RollbackTarget target, Workspace workspace, Gate gate) {
    this.connections = connections;
    this.target = target;
    this.workspace = workspace;
    this.gate = gate;
  }

  /**
   * Fetches and unpacks the target's code. Close it to remove all temporary files.
   *
   * @throws ProblemException when Lambda does not give the code, or gives other than was released
   */
  static ReverseGate open(
      ReplayGate replayGate,
      Connections connections,
      RollbackRequest request,
      RollbackTarget target) {
    Workspace workspace = Workspace.create();
    try {
      FunctionArn arn = target.functionVersion().arn();
      FunctionConfiguration frozen = connections.functions().describe(arn);
      Gate.Job job =
          new Gate.Job(
              fetched(connections, target, workspace),
              PublishedCandidate.handler(frozen),
              target.id(),
              PublishedCandidate.announcing(frozen),
              request.temporal().namespace(),
              request.gate().withoutHistories(),
              Optional.of(frozen.settings().runtime()));
      return new ReverseGate(connections, target, workspace, Gate.open(replayGate, job));
    } catch (RuntimeException e) {
      workspace.close();
      throw e;
    }
  }

  /**
   * Starts the code and replays the executions that move by what it polls. Each history may have
   * any outcome.
   *
   * @throws ProblemException when the code could not be tried at all: that is neither yes nor no
   */
  GateVerdict replay(Function<Set<PolledTaskQueue>, List<AffectedExecution>> moving) {
    try (HistorySpool spool = HistorySpool.create()) {
      return required(
          gate.replay(new GateMaterial(HistorySupply.NONE, supply(spool, moving), true)));
    }
  }

  /**
   * Replays those that were not replayed as far as they are now. Each history may have any outcome.
   *
   * @throws ProblemException when the code could not be tried at all: that is neither yes nor no
   */
  GateVerdict replayNew(Supplier<List<AffectedExecution>> executions) {
    try (HistorySpool spool = HistorySpool.create()) {
      return required(gate.replay(GateMaterial.ifAny(supply(spool, polled -> executions.get()))));
    }
  }

  private LiveSupply supply(
      HistorySpool spool, Function<Set<PolledTaskQueue>, List<AffectedExecution>> reading) {
    return new LiveSupply(
        connections::histories, replayed, spool, polled -> Selection.of(reading.apply(polled)));
  }

  @Override
  public void close() {
    gate.close();
    workspace.close();
  }

  /** What Lambda holds must be what was released under this Build ID. */
  private static DeploymentPackage fetched(
      Connections connections, RollbackTarget target, Workspace workspace) {
    DeploymentPackage code =
        PackageReader.read(
            connections
                .functions()
                .download(target.functionVersion().arn(), workspace.directory("code")));
    Optional<VersionMarker> marker = target.functionVersion().marker();
    boolean same =
        marker
            .filter(
                it ->
                    !it.buildId().equals(target.id().buildId())
                        || !it.contentDigest().equals(code.contentDigest()))
            .isEmpty();
    if (!same) {
      throw new ProblemException(
          Problem.conflict(
              "Lambda holds something else behind " + target.id() + " than was released as it.",
              List.of(
                  "version      " + target.functionVersion().arn(),
                  "marked as    " + marker.map(VersionMarker::description).orElse("nothing"),
                  "its content  " + code.contentDigest()),
              "name another version that was current: -Dtemporal-lambda.buildId=…"));
    }
    return code;
  }

  private GateVerdict required(GateVerdict verdict) {
    if (verdict.problems().isEmpty()) {
      return verdict;
    }
    List<Problem> problems = new ArrayList<>(verdict.problems());
    problems.add(
        new Problem(
            ProblemKind.GATE,
            "The gate could not try the code of " + target.id() + ", so nothing was routed to it.",
            List.of(target.functionVersion().arn().toString()),
            List.of(
                "give its handler what it lacks: -Dtemporal-lambda.replayInheritEnvironment=…,"
                    + " or more time: -Dtemporal-lambda.gateTimeout=PT30M",
                "or name another version that was current: -Dtemporal-lambda.buildId=…",
                "or, as a last resort and ungated, by hand: temporal worker deployment"
                    + " set-current-version --deployment-name "
                    + target.id().deploymentName()
                    + " --build-id "
                    + target.id().buildId())));
    throw new ProblemException(problems);
  }
}
