package io.github.temporallambda.rollout;

import io.github.temporallambda.deployment.QueueBinding;
import io.github.temporallambda.deployment.SmokeWorkflow;
import io.github.temporallambda.deployment.WorkerDeployments;
import io.github.temporallambda.history.AffectedExecutions;
import io.github.temporallambda.history.HistoryDownload;
import io.github.temporallambda.lambda.LambdaFunctions;

/**
 * What a run talks to. Whoever made them closes them.
 *
 * @param functions Lambda
 * @param deployments Temporal's Worker Deployments
 * @param binding waits for task queues
 * @param smoke runs smoke workflows
 * @param executions lists the executions that would move
 * @param histories fetches their histories
 */
public record Connections(
    LambdaFunctions functions,
    WorkerDeployments deployments,
    QueueBinding binding,
    SmokeWorkflow smoke,
    AffectedExecutions executions,
    HistoryDownload histories) {}
