package io.github.temporallambda.deployment;

import static io.github.temporallambda.deployment.RunningServer.function;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.deployment.AwsStub.Function;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServerExtension.class)
class QueueBindingIT {

  private static final PolledTaskQueue WORKFLOWS = queue(TaskQueueType.WORKFLOW);
  private static final PolledTaskQueue ACTIVITIES = queue(TaskQueueType.ACTIVITY);
  private static final Set<PolledTaskQueue> BOTH = Set.of(WORKFLOWS, ACTIVITIES);
  private static final BindingPace ONCE = new BindingPace(Duration.ofMillis(100), List.of());
  private static final BindingPace AGAIN =
      new BindingPace(
          Duration.ofMillis(100), List.of(Duration.ofMillis(300), Duration.ofMillis(600)));

  private final Queue<PollingWorker> workers = new ConcurrentLinkedQueue<>();
  private final Told told = new Told();

  @AfterEach
  void stopWorkers() {
    workers.forEach(PollingWorker::close);
  }

  @Test
  void versionIsBoundOnceItsFunctionPolls(RunningServer server) {
    DeploymentVersionId id = server.newDeployment("b1");
    LambdaCompute compute =
        created(server, id, Function.invoking(() -> workers.add(worker(server, id))));

    DeploymentVersion bound = await(server, ONCE, BOTH, Duration.ofSeconds(60), id);

    assertThat(bound.taskQueues()).containsExactly(WORKFLOWS, ACTIVITIES);
    assertThat(server.aws().invocations(compute.functionArn())).isEqualTo(1);
  }

  @Test
  void functionThatPollsOnlyWhenInvokedAgainIsBound(RunningServer server) {
    DeploymentVersionId id = server.newDeployment("b1");
    AtomicInteger invocations = new AtomicInteger();
    created(
        server,
        id,
        Function.invoking(
            () -> {
              if (invocations.incrementAndGet() == 2) {
                workers.add(worker(server, id));
              }
            }));

    DeploymentVersion bound = await(server, AGAIN, BOTH, Duration.ofSeconds(60), id);

    assertThat(bound.taskQueues()).isEqualTo(BOTH);
    assertThat(told.invocations).startsWith(1);
  }

  @Test
  void functionThatNeverPollsIsInvokedTwiceMoreAndThenNamed(RunningServer server) {
    DeploymentVersionId id = server.newDeployment("b1");
    LambdaCompute compute = created(server, id, Function.neverPolling());

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> await(server, AGAIN, BOTH, Duration.ofSeconds(4), id))
        .withMessageContainingAll(
            "not bound after 4 s: " + WORKFLOWS + ", " + ACTIVITIES,
            "none is bound",
            compute.functionArn())
        .satisfies(
            stopped -> assertThat(stopped.problems().get(0).kind()).isEqualTo(ProblemKind.GATE));

    assertThat(told.missing).containsExactly(BOTH);
    assertThat(told.invocations).containsExactly(1, 2);
    assertThat(server.aws().invocations(compute.functionArn())).isEqualTo(3);
  }

  @Test
  void pairThatTheGateDidNotSeeIsRefused(RunningServer server) {
    DeploymentVersionId id = server.newDeployment("b1");
    created(server, id, Function.invoking(() -> workers.add(worker(server, id))));
    Set<PolledTaskQueue> expected =
        Set.of(WORKFLOWS, new PolledTaskQueue("other-queue", TaskQueueType.WORKFLOW));

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> await(server, ONCE, expected, Duration.ofSeconds(60), id))
        .withMessageContaining("bound, not seen in the gate: " + ACTIVITIES)
        .satisfies(
            stopped -> assertThat(stopped.problems().get(0).kind()).isEqualTo(ProblemKind.GATE));
  }

  @Test
  void controllersLastFailureIsToldWhileItLasts(RunningServer server) {
    DeploymentVersionId id = server.newDeployment("b1");
    LambdaCompute compute = created(server, id, Function.neverPolling());
    ControllerHistory history = new ControllerHistory(server.connection());
    assertThat(history.lastFailure(id)).isEmpty();

    server.aws().put(compute.functionArn(), new Function(200, 403, () -> {}));
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> server.deployments().updateComputeConfig(id, compute))
        .withMessageContaining("AccessDeniedException");
    assertThat(history.lastFailure(id).orElseThrow())
        .contains("InvokeWorkersToRegisterTaskQueues", "AccessDeniedException");
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> await(server, ONCE, BOTH, Duration.ZERO, id))
        .withMessageContaining("AccessDeniedException");

    server.aws().put(compute.functionArn(), Function.neverPolling());
    server.deployments().updateComputeConfig(id, compute);
    assertThat(history.lastFailure(id)).isEmpty();
  }

  @Test
  void versionThatDoesNotExistIsNotAwaited(RunningServer server) {
    DeploymentVersionId id = server.newDeployment("b1");

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> await(server, ONCE, BOTH, Duration.ofSeconds(60), id))
        .withMessageContaining("no deployment version " + id);
  }

  private DeploymentVersion await(
      RunningServer server,
      BindingPace pace,
      Set<PolledTaskQueue> expected,
      Duration timeout,
      DeploymentVersionId id) {
    return new QueueBinding(server.deployments(), new ControllerHistory(server.connection()), pace)
        .awaitBound(id, function(id, 1), expected, timeout, told);
  }

  @CanIgnoreReturnValue
  private static LambdaCompute created(
      RunningServer server, DeploymentVersionId id, Function function) {
    LambdaCompute compute = function(id, 1);
    server.aws().put(compute.functionArn(), function);
    server.deployments().createDeploymentVersion(id, compute);
    return compute;
  }

  private static PollingWorker worker(RunningServer server, DeploymentVersionId id) {
    return PollingWorker.start(server.connection(), id, WORKFLOWS.name());
  }

  private static PolledTaskQueue queue(TaskQueueType type) {
    return new PolledTaskQueue("binding-queue", type);
  }

  private static final class Told implements BindingListener {

    private final List<Set<PolledTaskQueue>> missing = new ArrayList<>();
    private final List<Integer> invocations = new ArrayList<>();

    @Override
    public void waitingFor(Set<PolledTaskQueue> still) {
      missing.add(still);
    }

    @Override
    public void invokedAgain(int count) {
      invocations.add(count);
    }
  }
}
