package io.github.temporallambda.replay.corpus;

/**
 * A run that is to be recorded.
 *
 * @param workflowType the type
 * @param workflowId the ID, used once
 * @param driver how the history comes about
 */
record DrivenRun(String workflowType, String workflowId, Driver driver) {}
