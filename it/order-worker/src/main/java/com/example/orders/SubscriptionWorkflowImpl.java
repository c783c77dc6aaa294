package com.example.orders;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.VersioningBehavior;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowVersioningBehavior;
import java.time.Duration;

/** Pinned: a subscription ends on the Lambda version that it began on. */
public class SubscriptionWorkflowImpl implements SubscriptionWorkflow {

  private static final Duration MONTH = Duration.ofDays(30);

  private final OrderActivities activities =
      Workflow.newActivityStub(
          OrderActivities.class,
          ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(10)).build());

  private boolean cancelled;
  private int chargedMonths;

  @Override
  @WorkflowVersioningBehavior(VersioningBehavior.PINNED)
  public int run(String subscriptionId, long centsPerMonth) {
    while (chargedMonths < 12 && !cancelled) {
      activities.charge(subscriptionId, centsPerMonth);
      chargedMonths++;
      Workflow.await(MONTH, () -> cancelled);
    }
    return chargedMonths;
  }

  @Override
  public void cancel() {
    cancelled = true;
  }

  @Override
  public int chargedMonths() {
    return chargedMonths;
  }
}
