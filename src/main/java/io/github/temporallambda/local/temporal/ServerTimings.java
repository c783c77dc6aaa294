package io.github.temporallambda.local.temporal;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long the server takes over what it does in the background. */
public enum ServerTimings {
  /** As a production server: a left version counts as drained after three minutes. */
  SERVER_DEFAULTS,

  /**
   * For tests and rehearsals: drained within seconds, and a task that failed twice is reported in
   * the search attribute. How long pollers are remembered stays as it is: shortened, it would hide
   * idle pollers that are alive.
   */
  FAST;

  /** Dynamic configuration keys with their values as JSON, in a stable order; may be empty. */
  Map<String, String> dynamicConfig() {
    Map<String, String> values = new LinkedHashMap<>();
    if (this == FAST) {
      values.put("matching.wv.VersionDrainageStatusVisibilityGracePeriod", "\"1s\"");
      values.put("matching.wv.VersionDrainageStatusRefreshInterval", "\"1s\"");
      values.put("system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute", "2");
    }
    return values;
  }
}
