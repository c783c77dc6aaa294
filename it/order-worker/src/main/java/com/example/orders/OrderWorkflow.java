package com.example.orders;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Fulfils one order: reserve, screen, have large ones approved, charge, ship. */
@WorkflowInterface
public interface OrderWorkflow {

  /** Returns the tracking number of the shipment. */
  @WorkflowMethod
  String fulfil(Order order);

  /** Lets an order go on that waits for approval. */
  @SignalMethod
  void approve();

  /** What the order is waiting for, in a word. */
  @QueryMethod
  String status();
}
