package io.github.temporallambda.replay.cause;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Forms of answers that are hard to come by, as the SDK's sources have them. */
class CauseReaderTest {

  private static final String FRAME = "\n\tat io.temporal.internal.statemachines.X.y(X.java:1)";

  /** SDKs before 1.25 do not name the rule. */
  @Test
  void wordsOfOlderSdksAreUnderstood() {
    NonDeterminism cause =
        nonDeterminism(
            "Failure handling event 11 of type 'EVENT_TYPE_TIMER_STARTED' during replay. Event 11 of"
                + " type EVENT_TYPE_TIMER_STARTED does not match command type"
                + " COMMAND_TYPE_START_CHILD_WORKFLOW_EXECUTION."
                + " {WorkflowTaskStartedEventId=12, CurrentStartedEventId=9}");

    assertThat(cause.eventId()).isEqualTo(OptionalLong.of(11));
    assertThat(cause.recorded()).isEqualTo("TIMER_STARTED");
    assertThat(cause.code()).isEqualTo("starts a child workflow");
  }

  @Test
  void everyCheckIsToldByWhatItCompares() {
    assertThat(unmatched("SCHEDULE_NEXUS_OPERATION", "NEXUS_OPERATION_SCHEDULED", "operation"))
        .isEqualTo(
            "NEXUS_OPERATION_SCHEDULED, operation 'old'; schedules a Nexus operation, operation"
                + " 'new'");
    assertThat(
            unmatched(
                "START_CHILD_WORKFLOW_EXECUTION",
                "START_CHILD_WORKFLOW_EXECUTION_INITIATED",
                "workflowId"))
        .isEqualTo(
            "START_CHILD_WORKFLOW_EXECUTION_INITIATED, workflow id 'old'; starts a child workflow,"
                + " workflow id 'new'");
    assertThat(unmatched("START_TIMER", "TIMER_STARTED", "timerId"))
        .isEqualTo(
            "TIMER_STARTED; starts a timer under another id: the calls before it differ in number"
                + " or order");
    assertThat(unmatched("START_TIMER", "ACTIVITY_TASK_SCHEDULED", "eventType"))
        .isEqualTo("ACTIVITY_TASK_SCHEDULED; starts a timer");
    assertThat(unmatched("SOMETHING_NEW", "SOMETHING_NEW_STARTED", "somethingNew"))
        .isEqualTo("SOMETHING_NEW_STARTED; gives the command SOMETHING_NEW");
  }

  private static String unmatched(String command, String event, String check) {
    NonDeterminism cause =
        nonDeterminism(
            "[TMPRL1100] Command COMMAND_TYPE_"
                + command
                + " doesn't match event EVENT_TYPE_"
                + event
                + " with EventId=7 on check "
                + check
                + " with an expected value 'new' and an actual value 'old'");
    assertThat(cause.eventId()).isEqualTo(OptionalLong.of(7));
    return cause.recorded() + "; " + cause.code();
  }

  @Test
  void eventThatIsPrintedOnOneLineIsCut() {
    String words =
        WorkerAnswer.words(
            "io.temporal.worker.NonDeterministicException: [TMPRL1100] No command scheduled that"
                + " corresponds to event_id: 5 event_time { seconds: 1 } event_type:"
                + " EVENT_TYPE_TIMER_STARTED input { data: \"secret\" }"
                + FRAME);

    assertThat(words).doesNotContain("secret");
    assertThat(WorkerAnswer.cause(words).eventId()).isEqualTo(OptionalLong.of(5));
  }

  @Test
  void signalAfterTheEndIsToldInTheSdksWords() {
    NonDeterminism cause =
        nonDeterminism(
            "[TMPRL1100] Failure handling event 9 of type 'EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED'"
                + " during replay. [TMPRL1100] Signal received after workflow is completed.");

    assertThat(cause.eventId()).isEqualTo(OptionalLong.of(9));
    assertThat(cause.line()).contains("Signal received after workflow is completed");
  }

  @Test
  void nonDeterminismThatFailsTheWorkflowIsStillSuch() {
    String words =
        WorkerAnswer.words(
            "io.temporal.internal.worker.WorkflowExecutionException: [TMPRL1100] Failure handling"
                + " event 11 of type 'EVENT_TYPE_TIMER_STARTED' during replay. [TMPRL1100] Event 11"
                + " of type EVENT_TYPE_TIMER_STARTED does not match command type"
                + " COMMAND_TYPE_SCHEDULE_ACTIVITY_TASK."
                + "\n\tat io.temporal.internal.replay.R.applyServerHistory(R.java:1)");

    assertThat(WorkerAnswer.cause(words).kind()).isEqualTo("non-determinism");
  }

  @Test
  void workflowThatFailsByItselfTellsNoMessage() {
    assertThat(
            WorkerAnswer.words(
                "io.temporal.internal.worker.WorkflowExecutionException: no such customer 4711"
                    + "\n\tat io.temporal.internal.replay.R.applyServerHistory(R.java:1)"))
        .doesNotContain("4711");
  }

  @Test
  void wrapperThatRepeatsItsCauseTellsNoMessage() {
    assertThat(
            WorkerAnswer.words(
                "java.lang.Error: java.lang.IllegalStateException: customer 4711"
                    + FRAME
                    + "\nCaused by: java.lang.IllegalStateException: customer 4711"
                    + "\n\tat com.acme.Order.<init>(Order.java:3)"))
        .doesNotContain("4711")
        .contains("com.acme.Order.<init>(Order.java:3)");
  }

  @Test
  void deadlockIsToldByTheLineThatBlocks() {
    CodeFailure cause =
        (CodeFailure)
            WorkerAnswer.cause(
                WorkerAnswer.words(
                    """
                    io.temporal.internal.sync.PotentialDeadlockException: [TMPRL1101] Potential \
                    deadlock detected. Workflow thread "workflow-method-x" didn't yield control for \
                    over 1s. {detectionTimestamp=1, threadDumpTimestamp=2}

                    workflow-method-x
                    \tat java.base@17.0.15/java.lang.Thread.sleep(Native Method)
                    \tat app//com.acme.Order.ship(Order.java:12)
                    """));

    assertThat(cause.thrower()).isEqualTo(CodeFailure.Thrower.DEADLOCK);
    assertThat(cause.at()).contains(new Frame("com.acme.Order.ship", "Order.java:12"));
  }

  @Test
  void codecThatThrowsIsAConversion() {
    CodeFailure cause =
        (CodeFailure)
            WorkerAnswer.cause(
                WorkerAnswer.words(
                    """
                    java.lang.IllegalStateException: no key for customer 4711
                    \tat com.acme.KeyCodec.decode(KeyCodec.java:8)
                    \tat io.temporal.common.converter.CodecDataConverter.fromPayloads(C.java:1)
                    \tat io.temporal.internal.sync.X.y(X.java:1)
                    """));

    assertThat(cause.thrower()).isEqualTo(CodeFailure.Thrower.CONVERTER);
    assertThat(cause.exception()).isEqualTo("java.lang.IllegalStateException");
    assertThat(cause.at()).contains(new Frame("com.acme.KeyCodec.decode", "KeyCodec.java:8"));
  }

  @Test
  void whatTheGateSaysItselfIsReadBack() {
    List<ReplayCause> causes =
        List.of(
            new UnregisteredType("Order"),
            JvmEnded.of(3, List.of()),
            new NoAnswer(Duration.ofSeconds(30), true),
            new NotReplayed("It never polled"));

    assertThat(causes).allSatisfy(it -> assertThat(CauseReader.read(it.says())).isEqualTo(it));
  }

  @Test
  void failureThatNobodyKnowsIsToldAsItIs() {
    ReplayCause cause =
        WorkerAnswer.cause(
            WorkerAnswer.words(
                "java.lang.IllegalArgumentException: Unknown SDK flag:99"
                    + "\n\tat io.temporal.internal.statemachines.W.handle(W.java:1)"));

    assertThat(cause.line()).isEqualTo("java.lang.IllegalArgumentException: Unknown SDK flag:99");
    assertThat(WorkerAnswer.cause(WorkerAnswer.words("")).line())
        .isEqualTo("the worker gave no reason");
  }

  private static NonDeterminism nonDeterminism(String message) {
    String words =
        WorkerAnswer.words("io.temporal.worker.NonDeterministicException: " + message + FRAME);
    return (NonDeterminism) WorkerAnswer.cause(words);
  }

  @Test
  void frameOfTheSdkTheJdkOrAProxyIsNotTheUsers() {
    assertThat(
            Frame.users(
                List.of(
                    "app//io.temporal.internal.sync.WorkflowThreadImpl.yield(W.java:378)",
                    "app//io.temporal.internal.sync.A$$Lambda$174/0x00007f6b.apply(Unknown Source)",
                    "app/jdk.proxy1/jdk.proxy1.$Proxy8.courier(Unknown Source)",
                    "java.base@17.0.15/java.lang.reflect.Method.invoke(Method.java:569)",
                    "app//io.temporal.samples.Hello.run(Hello.java:4)")))
        .containsExactly(new Frame("io.temporal.samples.Hello.run", "Hello.java:4"));
    assertThat(Optional.of(new Frame("a.B.c", "B.java:1")).map(Frame::toString))
        .contains("a.B.c(B.java:1)");
  }
}
