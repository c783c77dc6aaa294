package io.github.temporallambda.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Where the Markdown report tells what the JSON report tells. */
final class MarkdownTellings {

  private static final String ROLLBACK = "What was rescued and what stays";

  private MarkdownTellings() {}

  static Tellings all() {
    Tellings all = new Tellings();
    run(all);
    release(all);
    routing(all, "routing.before", "Before");
    routing(all, "routing.after", "Now");
    gate(all);
    causes(all);
    work(all);
    rollback(all);
    status(all);
    audit(all);
    goal(all);
    return all;
  }

  private static void run(Tellings all) {
    all.not("for programs", "schema", "reportId", "files.*")
        .not("the page around it tells the day", "startedAt")
        .not("the table of steps marks it", "failedStep")
        .in("goal", "decision", JsonLeaf::text)
        .in("outcome", "decision", leaf -> Words.label(leaf) + Words.ended(leaf))
        .in("waitUntil", "decision", JsonLeaf::text)
        .is("waitReason", "", leaf -> "Why it waits: " + leaf.text())
        .in("tookMillis", "decision", Words::seconds)
        .as("warnings", "Warnings/count")
        .is("warnings[]", "Warnings/#", JsonLeaf::text)
        .as("problems", "Problems/count")
        .in("problems[].kind", "Problems/#", leaf -> leaf.text() + ":" + leaf.beside("what"))
        .in("problems[].what", "Problems/#", JsonLeaf::text)
        .in("problems[].evidence[]", "Problems/#", JsonLeaf::text)
        .in("problems[].next[]", "Problems/#", leaf -> "Next: " + leaf.text())
        .is("rollbackCommand", "To undo", JsonLeaf::text);
  }

  private static void release(Tellings all) {
    all.is("release.deploymentName", "Release/Deployment", JsonLeaf::text)
        .is("release.buildId", "Release/Build ID", JsonLeaf::text)
        .in("release.previousBuildId", "Routing/Current/Before", JsonLeaf::text)
        .is("release.commit", "Release/Commit", MarkdownTellings::commit)
        .is("release.committedAt", "Release/Commit", MarkdownTellings::commit)
        .is("release.dirty", "Release/Commit", MarkdownTellings::commit)
        .is("release.artifact", "Release/Artifact", MarkdownTellings::artifact)
        .is("release.artifactBytes", "Release/Artifact", MarkdownTellings::artifact)
        .not("digests are compared by programs", "release.codeSha256", "release.contentDigest")
        .is("release.functionArn", "Release/ARN", JsonLeaf::text)
        .is("release.functionVersion", "Release/Lambda version", JsonLeaf::text);
  }

  private static String commit(JsonLeaf leaf) {
    return leaf.beside("commit")
        + " of "
        + leaf.beside("committedAt")
        + (leaf.beside("dirty").equals("true") ? ", and uncommitted changes" : "");
  }

  private static String artifact(JsonLeaf leaf) {
    double megabytes = leaf.beside().path("artifactBytes").asLong() / 1e6;
    return leaf.beside("artifact") + String.format(Locale.ROOT, ", %.1f MB", megabytes);
  }

  private static void routing(Tellings all, String state, String column) {
    String current = "Routing/Current/" + column;
    String ramping = "Routing/Ramping/" + column;
    all.in(state + ".current", current, JsonLeaf::text)
        .is(
            state + ".propagated",
            current,
            leaf -> Words.current(leaf, ", still on its way to the task queues, the server says"))
        .is(state + ".propagated", ramping, Words::ramping)
        .in(state + ".ramping", ramping, JsonLeaf::text)
        .is(state + ".rampPercentage", ramping, Words::ramping);
  }

  private static void gate(Tellings all) {
    all.is("gate.outcome", "Replay/title", leaf -> "Replay: " + leaf.text())
        .in("gate.histories", MarkdownTellings::none, "Replay", leaf -> "No history was replayed.")
        .is("gate.histories", "Replay/All/Histories", MarkdownTellings::number)
        .is("gate.passed", "Replay/All/Passed", MarkdownTellings::number)
        .is("gate.inconclusive", "Replay/All/Inconclusive", MarkdownTellings::number)
        .is("gate.error", "Replay/All/Error", MarkdownTellings::number)
        .is("gate.failed", "Replay/All/Failed", MarkdownTellings::number)
        .in("gate.selection.says", "Replay", JsonLeaf::text)
        .in("gate.unanswered[]", "Replay", leaf -> "Left open: " + leaf.text())
        .in("gate.caveats[]", "Warnings", JsonLeaf::text)
        .is(
            "gate.verdicts[].workflowType",
            leaf -> "Replay/" + leaf.text() + "/Histories",
            leaf -> histories(leaf, any -> true))
        .is(
            "gate.verdicts[].outcome",
            leaf -> "Replay/" + leaf.beside("workflowType") + "/" + title(leaf.text()),
            leaf -> histories(leaf, it -> it.path("outcome").equals(leaf.value())))
        .not("the step tells it", "gate.tookMillis", "gate.polled[]*")
        .not("told in words, by 'says'", "gate.selection.*")
        .not("JUnit XML tells each history", "gate.verdicts[]*");
  }

  private static boolean none(JsonLeaf leaf) {
    return leaf.beside("histories").equals("0");
  }

  /** There are no rows where no history was replayed. */
  private static String number(JsonLeaf leaf) {
    return none(leaf) ? "" : leaf.text();
  }

  /** How many histories are of the same type as this one, and so. */
  private static String histories(JsonLeaf leaf, Predicate<JsonNode> so) {
    long count =
        StreamSupport.stream(leaf.root().at("/gate/verdicts").spliterator(), false)
            .filter(it -> it.path("workflowType").equals(leaf.beside().path("workflowType")))
            .filter(so)
            .count();
    return String.valueOf(count);
  }

  private static String title(String outcome) {
    return outcome.substring(0, 1).toUpperCase(Locale.ROOT) + outcome.substring(1);
  }

  private static void causes(Tellings all) {
    String cause = "gate.causes[].";
    all.as("gate.causes", "Why/count")
        .in(
            cause + "workflowType",
            "Why/#",
            leaf -> leaf.text() + ", " + Words.executions(leaf) + ": " + leaf.beside("says"))
        .in(cause + "outcome", "Why/#", JsonLeaf::text)
        .in(cause + "executions", "Why/#", Words::executions)
        .in(cause + "says", "Why/#", JsonLeaf::text)
        .in(cause + "recorded", Words::understood, "Why/#", leaf -> "recorded " + leaf.text())
        .in(cause + "code", Words::understood, "Why/#", leaf -> "the code " + leaf.text())
        .in(
            cause + "sdkWords",
            leaf -> !Words.understood(leaf),
            "Why/#",
            leaf -> "the SDK " + leaf.text())
        .in(cause + "events[].id", "Why/#", Words::event)
        .in(cause + "events[].type", "Why/#", Words::event)
        .in(cause + "events[].name", "Why/#", Words::event)
        .in(cause + "codeAt[]", "Why/#", leaf -> "code at " + leaf.text())
        .in(
            cause + "source.file",
            "Why/#",
            leaf -> "file " + leaf.text() + ":" + leaf.beside("line"))
        .in(cause + "source.line", "Why/#", leaf -> leaf.beside("file") + ":" + leaf.text());
    examples(all, cause);
  }

  private static void examples(Tellings all, String cause) {
    all.in(cause + "examples[].workflowId", "Why/#", leaf -> "example" + Words.execution(leaf))
        .in(cause + "examples[].runId", "Why/#", Words::execution)
        .in(cause + "fix[]", "Why/#", leaf -> "fix " + leaf.text())
        .in(cause + "page", "Why/#", leaf -> "see " + leaf.text())
        .not("for programs; 'says' has words for it", cause + "kind")
        .not("the events around it, where they are known", cause + "eventId")
        .not("the workflow ID names it", cause + "examples[].origin")
        .not("it is the cause's, or nearly", cause + "examples[].eventId");
  }

  private static void work(Tellings all) {
    all.as("plan", "Plan/count")
        .is("plan[].step", "Plan/row#/Step", JsonLeaf::text)
        .is("plan[].says", "Plan/row#/What", JsonLeaf::text)
        .is("plan[].writes", "Plan/row#/Writes", leaf -> leaf.value().asBoolean() ? "yes" : "no")
        .not("its words tell whether it does anything", "plan[].changes")
        .as("steps", "Steps/count")
        .is("steps[].name", "Steps/row#/Step", JsonLeaf::text)
        .is("steps[].status", "Steps/row#/Result", JsonLeaf::text)
        .is("steps[].detail", "Steps/row#/What", JsonLeaf::text)
        .is("steps[].tookMillis", "Steps/row#/Took", Words::seconds)
        .not("how long it took is told", "steps[].startedAt");
  }

  private static void rollback(Tellings all) {
    all.not("it is what the first line names", "rollback.target")
        .not("it is in the column Before, or an earlier run left it", "rollback.left[]")
        .in("rollback.condemned[]", ROLLBACK, JsonLeaf::text)
        .in("rollback.passedOver[]", ROLLBACK, leaf -> "passed over " + leaf.text())
        .in("rollback.moveCommand", ROLLBACK, JsonLeaf::text);
    for (String list : List.of("rescued", "movedUnreplayed", "stranded", "movedStranded")) {
      String of = "rollback." + list + "[].";
      all.in(of + "workflowType", ROLLBACK, Words::placed)
          .in(of + "workflowId", ROLLBACK, Words::placed)
          .in(of + "runId", ROLLBACK, Words::placed)
          .in(of + "why", ROLLBACK, Words::placed)
          .in(of + "on", ROLLBACK, leaf -> leaf.text() + ",");
    }
  }

  private static void status(Tellings all) {
    String version = "status.versions[].";
    String here = "Status/paragraph#";
    all.in(version + "buildId", here, leaf -> ":" + leaf.text())
        .in(version + "status", here, leaf -> leaf.beside("buildId") + Words.upper(leaf))
        .in(version + "functionArn", here, leaf -> "function" + leaf.text())
        .in(version + "development", here, MarkdownTellings::function)
        .in(version + "taskQueues[].taskQueue", here, MarkdownTellings::queue)
        .in(version + "taskQueues[].type", here, MarkdownTellings::queue)
        .in(version + "times.created", here, leaf -> "created" + leaf.text())
        .in(version + "times.currentSince", here, leaf -> "current since" + leaf.text())
        .in(version + "times.rampingSince", here, leaf -> "ramping since" + leaf.text())
        .in(
            version + "times.lastCurrent",
            MarkdownTellings::left,
            here,
            leaf -> "last current" + leaf.text())
        .in(
            version + "times.drainageChanged",
            MarkdownTellings::left,
            here,
            leaf -> "since" + leaf.text())
        .not("the others tell more", version + "times.*")
        .in(version + "open.pinned", here, leaf -> leaf.text() + " Pinned")
        .in(version + "open.autoUpgrade", here, leaf -> leaf.text() + " Auto-Upgrade")
        .in(version + "commit", here, leaf -> "commit " + leaf.text())
        .in(version + "releasedBy", here, leaf -> "by " + leaf.text())
        .in(version + "runUrl", here, JsonLeaf::text)
        .in(version + "condemned", here, leaf -> "condemned " + leaf.text())
        .in("status.undescribedBuildIds[]", "Status", leaf -> "Build ID '" + leaf.text() + "'")
        .in("status.alsoRunning.unversioned", "Status", leaf -> leaf.text() + " of no deployment")
        .in("status.alsoRunning.otherDeployments", "Status", leaf -> leaf.text() + " of other");
  }

  private static String function(JsonLeaf leaf) {
    String arn = leaf.beside("functionArn");
    return "function"
        + (arn.isEmpty()
            ? "none: nothing can invoke it; mvn temporal-lambda:rollout mends it"
            : arn)
        + (leaf.value().asBoolean() ? " (development mode: whatever $LATEST holds)" : "")
        + "task queues";
  }

  private static String queue(JsonLeaf leaf) {
    return leaf.beside("taskQueue") + " (" + leaf.beside("type") + ")";
  }

  /** Times of a version that traffic has left. */
  private static boolean left(JsonLeaf leaf) {
    return leaf.elsewhere("/status/versions/" + (leaf.at().get(0) - 1) + "/status")
        .matches("draining|drained");
  }

  private static void audit(Tellings all) {
    String finding = "status.audit.findings[].";
    all.in(
            "status.audit.complete",
            "Status",
            leaf -> leaf.value().asBoolean() ? "Audit: " : "Audit incomplete: ")
        .not("what could be read needs no line", "status.audit.functionsRead[]")
        .in(finding + "what", "Status", leaf -> leaf.beside("kind") + ": " + leaf.text())
        .in(finding + "kind", "Status", leaf -> leaf.text() + ": " + leaf.beside("what"))
        .in(
            finding + "fault",
            "Status",
            leaf -> (leaf.value().asBoolean() ? "Mismatch " : "Note ") + leaf.beside("kind"))
        .in(finding + "evidence[]", "Status", JsonLeaf::text)
        .in(finding + "next", "Status", leaf -> "Next: " + leaf.text());
    for (String problem : List.of("status.uncounted.", "status.audit.unread[].")) {
      all.in(problem + "what", "Status", JsonLeaf::text)
          .in(problem + "evidence[]", "Status", JsonLeaf::text)
          .in(problem + "next[]", "Status", leaf -> "Next: " + leaf.text())
          .not("for programs", problem + "kind");
    }
  }

  private static void goal(Tellings all) {
    all.in("recording.histories", "Recorded", leaf -> leaf.text() + " histories in ")
        .in("recording.directory", "Recorded", leaf -> " histories in " + leaf.text())
        .in("recording.selection.says", "Recorded", JsonLeaf::text)
        .in(
            "recording.selection.completed",
            leaf -> leaf.value().asInt() > 1,
            "Recorded",
            leaf -> "and " + leaf.text() + " completed executions")
        .not("told in words, by 'says'", "recording.selection.*")
        .is("packagedFile", "Packaged file", JsonLeaf::text);
  }
}
