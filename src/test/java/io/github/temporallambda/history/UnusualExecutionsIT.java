package io.github.temporallambda.history;

import static io.github.temporallambda.history.LiveExecutions.UPGRADING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.local.LocalStackExtension;
import io.github.temporallambda.local.temporal.TemporalServer;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.SignalWithStartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Executions that came to run in other ways than by a plain start, on the real server. */
@ExtendWith(LocalStackExtension.class)
class UnusualExecutionsIT {

  private static final String QUEUE = "unusual-q";
  private static final ExecutionScope SCOPE =
      new ExecutionScope.Moving(new DeploymentName("unusual"), Set.of(QUEUE));

  @TempDir Path directory;
  private final HistorySpool spool = HistorySpool.create();
  private LiveExecutions live;

  @BeforeEach
  void connect(TemporalServer server) {
    live = LiveExecutions.on(server, directory);
  }

  @AfterEach
  void close() {
    live.close();
    spool.close();
  }

  /** Starts a child and waits for it. */
  @WorkflowInterface
  public interface Parent {

    @WorkflowMethod(name = "Parent")
    void run();

    /** Waits for ever. */
    class Waiting implements Parent {
      @Override
      public void run() {
        OpenWorkflow child =
            Workflow.newChildWorkflowStub(
                OpenWorkflow.class,
                ChildWorkflowOptions.newBuilder()
                    .setWorkflowId("unusual-child")
                    .setTaskQueue(QUEUE)
                    .build());
        Async.procedure(child::run).get();
      }
    }
  }

  @Test
  void everyRunThatIsOpenIsFoundOnceAndItsOwnHistoryIsFetched() throws IOException {
    live.unversionedWorker(QUEUE);
    live.unversionedWorker(QUEUE + "-parents", Parent.Waiting.class);
    String again = continuedAsNew();
    String reset = reset();
    cron();
    signalWithStart();
    parent();
    AffectedExecutions affected = new AffectedExecutions(live.connection());
    LiveExecutions.await(() -> affected.count(SCOPE) == 5);

    Map<String, LiveHistory> fetched = fetched(affected.read(SCOPE));

    assertThat(fetched)
        .containsOnlyKeys(
            "unusual-again", "unusual-reset", "unusual-cron", "unusual-signalled", "unusual-child");
    assertThat(run(fetched, "unusual-again")).isEqualTo(again);
    assertThat(run(fetched, "unusual-reset")).isEqualTo(reset);
    assertThat(events(fetched, "unusual-reset"))
        .contains(EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED);
    assertThat(events(fetched, "unusual-cron"))
        .containsExactly(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED);
    assertThat(events(fetched, "unusual-signalled"))
        .startsWith(
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED,
            EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED);
  }

  /** A delta looks, under a sample, at what started since: a reset between is among it. */
  @Test
  void runThatAResetMadeHasStartedWithTheReset() {
    live.unversionedWorker(QUEUE);
    WorkflowExecution first = live.open("unusual-late-reset", UPGRADING, QUEUE);
    live.step("unusual-late-reset");
    Instant between = Instant.now();

    String reset = reset(first);

    ExecutionScope since =
        new ExecutionScope.Narrowed(
            SCOPE, new Narrowing(Optional.of(between), Optional.empty(), Set.of()));
    AffectedExecutions affected = new AffectedExecutions(live.connection());
    LiveExecutions.await(() -> affected.count(since) == 1);
    assertThat(affected.read(since)).extracting(AffectedExecution::runId).containsExactly(reset);
  }

  /** On another queue; its child is on ours. */
  private void parent() {
    var unused = live.start("unusual-parent", "Parent", QUEUE + "-parents");
    LiveExecutions.await(
        () ->
            live.history("unusual-parent").stream()
                .anyMatch(event -> event.hasChildWorkflowExecutionStartedEventAttributes()));
  }

  private String continuedAsNew() {
    String first = live.open("unusual-again", UPGRADING, QUEUE).getRunId();
    live.signal("unusual-again", "continueAsNew");
    LiveExecutions.await(() -> !live.newestRun("unusual-again").equals(first));
    live.awaitIdle("unusual-again");
    return live.newestRun("unusual-again");
  }

  private String reset() {
    WorkflowExecution first = live.open("unusual-reset", UPGRADING, QUEUE);
    live.step("unusual-reset");
    return reset(first);
  }

  private String reset(WorkflowExecution first) {
    return live.connection()
        .blockingStub()
        .resetWorkflowExecution(
            ResetWorkflowExecutionRequest.newBuilder()
                .setNamespace(namespace())
                .setWorkflowExecution(first)
                .setReason("to see it")
                .setRequestId(first.getWorkflowId() + " again")
                .setWorkflowTaskFinishEventId(4)
                .build())
        .getRunId();
  }

  /** Its first workflow task is months away. */
  private void cron() {
    var unused =
        live.connection()
            .blockingStub()
            .startWorkflowExecution(
                StartWorkflowExecutionRequest.newBuilder()
                    .setNamespace(namespace())
                    .setWorkflowId("unusual-cron")
                    .setRequestId("unusual-cron")
                    .setWorkflowType(type())
                    .setTaskQueue(queue())
                    .setCronSchedule("0 0 29 2 *")
                    .build());
  }

  private void signalWithStart() {
    var unused =
        live.connection()
            .blockingStub()
            .signalWithStartWorkflowExecution(
                SignalWithStartWorkflowExecutionRequest.newBuilder()
                    .setNamespace(namespace())
                    .setWorkflowId("unusual-signalled")
                    .setRequestId("unusual-signalled")
                    .setWorkflowType(type())
                    .setTaskQueue(queue())
                    .setSignalName("step")
                    .build());
  }

  private Map<String, LiveHistory> fetched(List<AffectedExecution> executions) {
    return new HistoryDownload(live.connection(), ReadingPace.usual(), ReadingProgress.SILENT)
        .fetch(executions, spool).stream()
            .collect(Collectors.toMap(one -> one.execution().workflowId(), Function.identity()));
  }

  private static String run(Map<String, LiveHistory> fetched, String workflowId) {
    LiveHistory one = Objects.requireNonNull(fetched.get(workflowId));
    assertThat(one.history().runId()).isEqualTo(one.execution().runId());
    return one.execution().runId();
  }

  private static List<EventType> events(Map<String, LiveHistory> fetched, String workflowId)
      throws IOException {
    LiveHistory one = Objects.requireNonNull(fetched.get(workflowId));
    return History.parseFrom(one.history().content().readAll()).getEventsList().stream()
        .map(event -> event.getEventType())
        .toList();
  }

  private String namespace() {
    return live.connection().target().namespace();
  }

  private static WorkflowType type() {
    return WorkflowType.newBuilder().setName(UPGRADING).build();
  }

  private static TaskQueue queue() {
    return TaskQueue.newBuilder().setName(QUEUE).build();
  }
}
