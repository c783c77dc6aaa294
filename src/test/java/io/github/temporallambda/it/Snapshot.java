package io.github.temporallambda.it;

import java.util.List;

/**
 * What the servers held at one moment, to be compared with what they hold later.
 *
 * @param functions the names of all functions
 * @param function one function: configuration, code, revision and settings of {@code $LATEST} and
 *     of every version; empty where there is none
 * @param deployments the names of the other Worker Deployments that came into being since the test
 *     began
 * @param deployment one Worker Deployment: routing, versions, metadata, and the executions on its
 *     task queue; empty where there is none
 */
public record Snapshot(
    List<String> functions,
    List<String> function,
    List<String> deployments,
    List<String> deployment) {}
