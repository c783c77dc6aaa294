package io.github.temporallambda.rollout;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.buildid.WorkerVariables;
import io.github.temporallambda.deployment.DeploymentVersion;
import io.github.temporallambda.deployment.LambdaCompute;
import io.github.temporallambda.deployment.Ramp;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.deployment.SmokeSpec;
import io.github.temporallambda.lambda.FunctionConfiguration;
import io.github.temporallambda.lambda.FunctionVersion;
import io.github.temporallambda.lambda.VersionMarker;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.rollout.RegisterPlan.InvokedArn;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
    boolean proves = routes || (rewrites(publish) && request.reach().includes(Reach.ROUTE));
    Optional<SmokeSpec> smoke = proves ? request.proof().smoke() : Optional.empty();
    GatePlan gate = gate(publish, register, trial, code(publish, observed, request));
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
    ReleaseMode mode = request.candidate().mode();
    if (mode instanceof ReleaseMode.Adopting adopting) {
      return new PublishPlan.Adopt(adopting);
    }
    if (mode instanceof ReleaseMode.Development) {
      return latest(observed, request);
    }
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

  private static PublishPlan latest(Observed observed, RolloutRequest request) {
    Candidate candidate = request.candidate();
    FunctionConfiguration latest = observed.function();
    Map<String, String> variables = WorkerVariables.announcing(candidate.id());
    boolean announces =
        variables.entrySet().stream()
            .allMatch(
                entry ->
                    latest.environment().get(entry.getKey()).equals(Optional.of(entry.getValue())));
    return announces && latest.codeSha256().equals(candidate.artifact().codeSha256())
        ? new PublishPlan.LatestHolds(latest)
        : new PublishPlan.WriteLatest(
            latest,
            variables,
            observed.registered().filter(it -> it.compute().isPresent()),
            request.function().bucket());
  }

  /** The ARN that the candidate will be invoked by; empty where that version is yet to be made. */
  static Optional<String> invokedArn(Observed observed, RolloutRequest request) {
    ReleaseMode mode = request.candidate().mode();
    if (mode instanceof ReleaseMode.Development) {
      return Optional.of(observed.function().unqualifiedArn());
    }
    return mode instanceof ReleaseMode.Adopting adopting
        ? Optional.of(adopting.functionVersion().arn().toString())
        : reusable(observed, request).map(version -> version.arn().toString());
  }

  private static RegisterPlan register(Observed observed, RolloutRequest request) {
    if (!request.reach().includes(Reach.REGISTER)) {
      return new RegisterPlan.NotAsked();
    }
    Optional<DeploymentVersion> registered = observed.registered();
    InvokedArn arn =
        request.candidate().mode() instanceof ReleaseMode.Development
            ? InvokedArn.UNQUALIFIED
            : InvokedArn.QUALIFIED;
    InvocationAccess access = InvocationAccess.of(observed, request.function());
    if (registered.isEmpty()) {
      return new RegisterPlan.Create(request.candidate().id(), arn, access);
    }
    Optional<LambdaCompute> compute = registered.flatMap(DeploymentVersion::compute);
    return compute.isEmpty()
        ? new RegisterPlan.Mend(request.candidate().id(), arn, access)
        : new RegisterPlan.Registered(registered.get(), access);
  }

  private static RoutePlan route(Observed observed, RolloutRequest request) {
    if (!request.reach().includes(Reach.ROUTE)) {
      return new RoutePlan.NotAsked();
    }
    Optional<RoutingState> routing = observed.routing();
    boolean current =
        routing.filter(state -> state.isCurrent(request.candidate().id())).isPresent();
    Management management = request.options().provenance().management();
    boolean claims = routing.map(management::isToBeClaimed).orElse(management.claims());
    return current && !claims
        ? new RoutePlan.AlreadyCurrent(request.candidate().id())
        : new RoutePlan.SetCurrent(request.candidate().id(), routing, claims);
  }

  /** Whether traffic goes to the version already: what is put behind it then must replay too. */
  private static boolean receives(Observed observed, DeploymentVersionId id) {
    Optional<RoutingState> routing = observed.routing();
    return routing.filter(state -> state.isCurrent(id)).isPresent()
        || routing.flatMap(RoutingState::ramp).flatMap(Ramp::to).filter(id::equals).isPresent();
  }

  /** Whether what executions run on already is written anew, which takes the place of routing. */
  private static boolean rewrites(PublishPlan publish) {
    return publish instanceof PublishPlan.WriteLatest write && write.invokedBy().isPresent();
  }

  /** Why the code may have to replay: the run routes to it, or traffic goes there already. */
  private record Trial(boolean routes, boolean receives) {}

  private static CodeOrigin code(PublishPlan publish, Observed observed, RolloutRequest request) {
    if (publish instanceof PublishPlan.Reuse reuse) {
      return new CodeOrigin.Published(reuse.functionVersion());
    }
    return publish instanceof PublishPlan.Adopt adopt
        ? new CodeOrigin.Adopted(adopt.adopting())
        : new CodeOrigin.Built(
            request.candidate().artifact(),
            Observer.handler(request, observed.function()),
            observed.function().settings().runtime());
  }

  private static GatePlan gate(
      PublishPlan publish, RegisterPlan register, Trial trial, CodeOrigin code) {
    boolean moves = publish instanceof PublishPlan.WriteLatest;
    boolean writes =
        moves
            || publish instanceof PublishPlan.PublishNew
            || register instanceof RegisterPlan.Create
            || register instanceof RegisterPlan.Mend;
    if (moves || trial.routes() || (trial.receives() && writes)) {
      return new GatePlan.Replay(code);
    }
    return writes
        ? new GatePlan.Probe(code)
        : new GatePlan.Unneeded("nothing will be written, so there is nothing to gate");
  }
}
