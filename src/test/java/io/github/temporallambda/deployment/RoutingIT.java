package io.github.temporallambda.deployment;

import static io.github.temporallambda.deployment.RunningServer.sibling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.CreateWorkerDeploymentVersionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkerDeploymentVersionRequest;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentCurrentVersionRequest;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentManagerRequest;
import io.temporal.api.workflowservice.v1.SetWorkerDeploymentRampingVersionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServerExtension.class)
class RoutingIT {

  @Test
  void versionBecomesCurrentAndEveryTaskQueueLearnsIt(RunningServer server) {
    DeploymentVersionId id = server.neverPolled(server.newDeployment("b1"), 1);
    RoutingState before = routing(server, id);
    assertThat(before.current()).isEmpty();
    assertThat(before.ramp()).isEmpty();

    RoutingState after = server.deployments().setCurrent(id, before.conflictToken());

    assertThat(after.isCurrent(id)).isTrue();
    assertThat(after.lastModifierIdentity()).isEqualTo(RunningServer.IDENTITY);
    PropagatedRouting spread =
        server.deployments().awaitPropagated(id.deploymentName(), Duration.ofSeconds(30));
    assertThat(spread.told()).isEqualTo(PropagatedRouting.Source.DEPLOYMENT);
    RoutingState propagated = spread.state();
    assertThat(propagated.propagated()).isTrue();
    assertThat(propagated.summary(id.buildId()).orElseThrow().status())
        .isEqualTo(DeploymentVersionStatus.CURRENT);
    assertThat(propagated.summary(id.buildId()).orElseThrow().times().currentSince()).isPresent();
  }

  @Test
  void settingTheCurrentVersionAgainChangesNothing(RunningServer server) {
    DeploymentVersionId id = server.neverPolled(server.newDeployment("b1"), 1);
    ConflictToken old = routing(server, id).conflictToken();
    RoutingState first = server.deployments().setCurrent(id, old);

    RoutingState second = server.deployments().setCurrent(id, old);

    assertThat(second.conflictToken()).isEqualTo(first.conflictToken());
  }

  @Test
  void lostRaceTellsWhoWonAndOverwritesNothing(RunningServer server) {
    DeploymentVersionId first = server.neverPolled(server.newDeployment("b1"), 1);
    DeploymentVersionId second = server.neverPolled(sibling(first, "b2"), 2);
    ConflictToken stale = routing(server, first).conflictToken();
    server.deploymentsAs("the other pipeline").setCurrent(first, stale);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> server.deployments().setCurrent(second, stale))
        .withMessageContainingAll("the other pipeline", "current: " + first)
        .satisfies(
            stopped ->
                assertThat(stopped.problems().get(0).kind()).isEqualTo(ProblemKind.CONFLICT));

    assertThat(routing(server, first).isCurrent(first)).isTrue();
  }

  @Test
  void routingKeptByAManagerIsAConflict(RunningServer server) {
    DeploymentVersionId id = server.neverPolled(server.newDeployment("b1"), 1);
    var unused =
        stub(server)
            .setWorkerDeploymentManager(
                SetWorkerDeploymentManagerRequest.newBuilder()
                    .setNamespace(namespace(server))
                    .setDeploymentName(id.deploymentName().value())
                    .setIdentity("the platform team")
                    .setSelf(true)
                    .build());
    RoutingState managed = routing(server, id);
    assertThat(managed.managerIdentity()).isEqualTo("the platform team");

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> server.deployments().setCurrent(id, managed.conflictToken()))
        .withMessageContainingAll("the platform team", "manager-identity unset")
        .satisfies(
            stopped ->
                assertThat(stopped.problems().get(0).kind()).isEqualTo(ProblemKind.CONFLICT));
  }

  @Test
  void unknownVersionIsNotMadeCurrent(RunningServer server) {
    DeploymentVersionId id = server.neverPolled(server.newDeployment("b1"), 1);
    ConflictToken token = routing(server, id).conflictToken();

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> server.deployments().setCurrent(sibling(id, "never-made"), token))
        .withMessageContaining("never-made");

    assertThat(routing(server, id).current()).isEmpty();
  }

  @Test
  void rampSurvivesSettingAnotherVersionCurrentUntilItIsCleared(RunningServer server) {
    DeploymentVersionId first = server.neverPolled(server.newDeployment("b1"), 1);
    DeploymentVersionId ramping = server.neverPolled(sibling(first, "b2"), 2);
    ramp(server, ramping, 25);

    RoutingState withRamp =
        server.deployments().setCurrent(first, routing(server, first).conflictToken());
    Ramp ramp = withRamp.ramp().orElseThrow();
    assertThat(ramp.to()).contains(ramping);
    assertThat(ramp.percentage()).isEqualTo(25f);
    assertThat(ramp.changedAt()).isPresent();

    RoutingState cleared =
        server.deployments().clearRamp(first.deploymentName(), withRamp.conflictToken());

    assertThat(cleared.ramp()).isEmpty();
    assertThat(cleared.isCurrent(first)).isTrue();
    assertThat(server.deployments().clearRamp(first.deploymentName(), cleared.conflictToken()))
        .matches(state -> state.ramp().isEmpty());
  }

  @Test
  void rampAtZeroPercentIsStillARamp(RunningServer server) {
    DeploymentVersionId id = server.neverPolled(server.newDeployment("b1"), 1);

    ramp(server, id, 0);

    assertThat(routing(server, id).ramp().orElseThrow().to()).contains(id);
    assertThat(routing(server, id).ramp().orElseThrow().percentage()).isZero();
  }

  @Test
  void versionWithoutATaskQueueInUseIsRefused(RunningServer server) {
    DeploymentVersionId old = server.neverPolled(server.newDeployment("b1"), 1);
    DeploymentVersionId bare = server.neverPolled(sibling(old, "b2"), 2);
    String taskQueue = old.deploymentName() + "-queue";
    PollingWorker.during(
        server.connection(),
        old,
        taskQueue,
        () ->
            Eventually.that(
                () ->
                    assertThat(server.deployments().describe(old).orElseThrow().taskQueues())
                        .hasSize(2)));
    RoutingState current =
        server.deployments().setCurrent(old, routing(server, old).conflictToken());
    server.deployments().awaitPropagated(old.deploymentName(), Duration.ofSeconds(30));
    start(server, taskQueue);
    Eventually.that(() -> assertThat(backlog(server, old)).isPositive());

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> server.deployments().setCurrent(bare, current.conflictToken()))
        .withMessageContaining("missing active task queues")
        .satisfies(
            stopped -> assertThat(stopped.problems().get(0).kind()).isEqualTo(ProblemKind.GATE));
  }

  @Test
  void foreignBuildIdIsListedButNotTakenForOurs(RunningServer server) {
    DeploymentVersionId id = server.neverPolled(server.newDeployment("b1"), 1);
    var unused =
        stub(server)
            .createWorkerDeploymentVersion(
                CreateWorkerDeploymentVersionRequest.newBuilder()
                    .setNamespace(namespace(server))
                    .setDeploymentVersion(
                        DeploymentCalls.version(id).toBuilder().setBuildId("1.0+meta"))
                    .build());

    assertThat(routing(server, id).versions())
        .extracting(DeploymentVersionSummary::buildId)
        .containsExactly("1.0+meta", "b1");

    var routed =
        stub(server)
            .setWorkerDeploymentCurrentVersion(
                SetWorkerDeploymentCurrentVersionRequest.newBuilder()
                    .setNamespace(namespace(server))
                    .setDeploymentName(id.deploymentName().value())
                    .setBuildId("1.0+meta")
                    .build());
    assertThat(routed).isNotNull();
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> server.deployments().describe(id.deploymentName()))
        .withMessageContaining("1.0+meta");
  }

  @Test
  void metadataIsAddedToWhatIsThere(RunningServer server) {
    DeploymentVersionId id = server.neverPolled(server.newDeployment("b1"), 1);

    server.deployments().writeMetadata(id, Map.of("commit", "3f2c1a9b", "actor", "ada"), Set.of());
    server.deployments().writeMetadata(id, Map.of("actor", "grace"), Set.of());
    server.deployments().writeMetadata(id, Map.of(), Set.of());

    assertThat(server.deployments().describe(id).orElseThrow().metadata())
        .containsExactly(Map.entry("actor", "grace"), Map.entry("commit", "3f2c1a9b"));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(
            () ->
                server
                    .deployments()
                    .writeMetadata(sibling(id, "b9"), Map.of("commit", "x"), Set.of()))
        .withMessageContaining("b9");
  }

  @Test
  void metadataIsRemovedByKeyAndTheRestStays(RunningServer server) {
    DeploymentVersionId id = server.neverPolled(server.newDeployment("b1"), 1);
    server.deployments().writeMetadata(id, Map.of("commit", "3f2c1a9b", "mark", "x"), Set.of());

    server.deployments().writeMetadata(id, Map.of("actor", "ada"), Set.of("mark", "never-there"));

    assertThat(server.deployments().describe(id).orElseThrow().metadata())
        .containsExactly(Map.entry("actor", "ada"), Map.entry("commit", "3f2c1a9b"));
  }

  @Test
  void routingOfAnUnknownDeploymentCannotBeAwaited(RunningServer server) {
    DeploymentName unknown = new DeploymentName("never-made");

    assertThat(server.deployments().describe(unknown)).isEmpty();
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> server.deployments().awaitPropagated(unknown, Duration.ofSeconds(5)))
        .withMessageContaining("no deployment never-made");
  }

  private static RoutingState routing(RunningServer server, DeploymentVersionId id) {
    return server.deployments().describe(id.deploymentName()).orElseThrow();
  }

  private static void ramp(RunningServer server, DeploymentVersionId to, float percentage) {
    var unused =
        stub(server)
            .setWorkerDeploymentRampingVersion(
                SetWorkerDeploymentRampingVersionRequest.newBuilder()
                    .setNamespace(namespace(server))
                    .setDeploymentName(to.deploymentName().value())
                    .setBuildId(to.buildId().value())
                    .setPercentage(percentage)
                    .setIdentity(RunningServer.IDENTITY)
                    .build());
  }

  private static void start(RunningServer server, String taskQueue) {
    var unused =
        stub(server)
            .startWorkflowExecution(
                StartWorkflowExecutionRequest.newBuilder()
                    .setNamespace(namespace(server))
                    .setWorkflowId(taskQueue)
                    .setRequestId(taskQueue)
                    .setWorkflowType(WorkflowType.newBuilder().setName("Sleeping"))
                    .setTaskQueue(TaskQueue.newBuilder().setName(taskQueue))
                    .build());
  }

  private static long backlog(RunningServer server, DeploymentVersionId id) {
    return stub(server)
        .describeWorkerDeploymentVersion(
            DescribeWorkerDeploymentVersionRequest.newBuilder()
                .setNamespace(namespace(server))
                .setDeploymentVersion(DeploymentCalls.version(id))
                .setReportTaskQueueStats(true)
                .build())
        .getVersionTaskQueuesList()
        .stream()
        .mapToLong(queue -> queue.getStats().getApproximateBacklogCount())
        .sum();
  }

  private static WorkflowServiceBlockingStub stub(RunningServer server) {
    return server.connection().blockingStub();
  }

  private static String namespace(RunningServer server) {
    return server.connection().target().namespace();
  }
}
