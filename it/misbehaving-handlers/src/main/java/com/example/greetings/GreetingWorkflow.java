package com.example.greetings;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Does nothing, so that a worker has something to poll for. */
@WorkflowInterface
public interface GreetingWorkflow {

  @WorkflowMethod
  String greet();
}
