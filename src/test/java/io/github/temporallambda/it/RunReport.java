package io.github.temporallambda.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A run's JSON report, as its readers see it.
 *
 * @param json the whole
 */
record RunReport(JsonNode json) {

  /** Of the deployment {@code deploymentName}, which the build must have written. */
  static RunReport of(MavenResult result, String deploymentName) {
    return new RunReport(result.report(deploymentName));
  }

  /** Of a goal that releases nothing, about the deployment {@code deploymentName}. */
  static RunReport of(MavenResult result, String goal, String deploymentName) {
    return of(result, goal + "." + deploymentName);
  }

  /** Of one release of a rehearsal of {@code deploymentName}. */
  static RunReport ofRehearsed(MavenResult result, String deploymentName, String release) {
    return new RunReport(
        result.json(
            "target/temporal-lambda/rehearse."
                + deploymentName
                + "/rehearsal/"
                + release
                + "/release-report.json"));
  }

  String outcome() {
    return json.at("/outcome").asText();
  }

  String buildId() {
    return json.at("/release/buildId").asText();
  }

  /** The step that stopped the run; empty when none did. */
  String failedStep() {
    return json.at("/failedStep").asText();
  }

  /** The names of the steps, in order. */
  List<String> steps() {
    return json.at("/steps").findValuesAsText("name");
  }

  /** What became of each step, in order. */
  List<String> statuses() {
    return json.at("/steps").findValuesAsText("status");
  }

  /** What a step told; it must be there. */
  String detail(String step) {
    for (JsonNode one : json.at("/steps")) {
      if (one.at("/name").asText().equals(step)) {
        return one.at("/detail").asText();
      }
    }
    throw new AssertionError("no step " + step + " in " + json.toPrettyString());
  }

  /** The version that is current at the end, as the server told it; empty when none is. */
  String current() {
    return json.at("/routing/after/current").asText();
  }

  /** All problems, as text: what, evidence and next. */
  String problems() {
    return json.at("/problems").toPrettyString();
  }
}
