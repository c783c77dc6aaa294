package io.github.temporallambda.history;

/**
 * One running execution that a routing change moves.
 *
 * @param workflowId its workflow ID
 * @param runId its run ID
 * @param workflowType its type
 */
public record AffectedExecution(String workflowId, String runId, String workflowType) {}
