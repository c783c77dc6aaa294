package io.github.temporallambda.rollout.step;

import io.github.temporallambda.artifact.DeploymentPackage;
import io.github.temporallambda.artifact.PackageReader;
import io.github.temporallambda.buildid.WorkerVariables;
import io.github.temporallambda.handler.HandlerName;
import io.github.temporallambda.handler.Workspace;
import io.github.temporallambda.history.ExecutionScope;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.rollout.gate.CurrentQueues;
import io.github.temporallambda.rollout.gate.Gate;
import io.github.temporallambda.rollout.gate.GateJudgement;
import io.github.temporallambda.rollout.gate.GateSummary;
import io.github.temporallambda.rollout.gate.MovingExecutions;
import io.github.temporallambda.rollout.gate.OnInconclusive;
import io.github.temporallambda.rollout.gate.Untried;
import io.github.temporallambda.rollout.observe.PublishedCandidate;
import io.github.temporallambda.rollout.plan.CodeOrigin;
import io.github.temporallambda.rollout.plan.GatePlan;
import io.github.temporallambda.rollout.plan.OtherContent;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.run.Connections;
import io.github.temporallambda.rollout.run.StepOutcome;
import io.github.temporallambda.rollout.run.StepOutcome.Done;
import io.github.temporallambda.rollout.run.StepOutcome.Skipped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The gating steps of one run. Keeps the code that will run unpacked from the first gate to the
 * delta gate before executions move; both stop the run unless they pass.
 */
final class GatedRun implements AutoCloseable {

  private final ReplayGate replayGate;
  private final Connections connections;
  private final RolloutRequest request;
  private final Set<String> currentQueues;
  private final Consumer<GateVerdict> found;
  private final MovingExecutions moving;
  private final Workspace workspace = Workspace.create();
  private Optional<Gate> open = Optional.empty();
  private GateVerdict soFar = new GateVerdict(List.of(), Set.of(), List.of(), Duration.ZERO);

  /**
   * @param currentQueues the workflow task queues of the version that is current: what waits there
   *     for its first task belongs to nobody once they are polled no more
   * @param found gets each verdict before it can stop the run, so that the report holds it
   */
  GatedRun(
      ReplayGate replayGate,
      Connections connections,
      RolloutRequest request,
      Set<String> currentQueues,
      Consumer<GateVerdict> found) {
    this.replayGate = replayGate;
    this.connections = connections;
    this.request = request;
    this.currentQueues = Set.copyOf(currentQueues);
    this.found = found;
    MovingExecutions.Reads reads =
        new MovingExecutions.Reads(connections.executions(), connections.histories());
    this.moving = new MovingExecutions(() -> reads, request.gate().selection());
  }

  /** Before anything is written: committed histories, then the executions that would move. */
  StepOutcome<GateVerdict> gate(GatePlan plan) {
    if (plan instanceof GatePlan.Replay replay) {
      Gate gate = opened(replay.code());
      MovingExecutions.Replayed replayed = moving.replayWith(gate.committed(), gate, this::scope);
      return new Done<>(required(replayed.all()), GateSummary.of(replayed));
    }
    if (plan instanceof GatePlan.Probe probe) {
      GateVerdict seen = required(opened(probe.code()).probe());
      return new Done<>(seen, GateSummary.polls(seen));
    }
    GateVerdict nothing = new GateVerdict(List.of(), Set.of(), List.of(), Duration.ZERO);
    return new Skipped<>(nothing, plan.line().says());
  }

  /** Immediately before executions move: what has started or grown since. */
  StepOutcome<GateVerdict> delta(Set<PolledTaskQueue> polled) {
    Gate gate = open.orElseThrow(() -> new IllegalStateException("nothing was gated"));
    MovingExecutions.Since since = moving.replayNew(gate, scope(polled));
    String says = GateSummary.of(since, soFar);
    take(soFar.and(since.verdict()));
    GateJudgement.require(since.verdict(), request.candidate().id(), request.gate());
    return new Done<>(since.verdict(), says);
  }

  private ExecutionScope scope(Set<PolledTaskQueue> polled) {
    Set<String> queues = MovingExecutions.workflowQueues(polled);
    Candidate candidate = request.candidate();
    return candidate
        .mode()
        .affected(
            candidate.id().deploymentName(), queues, CurrentQueues.left(currentQueues, queues));
  }

  private GateVerdict required(GateVerdict verdict) {
    take(verdict);
    GateJudgement.require(verdict, request.candidate().id(), request.gate());
    return verdict;
  }

  private void take(GateVerdict verdict) {
    soFar = verdict;
    boolean mayGoOn = verdict.outcome() == Outcome.INCONCLUSIVE;
    found.accept(mayGoOn ? Untried.warned(verdict, onInconclusive()) : verdict);
  }

  private OnInconclusive onInconclusive() {
    return request.gate().onInconclusive();
  }

  /** All that was found so far, by the gate and by those before executions moved. */
  GateVerdict soFar() {
    return soFar;
  }

  private Gate opened(CodeOrigin origin) {
    Gate gate = Gate.open(replayGate, job(origin));
    open = Optional.of(gate);
    return gate;
  }

  private Gate.Job job(CodeOrigin origin) {
    Candidate candidate = request.candidate();
    if (origin instanceof CodeOrigin.Built built) {
      Map<String, String> announcing = WorkerVariables.announcing(candidate.id());
      return job(built.artifact(), built.handler(), announcing, built.runtime());
    }
    if (origin instanceof CodeOrigin.Adopted adopted) {
      return frozen(candidate.artifact(), adopted.adopting().frozen());
    }
    FunctionVersion version = ((CodeOrigin.Published) origin).functionVersion();
    return frozen(fetched(version), connections.functions().describe(version.arn()));
  }

  /** Of a published version: it runs with what its own environment announces. */
  private Gate.Job frozen(DeploymentPackage code, FunctionConfiguration frozen) {
    return job(
        code,
        request.candidate().handlerOn(frozen),
        PublishedCandidate.announcing(frozen),
        frozen.settings().runtime());
  }

  private Gate.Job job(
      DeploymentPackage code, HandlerName handler, Map<String, String> announcing, String runtime) {
    return new Gate.Job(
        code,
        handler,
        request.candidate().id(),
        announcing,
        request.target().namespace(),
        request.gate(),
        Optional.of(runtime));
  }

  /** What Lambda holds must be what was built, or the Build ID has two meanings. */
  private DeploymentPackage fetched(FunctionVersion version) {
    DeploymentPackage fetched =
        PackageReader.read(
            connections.functions().download(version.arn(), workspace.directory("fetched")));
    DeploymentPackage built = request.candidate().artifact();
    if (!fetched.contentDigest().equals(built.contentDigest())) {
      throw new ProblemException(OtherContent.problem(version, fetched, request.candidate()));
    }
    return fetched;
  }

  @Override
  public void close() {
    open.ifPresent(Gate::close);
    workspace.close();
  }
}
