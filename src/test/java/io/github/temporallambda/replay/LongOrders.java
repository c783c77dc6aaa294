package io.github.temporallambda.replay;

import com.google.protobuf.ByteString;
import io.github.temporallambda.history.BrokenHistoryException;
import io.github.temporallambda.history.HistorySpool;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.replay.fixture.LongOrder;
import io.github.temporallambda.replay.fixture.OrderActivities;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowOptions;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * Histories of {@link LongOrder} of any length: one of three parcels is really recorded, and the
 * events of its second parcel are repeated with the numbers that belong there.
 */
final class LongOrders implements AutoCloseable {

  static final int EVENTS_PER_PARCEL = 6;

  private static final int BEFORE_SECOND_PARCEL = 1 + EVENTS_PER_PARCEL;

  private final HistorySpool spool = HistorySpool.create();
  private final History recorded = record();

  private static History record() {
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      Worker worker = environment.newWorker("orders");
      worker.registerWorkflowImplementationTypes(LongOrder.First.class);
      worker.registerActivitiesImplementations(new OrderActivities.Real());
      environment.start();
      environment
          .getWorkflowClient()
          .newWorkflowStub(
              LongOrder.class,
              WorkflowOptions.newBuilder().setTaskQueue("orders").setWorkflowId("o").build())
          .order(3);
      return environment.getWorkflowClient().fetchHistory("o").getHistory();
    }
  }

  /**
   * @param parcels at least 3
   * @param resultBytes how large each activity's result is
   */
  RecordedHistory order(String taskQueue, int parcels, int resultBytes) {
    List<HistoryEvent> events = recorded.getEventsList();
    List<HistoryEvent> second =
        events.subList(BEFORE_SECOND_PARCEL, BEFORE_SECOND_PARCEL + EVENTS_PER_PARCEL);
    History.Builder history = History.newBuilder().addEvents(started(taskQueue, parcels));
    events.subList(1, BEFORE_SECOND_PARCEL).forEach(event -> history.addEvents(moved(event, 0)));
    for (int parcel = 0; parcel < parcels - 1; parcel++) {
      int shift = parcel * EVENTS_PER_PARCEL;
      second.forEach(event -> history.addEvents(moved(event, shift)));
    }
    int shift = (parcels - 3) * EVENTS_PER_PARCEL;
    events
        .subList(BEFORE_SECOND_PARCEL + 2 * EVENTS_PER_PARCEL, events.size())
        .forEach(event -> history.addEvents(moved(event, shift)));
    return add(withResults(history, resultBytes));
  }

  private HistoryEvent started(String taskQueue, int parcels) {
    HistoryEvent.Builder started = recorded.getEvents(0).toBuilder();
    Payload input = DefaultDataConverter.newDefaultInstance().toPayload(parcels).orElseThrow();
    started
        .getWorkflowExecutionStartedEventAttributesBuilder()
        .getInputBuilder()
        .setPayloads(0, input);
    started
        .getWorkflowExecutionStartedEventAttributesBuilder()
        .getTaskQueueBuilder()
        .setName(taskQueue);
    return started.build();
  }

  private HistoryEvent moved(HistoryEvent event, long shift) {
    HistoryEvent.Builder moved = event.toBuilder().setEventId(event.getEventId() + shift);
    switch (event.getAttributesCase()) {
      case WORKFLOW_TASK_STARTED_EVENT_ATTRIBUTES ->
          moved
              .getWorkflowTaskStartedEventAttributesBuilder()
              .setScheduledEventId(
                  event.getWorkflowTaskStartedEventAttributes().getScheduledEventId() + shift);
      case WORKFLOW_TASK_COMPLETED_EVENT_ATTRIBUTES ->
          moved
              .getWorkflowTaskCompletedEventAttributesBuilder()
              // An older SDK refuses what a newer one notes here.
              .clearSdkMetadata()
              .setScheduledEventId(
                  event.getWorkflowTaskCompletedEventAttributes().getScheduledEventId() + shift)
              .setStartedEventId(
                  event.getWorkflowTaskCompletedEventAttributes().getStartedEventId() + shift);
      case ACTIVITY_TASK_SCHEDULED_EVENT_ATTRIBUTES ->
          moved
              .getActivityTaskScheduledEventAttributesBuilder()
              .setActivityId(activityId(event, shift))
              .setWorkflowTaskCompletedEventId(
                  event.getActivityTaskScheduledEventAttributes().getWorkflowTaskCompletedEventId()
                      + shift);
      case ACTIVITY_TASK_STARTED_EVENT_ATTRIBUTES ->
          moved
              .getActivityTaskStartedEventAttributesBuilder()
              .setScheduledEventId(
                  event.getActivityTaskStartedEventAttributes().getScheduledEventId() + shift);
      case ACTIVITY_TASK_COMPLETED_EVENT_ATTRIBUTES ->
          moved
              .getActivityTaskCompletedEventAttributesBuilder()
              .setScheduledEventId(
                  event.getActivityTaskCompletedEventAttributes().getScheduledEventId() + shift)
              .setStartedEventId(
                  event.getActivityTaskCompletedEventAttributes().getStartedEventId() + shift);
      default -> {
        // Refers to no other event that is looked at.
      }
    }
    return moved.build();
  }

  /** The SDK makes them of the run ID and a number that it counts up. */
  private String activityId(HistoryEvent event, long shift) {
    String recordedId = event.getActivityTaskScheduledEventAttributes().getActivityId();
    int number = 0;
    while (!activityId(number).equals(recordedId)) {
      number++;
    }
    return activityId(number + shift / EVENTS_PER_PARCEL);
  }

  private String activityId(long number) {
    String runId =
        recorded
            .getEvents(0)
            .getWorkflowExecutionStartedEventAttributes()
            .getOriginalExecutionRunId();
    return UUID.nameUUIDFromBytes((runId + ":" + number).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private static History withResults(History.Builder history, int bytes) {
    ByteString result = ByteString.copyFromUtf8("\"" + "x".repeat(bytes) + "\"");
    for (HistoryEvent.Builder event : history.getEventsBuilderList()) {
      if (event.hasActivityTaskCompletedEventAttributes()) {
        event
            .getActivityTaskCompletedEventAttributesBuilder()
            .getResultBuilder()
            .getPayloadsBuilder(0)
            .setData(result);
      }
    }
    return history.build();
  }

  private RecordedHistory add(History history) {
    String runId = UUID.randomUUID().toString();
    try {
      return spool.add(
          runId,
          WorkflowExecution.newBuilder().setWorkflowId("o").setRunId(runId).build(),
          history);
    } catch (BrokenHistoryException broken) {
      throw new AssertionError(broken);
    }
  }

  @Override
  public void close() {
    spool.close();
  }
}
