package io.github.temporallambda.rollout;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.WorkerVariables;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.deployment.Ramp;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.SmokeSpec;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.VersionMarker;
import io.github.temporallambda.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * From what was observed and what was asked for to a plan. Pure: no I/O, no clock, no log; the same
 * arguments give the same decision.
 */
public final class Planner {

  private final Admission admission = new Admission();

  /** A plan, or all reasons against one. */
  public Decision plan(Observed observed, RolloutRequest request) {
    List<Problem> problems = admission.problems(observed, request);
    return problems.isEmpty() ? admitted(observed, request) : new Decision.Refused(problems);
  }

  private static RolloutPlan admitted(Observed observed, RolloutRequest request) {
    PublishPlan publish = publish(observed, request);
    RegisterPlan register = register(observed, request);
    RoutePlan route = route(observed, request);
    boolean routes = route instanceof RoutePlan.SetCurrent;
    Trial trial = new Trial(routes, receives(observed, request.candidate().id()));
    Optional<SmokeSpec> smoke = routes ? request.proof().smoke() : Optional.empty();
    GatePlan gate = gate(publish, register, trial, request);
    List<String> warnings = ReleaseOrder.warnings(observed, request);
    return new RolloutPlan(gate, publish, register, smoke, route, warnings, new PlanEnd.Complete());
  }

  /** The newest version that an earlier run published for this Build ID and this target. */
  static Optional<FunctionVersion> reusable(Observed observed, RolloutRequest request) {
    VersionMarker wanted = marker(request);
    return observed.published().stream()
        .filter(version -> version.isMarkedBy(wanted))
        .max(Comparator.comparingLong(FunctionVersion::functionVersion));
  }

  static VersionMarker marker(RolloutRequest request) {
    Candidate candidate = request.candidate();
    String target =
        VersionMarker.targetHash(
            request.target().address(),
            request.target().namespace(),
            candidate.id().deploymentName());
    return new VersionMarker(
        candidate.id().buildId(), candidate.artifact().contentDigest(), target);
  }

  private static PublishPlan publish(Observed observed, RolloutRequest request) {
    return reusable(observed, request)
        .<PublishPlan>map(PublishPlan.Reuse::new)
        .orElseGet(
            () ->
                new PublishPlan.PublishNew(
                    observed.function(),
                    WorkerVariables.announcing(request.candidate().id()),
                    marker(request),
                    request.function().bucket()));
  }

  private static RegisterPlan register(Observed observed, RolloutRequest request) {
    if (!request.reach().includes(Reach.REGISTER)) {
      return new RegisterPlan.NotAsked();
    }
    Optional<DeploymentVersion> registered = observed.registered();
    if (registered.isEmpty()) {
      return new RegisterPlan.Create(request.candidate().id());
    }
    Optional<LambdaCompute> compute = registered.flatMap(DeploymentVersion::compute);
    return compute.isEmpty()
        ? new RegisterPlan.Mend(request.candidate().id())
        : new RegisterPlan.Registered(registered.get());
  }

  private static RoutePlan route(Observed observed, RolloutRequest request) {
    if (!request.reach().includes(Reach.ROUTE)) {
      return new RoutePlan.NotAsked();
    }
    Optional<RoutingState> routing = observed.routing();
    boolean current =
        routing.filter(state -> state.isCurrent(request.candidate().id())).isPresent();
    return current
        ? new RoutePlan.AlreadyCurrent(request.candidate().id())
        : new RoutePlan.SetCurrent(request.candidate().id(), routing);
  }

  /** Whether traffic goes to the version already: what is put behind it then must replay too. */
  private static boolean receives(Observed observed, DeploymentVersionId id) {
    Optional<RoutingState> routing = observed.routing();
    return routing.filter(state -> state.isCurrent(id)).isPresent()
        || routing.flatMap(RoutingState::ramp).flatMap(Ramp::to).filter(id::equals).isPresent();
  }

  /** Why the code may have to replay: the run routes to it, or traffic goes there already. */
  private record Trial(boolean routes, boolean receives) {}

  private static GatePlan gate(
      PublishPlan publish, RegisterPlan register, Trial trial, RolloutRequest request) {
    CodeOrigin code =
        publish instanceof PublishPlan.Reuse reuse
            ? new CodeOrigin.Published(reuse.functionVersion())
            : new CodeOrigin.Built(request.candidate().artifact());
    boolean writes =
        publish instanceof PublishPlan.PublishNew
            || register instanceof RegisterPlan.Create
            || register instanceof RegisterPlan.Mend;
    if (trial.routes() || (trial.receives() && writes)) {
      return new GatePlan.Replay(code);
    }
    return writes
        ? new GatePlan.Probe(code)
        : new GatePlan.Unneeded("nothing will be written, so there is nothing to gate");
  }
}
