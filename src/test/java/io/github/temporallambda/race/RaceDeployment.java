package io.github.temporallambda.race;

import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.RoutingState;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.GateListener;
import io.github.temporallambda.replay.ReplayGate;
import io.github.temporallambda.report.ConsoleNarration;
import io.github.temporallambda.report.Narration;
import io.github.temporallambda.report.ReportChecks;
import io.github.temporallambda.report.ReportKeeping;
import io.github.temporallambda.report.RolloutReport;
import io.github.temporallambda.rollout.Rollout;
import io.github.temporallambda.rollout.request.Management;
import io.github.temporallambda.rollout.request.Provenance;
import io.github.temporallambda.rollout.request.PublishedRequest;
import io.github.temporallambda.rollout.request.Reach;
import io.github.temporallambda.rollout.request.RolloutRequest;
import io.github.temporallambda.rollout.rollback.Rollback;
import io.github.temporallambda.rollout.rollback.RollbackRequest;
import io.github.temporallambda.rollout.rollback.fixture.FirstHandler;
import io.github.temporallambda.rollout.run.Connections;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A function and a deployment of one name, and runs about them; each run has its own connections.
 */
final class RaceDeployment {

  private final RaceStack stack;
  private final DeploymentName name;

  RaceDeployment(RaceStack stack, String name) {
    this.stack = stack;
    this.name = new DeploymentName(name);
    stack
        .account()
        .create(name, function -> function.timeout(60).handler(FirstHandler.class.getName()));
  }

  DeploymentName name() {
    return name;
  }

  DeploymentVersionId id(String buildId) {
    return new DeploymentVersionId(name, new BuildId(buildId));
  }

  /** The routing now; empty where the deployment does not exist. */
  Optional<RoutingState> routing() {
    try (Connections connections = stack.open()) {
      return connections.deployments().describe(name);
    }
  }

  Entry rollout(String actor, String buildId) {
    return rollout(actor, buildId, Reach.ROUTE);
  }

  Entry rollout(String actor, String buildId, Reach reach) {
    return new Entry(actor, id(buildId), () -> release(actor, buildId, reach));
  }

  /** Back to {@code to}, which was current before {@code from}. */
  Entry rollback(String actor, String from, String to) {
    return new Entry(actor, id(to), () -> rollback(actor, from));
  }

  private RolloutReport release(String actor, String buildId, Reach reach) {
    return release(
        stack.runs().release(name, buildId, stack.zip(buildId), reach, provenance(actor)),
        new ConsoleNarration(line -> {}));
  }

  /** Releases while {@code narration} hears of it; the report also of a run that stopped. */
  RolloutReport release(String actor, String buildId, Narration narration) {
    return release(actor, buildId, narration, Management.ofNobody());
  }

  /** The same as a manager. */
  RolloutReport release(String actor, String buildId, Narration narration, Management management) {
    Provenance provenance = new Provenance(actor, Optional.empty(), management);
    return release(
        stack.runs().release(name, buildId, stack.zip(buildId), Reach.ROUTE, provenance),
        narration);
  }

  /** Releases; it must come to its end. */
  void run(RolloutRequest request) {
    var unused = rollout().run(request);
  }

  /** The same of what Lambda holds already. */
  void run(PublishedRequest request) {
    var unused = rollout().run(request);
  }

  private Rollout rollout() {
    return new Rollout(
        stack::open,
        new ReplayGate(new GateListener() {}),
        new ConsoleNarration(line -> {}),
        ReportChecks::requireAll,
        Clock.systemUTC());
  }

  private RolloutReport release(RolloutRequest request, Narration narration) {
    return reported(
        reports ->
            new Rollout(
                    stack::open,
                    new ReplayGate(new GateListener() {}),
                    narration,
                    reports,
                    Clock.systemUTC())
                .run(request));
  }

  private RolloutReport rollback(String actor, String from) {
    RollbackRequest request = stack.runs().rollback(name, from, provenance(actor));
    return reported(
        reports ->
            new Rollback(
                    stack::open,
                    new ReplayGate(new GateListener() {}),
                    new ConsoleNarration(line -> {}),
                    reports,
                    Clock.systemUTC())
                .run(request));
  }

  private static RolloutReport reported(Consumer<ReportKeeping> run) {
    List<RolloutReport> reports = new CopyOnWriteArrayList<>();
    try {
      run.accept(report -> reports.add(ReportChecks.checked(report)));
    } catch (ProblemException stopped) {
      if (reports.isEmpty()) {
        throw stopped;
      }
    }
    return reports.get(0);
  }

  private static Provenance provenance(String actor) {
    return new Provenance(actor, Optional.of("https://ci.example/runs/" + actor));
  }
}
