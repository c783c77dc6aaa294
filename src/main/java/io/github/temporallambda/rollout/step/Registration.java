package io.github.temporallambda.rollout.step;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.BindingListener;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.deployment.SmokeResult;
import io.github.temporallambda.deployment.SmokeSpec;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.rollout.metadata.InvokedFunction;
import io.github.temporallambda.rollout.plan.RegisterPlan;
import io.github.temporallambda.rollout.plan.RolloutPlan;
import io.github.temporallambda.rollout.plan.StepNames;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.run.Connections;
import io.github.temporallambda.rollout.run.Journal;
import io.github.temporallambda.rollout.run.StepOutcome;
import io.github.temporallambda.rollout.run.StepOutcome.AlreadyDone;
import io.github.temporallambda.rollout.run.StepOutcome.Done;
import io.github.temporallambda.rollout.run.StepOutcome.Skipped;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The steps that make the Worker Deployment Version and let it prove itself. */
final class Registration {

  private final Connections connections;
  private final RolloutRequest request;
  private final DeploymentVersionId id;
  private final InvokedFunction function;
  private final Narration narration;

  Registration(
      Connections connections,
      RolloutRequest request,
      InvokedFunction function,
      Narration narration) {
    this.connections = connections;
    this.request = request;
    this.id = request.candidate().id();
    this.function = function;
    this.narration = narration;
  }

  /**
   * Registers and proves, as far as planned.
   *
   * @param polled what the artifact polled in the gate
   * @return the same, and what it polled in Lambda besides
   */
  Set<PolledTaskQueue> run(RolloutPlan plan, Set<PolledTaskQueue> polled, Journal journal) {
    journal.step(StepNames.REGISTER, () -> register(plan.register()));
    Set<PolledTaskQueue> all = new TreeSet<>(polled);
    if (plan.changesAnything() && request.reach().includes(Reach.REGISTER)) {
      DeploymentVersion bound =
          journal.step(StepNames.BIND, () -> proven(() -> bind(plan, polled)));
      all.addAll(bound.taskQueues());
      plan.smoke()
          .ifPresent(smoke -> journal.step(StepNames.SMOKE, () -> proven(() -> smoke(smoke))));
    }
    return all;
  }

  private StepOutcome<DeploymentVersionId> register(RegisterPlan plan) {
    if (plan instanceof RegisterPlan.NotAsked) {
      return new Skipped<>(id, "not asked for");
    }
    LambdaCompute compute = plan.access().compute(function.arn());
    if (plan instanceof RegisterPlan.Registered) {
      return new AlreadyDone<>(id, id + " points at " + compute.functionArn());
    }
    if (plan instanceof RegisterPlan.Mend) {
      connections.deployments().updateComputeConfig(id, compute);
      return new Done<>(id, id + " now has its compute config");
    }
    connections.deployments().createDeployment(id.deploymentName());
    connections.deployments().createDeploymentVersion(id, compute);
    return new Done<>(id, id + " points at " + compute.functionArn());
  }

  private StepOutcome<DeploymentVersion> bind(RolloutPlan plan, Set<PolledTaskQueue> polled) {
    Optional<DeploymentVersion> rewritten = plan.rewritten();
    LambdaCompute compute = plan.register().access().compute(function.arn());
    Set<PolledTaskQueue> expected = new TreeSet<>(polled);
    // The server never forgets a task queue of a version, and this one outlives its code.
    rewritten.ifPresent(version -> expected.addAll(version.taskQueues()));
    if (rewritten.isPresent()) {
      // Code changed under its version: the same compute config has the controller invoke it.
      connections.deployments().updateComputeConfig(id, compute);
    }
    DeploymentVersion bound =
        connections
            .binding()
            .awaitBound(
                id, compute, expected, request.proof().queueTimeout(), new Waiting(narration));
    return new Done<>(bound, "the server's controller invoked it; bound " + listed(expected));
  }

  private StepOutcome<SmokeResult> smoke(SmokeSpec spec) {
    SmokeResult result = connections.smoke().run(spec, id);
    return new Done<>(
        result,
        String.format(
            Locale.ROOT,
            "%s completed on it in %.1f s (%s)",
            spec.workflowType(),
            result.took().toMillis() / 1000.0,
            result.workflowId()));
  }

  /** A version that does not prove itself is told with what its function printed. */
  private <T> T proven(Supplier<T> proof) {
    try {
      return proof.get();
    } catch (ProblemException e) {
      throw new ProblemException(e.problems().stream().map(this::withOutput).toList(), e);
    }
  }

  private Problem withOutput(Problem problem) {
    return problem.kind() == ProblemKind.GATE
        ? connections.functionLog().completed(problem, function)
        : problem;
  }

  private static String listed(Set<PolledTaskQueue> queues) {
    return queues.stream().map(PolledTaskQueue::toString).collect(Collectors.joining(", "));
  }

  private record Waiting(Narration narration) implements BindingListener {
    @Override
    public void waitingFor(Set<PolledTaskQueue> missing) {
      narration.progress("waiting for " + listed(missing));
    }

    @Override
    public void invokedAgain(int count) {
      narration.progress("no poller yet: asked the controller to invoke it again (" + count + ")");
    }
  }
}
