package io.github.temporallambda.report;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What only some goals tell, in the JSON report. */
final class GoalJson {

  private GoalJson() {}

  static void put(ObjectNode root, GoalFacts facts) {
    if (facts instanceof DeploymentStatus status) {
      root.set("status", StatusJson.of(status));
    } else if (facts instanceof RecordingFacts recording) {
      recording(root.putObject("recording"), recording);
    } else if (facts instanceof PackagedFileFacts packaged) {
      root.put("packagedFile", packaged.file());
    }
  }

  private static void recording(ObjectNode node, RecordingFacts recording) {
    node.put("histories", recording.kept());
    node.put("directory", recording.directory());
    GateJson.selection(node.putObject("selection"), recording.selection());
  }
}
