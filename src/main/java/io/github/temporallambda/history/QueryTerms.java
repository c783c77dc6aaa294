package io.github.temporallambda.history;

import io.github.temporallambda.buildid.DeploymentName;
import io.github.temporallambda.buildid.DeploymentVersionId;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The terms that visibility queries are made of; values are quoted, so that none ends the query.
 */
final class QueryTerms {

  static final String RUNNING = "ExecutionStatus = 'Running'";

  /** By itself: neither failed nor was it ended from outside. */
  static final String COMPLETED = "ExecutionStatus = 'Completed'";

  /** An execution whose first workflow task has not completed has no behaviour yet. */
  static final String NOT_PINNED =
      "(TemporalWorkflowVersioningBehavior != 'Pinned'"
          + " OR TemporalWorkflowVersioningBehavior IS NULL)";

  /** Also what a pinned override makes of an execution, whatever its type says. */
  static final String PINNED = "TemporalWorkflowVersioningBehavior = 'Pinned'";

  static final String AUTO_UPGRADE = "TemporalWorkflowVersioningBehavior = 'AutoUpgrade'";

  /** Of no worker that has a version: of others, or of none yet. */
  static final String UNVERSIONED = "TemporalWorkerDeployment IS NULL";

  private QueryTerms() {}

  static String ofDeployment(DeploymentName deploymentName) {
    return "TemporalWorkerDeployment = " + quoted(deploymentName.value());
  }

  /** The version that completed the last workflow task, or that is pinned by override. */
  static String onVersion(DeploymentVersionId id) {
    return "TemporalWorkerDeploymentVersion = " + quoted(id.toString());
  }

  /** A version that completed any workflow task of it. */
  static String usedVersion(DeploymentVersionId id) {
    return "TemporalUsedWorkerDeploymentVersions = " + quoted(id.toString());
  }

  static String startedSince(Instant time) {
    return "StartTime >= '" + time + "'";
  }

  /** One term for all values, in alphabetical order; empty where there is none. */
  static Optional<String> oneOf(String attribute, Collection<String> values) {
    return values.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TreeSet<>(values)
                .stream()
                    .map(value -> attribute + " = " + quoted(value))
                    .collect(Collectors.joining(" OR ", "(", ")")));
  }

  private static String quoted(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
