package com.example.greetings;

import io.temporal.common.VersioningBehavior;
import io.temporal.workflow.WorkflowVersioningBehavior;

public class GreetingWorkflowImpl implements GreetingWorkflow {

  @Override
  @WorkflowVersioningBehavior(VersioningBehavior.PINNED)
  public String greet() {
    return "hello";
  }
}
