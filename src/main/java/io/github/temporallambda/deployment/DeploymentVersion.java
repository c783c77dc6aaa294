package io.github.temporallambda.deployment;

import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.replay.PolledTaskQueue;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A Worker Deployment Version as {@code DescribeWorkerDeploymentVersion} told it.
 *
 * @param id its deployment and Build ID
 * @param status its status
 * @param compute the Lambda function that is invoked for it; empty when none is set (a worker
 *     polled before the version was created) or when it is not a Lambda function, see {@code
 *     computeProviders}
 * @param computeProviders the provider types of all scaling groups, for instance {@code
 *     aws-lambda}; empty exactly when the version has no compute config
 * @param taskQueues the task queues and types bound to it, sorted
 * @param metadata entries that are JSON strings, by key; others are left out
 * @param times when it was what
 * @param lastModifierIdentity who last changed it; may be empty
 */
public record DeploymentVersion(
    DeploymentVersionId id,
    DeploymentVersionStatus status,
    Optional<LambdaCompute> compute,
    Set<String> computeProviders,
    Set<PolledTaskQueue> taskQueues,
    Map<String, String> metadata,
    DeploymentVersionTimes times,
    String lastModifierIdentity) {

  public DeploymentVersion {
    computeProviders = Set.copyOf(computeProviders);
    taskQueues = Collections.unmodifiableSet(new TreeSet<>(taskQueues));
    metadata = Collections.unmodifiableMap(new TreeMap<>(metadata));
  }
}
