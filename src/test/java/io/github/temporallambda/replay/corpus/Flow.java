package io.github.temporallambda.replay.corpus;

import io.temporal.workflow.WorkflowMethod;

/** The workflow method of pairs that need no arguments and no result. */
public interface Flow {

  @WorkflowMethod
  void run();
}
