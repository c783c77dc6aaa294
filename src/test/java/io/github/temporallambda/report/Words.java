package io.github.temporallambda.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** The words in which renderings for people tell a value of the JSON report. */
final class Words {

  private Words() {}

  /** Of a list's length; no words where it is empty. */
  static String count(JsonLeaf leaf) {
    return leaf.text().equals("0") ? "" : leaf.text();
  }

  /** Of milliseconds. */
  static String seconds(JsonLeaf leaf) {
    return seconds(leaf.beside().path("tookMillis").asLong());
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  static String upper(JsonLeaf leaf) {
    return leaf.text().toUpperCase(Locale.ROOT);
  }

  /** How the run ended. */
  static String ended(JsonLeaf leaf) {
    return switch (leaf.text()) {
      case "succeeded" -> " succeeded in ";
      case "unchanged" -> ": nothing was left to do, nothing changed (";
      case "planned" -> ": nothing was written (";
      case "waiting" -> " waits; run it again after ";
      default -> stopped(leaf.root()) ? " was stopped by a signal (" : " failed in ";
    };
  }

  private static boolean stopped(JsonNode root) {
    return StreamSupport.stream(root.path("problems").spliterator(), false)
        .anyMatch(problem -> problem.path("kind").asText().equals("interrupted"));
  }

  /** What was released, as the first line names it. */
  static String label(JsonLeaf leaf) {
    String deployment = leaf.elsewhere("/release/deploymentName");
    String buildId = leaf.elsewhere("/release/buildId");
    return deployment + (deployment.isEmpty() || buildId.isEmpty() ? "" : ":") + buildId;
  }

  /** The current version of the routing that the value is of. */
  static String current(JsonLeaf leaf, String onItsWay) {
    String current = leaf.beside("current");
    return (current.isEmpty() ? "none (unversioned workers)" : current)
        + (leaf.beside().path("propagated").asBoolean() ? "" : onItsWay);
  }

  /** Its ramp. */
  static String ramping(JsonLeaf leaf) {
    if (!leaf.beside().has("rampPercentage")) {
      return "none";
    }
    String to = leaf.beside("ramping");
    return (to.isEmpty() ? "unversioned workers" : to)
        + " at "
        + leaf.beside("rampPercentage")
        + " %";
  }

  /** How many executions have the cause that the value is of. */
  static String executions(JsonLeaf leaf) {
    String count = leaf.beside("executions");
    return count + (count.equals("1") ? " execution " : " executions ") + leaf.beside("outcome");
  }

  /** Whether it is known what was recorded and what the code did. */
  static boolean understood(JsonLeaf leaf) {
    return !leaf.beside("recorded").isEmpty() && !leaf.beside("code").isEmpty();
  }

  /** A recorded event. */
  static String event(JsonLeaf leaf) {
    return leaf.beside("id") + leaf.beside("type") + leaf.beside("name");
  }

  /** An execution and its run. */
  static String execution(JsonLeaf leaf) {
    return leaf.beside("workflowId") + " (run " + leaf.beside("runId") + ")";
  }

  /** The same, with its type before and the reason behind it. */
  static String placed(JsonLeaf leaf) {
    String why = leaf.beside("why");
    return leaf.beside("workflowType") + execution(leaf) + (why.isEmpty() ? "" : ": " + why);
  }
}
