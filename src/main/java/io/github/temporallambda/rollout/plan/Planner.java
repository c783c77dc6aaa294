package io.github.temporallambda.rollout.plan;

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
import io.github.temporallambda.rollout.plan.RegisterPlan.InvokedArn;
import io.github.temporallambda.rollout.request.Candidate;
import io.github.temporallambda.rollout.request.Management;
import io.github.temporallambda.rollout.request.OnUnchanged;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.ReleaseMode;
import io.github.temporallambda.rollout.request.RolloutRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * From what was observed and what was asked for to a plan. Pure: no I/O, no clock, no log; the same
 * arguments give the same decision.
 */
public final class Planner {

  private final Admission admission = new Admission();

  /** A plan, or all reasons against one. */
  public Decision plan(Observed observed, RolloutRequest request) {
    List<Problem> problems = admission.problems(observed, request);
    if (!problems.isEmpty()) {
      return new Decision.Refused(problems);
    }
    return kept(observed, request)
        .<Decision>map(it -> it)
        .orElseGet(() -> admitted(observed, request));
  }

  /**
   * The current version, where it has the candidate's content and configuration and a user lets it
   * run on. A ramp to the candidate itself goes on all the same.
   */
  static Optional<Decision.Kept> kept(Observed observed, RolloutRequest request) {
    DeploymentVersionId id = request.candidate().id();
    boolean skips =
        request.options().sameContent().onUnchanged() == OnUnchanged.SKIP
            && request.reach().includes(Reach.ROUTE)
            && request.candidate().mode() instanceof ReleaseMode.Publishing;
    if (!skips || receives(observed, id)) {
      return Optional.empty();
    }
    return observed
        .current()
        .flatMap(
            current ->
                current
                    .running()
                    .filter(running -> running.since().isEmpty())
                    .map(
                        running ->
                            new Decision.Kept(
                                id, current.deploymentVersion().id(), running.functionVersion())));
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
    List<String> warnings = new ArrayList<>(ReleaseOrder.warnings(observed, request));
    warnings.addAll(Crossings.warnings(observed, request));
    warnings.addAll(OtherConfiguration.warnings(observed, request));
    return new RolloutPlan(gate, publish, register, smoke, route, warnings, new PlanEnd.Complete());
  }

  /**
   * The version that an earlier run published for this Build ID, content and target: the registered
   * one where there are several, else the newest. The registered one is taken also where its marker
   * names another target: the target itself says that it is meant, however its address was spelled.
   */
  static Optional<FunctionVersion> reusable(Observed observed, RolloutRequest request) {
    VersionMarker wanted = request.marker();
    Optional<String> registered =
        observed.registered().flatMap(DeploymentVersion::compute).map(LambdaCompute::functionArn);
    Predicate<FunctionVersion> isRegistered =
        version -> registered.equals(Optional.of(version.arn().toString()));
    return observed.published().stream()
        .filter(
            version ->
                version.isMarkedBy(wanted)
                    || (isRegistered.test(version) && holds(version, wanted)))
        .max(
            Comparator.comparing(isRegistered::test)
                .thenComparingLong(FunctionVersion::functionVersion));
  }

  private static boolean holds(FunctionVersion version, VersionMarker wanted) {
    return version
        .marker()
        .filter(marker -> marker.buildId().equals(wanted.buildId()))
        .filter(marker -> marker.contentDigest().equals(wanted.contentDigest()))
        .isPresent();
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
                    request.marker(),
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
    Optional<String> instead = Crossings.mended(observed, request);
    return compute.isEmpty() || instead.isPresent()
        ? new RegisterPlan.Mend(request.candidate().id(), arn, instead, access)
        : new RegisterPlan.Registered(registered.get(), access);
  }

  private static RoutePlan route(Observed observed, RolloutRequest request) {
    if (!request.reach().includes(Reach.ROUTE)) {
      return new RoutePlan.NotAsked();
    }
    Optional<RoutingState> routing = observed.routing();
    DeploymentVersionId id = request.candidate().id();
    boolean current =
        routing.filter(state -> state.isCurrent(id) && !state.keepsRampFromBefore(id)).isPresent();
    Management management = request.options().provenance().management();
    boolean claims = routing.map(management::isToBeClaimed).orElse(management.claims());
    return current && !claims
        ? new RoutePlan.AlreadyCurrent(id)
        : new RoutePlan.SetCurrent(id, routing, claims);
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
            request.candidate().handlerOn(observed.function()),
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
