package com.example.orders;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.VersioningBehavior;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowVersioningBehavior;
import java.time.Duration;

/** Auto-Upgrade: a running order goes on with the newest code, which must replay its history. */
public class OrderWorkflowImpl implements OrderWorkflow {

  private static final long APPROVAL_FROM_CENTS = 100_000;
  private static final Duration TIME_TO_CANCEL = Duration.ofSeconds(1);

  private final OrderActivities activities =
      Workflow.newActivityStub(
          OrderActivities.class,
          ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(10)).build());

  private boolean approved;
  private String status = "new";

  @Override
  @WorkflowVersioningBehavior(VersioningBehavior.AUTO_UPGRADE)
  public String fulfil(Order order) {
    activities.reserve(order.orderId());
    // Screening came with the second release; orders that began before it go on without.
    if (Workflow.getVersion("screening", Workflow.DEFAULT_VERSION, 1) >= 1) {
      activities.screen(order.orderId());
    }
    if (order.cents() >= APPROVAL_FROM_CENTS) {
      status = "approval";
      Workflow.await(() -> approved);
    }
    status = "cancellation period";
    Workflow.sleep(TIME_TO_CANCEL);
    status = "payment";
    activities.charge(order.orderId(), order.cents());
    status = "shipment";
    String trackingNumber = activities.ship(order.orderId());
    status = "done";
    return trackingNumber;
  }

  @Override
  public void approve() {
    approved = true;
  }

  @Override
  public String status() {
    return status;
  }
}
