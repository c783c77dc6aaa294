package com.example.orders;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Charges a customer once a month for a year, or until cancelled. */
@WorkflowInterface
public interface SubscriptionWorkflow {

  /** Returns the number of months that were charged. */
  @WorkflowMethod
  int run(String subscriptionId, long centsPerMonth);

  /** Ends the subscription; what is charged stays charged. */
  @SignalMethod
  void cancel();

  @QueryMethod
  int chargedMonths();
}
