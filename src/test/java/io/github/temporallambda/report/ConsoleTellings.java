package io.github.temporallambda.report;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the narration tells what the JSON report tells. */
final class ConsoleTellings {

  private static final String OF_ITS_OWN =
      "the goal itself prints it, in the words of the Markdown";

  private ConsoleTellings() {}

  static Tellings all() {
    Tellings all = new Tellings();
    run(all);
    work(all);
    release(all);
    routing(all);
    gate(all);
    rollback(all);
    return all.not(OF_ITS_OWN, "status.*", "recording.*", "packagedFile");
  }

  private static void run(Tellings all) {
    all.not("for programs", "schema", "reportId", "files.*")
        .not("a log has times of its own", "startedAt")
        .not("the step's own line says so", "failedStep")
        .in("goal", "decision", JsonLeaf::text)
        .in("outcome", "decision", leaf -> Words.label(leaf) + Words.ended(leaf))
        .in("waitUntil", "decision", JsonLeaf::text)
        .is("waitReason", "waits", JsonLeaf::text)
        .in("tookMillis", "decision", Words::seconds)
        .as("warnings", "warning/count")
        .is("warnings[]", "warning/#", JsonLeaf::text)
        .in("problems[].what", ConsoleTellings::interrupted, "problems", JsonLeaf::text)
        .in("problems[].evidence[]", ConsoleTellings::interrupted, "problems", JsonLeaf::text)
        .in(
            "problems[].next[]",
            ConsoleTellings::interrupted,
            "problems",
            leaf -> "Next: " + leaf.text())
        .not("Maven tells a problem; who has to act is in its words", "problems[].kind")
        .is("rollbackCommand", "undo", leaf -> "Undo " + leaf.text());
  }

  /** Every other problem is told by Maven, as what the goal failed with. */
  private static boolean interrupted(JsonLeaf leaf) {
    return leaf.beside("kind").equals("interrupted");
  }

  private static void work(Tellings all) {
    all.as("plan", "plan/count")
        .is("plan[].step", "plan/#", ConsoleTellings::planned)
        .is("plan[].says", "plan/#", ConsoleTellings::planned)
        .is("plan[].changes", "plan/#", ConsoleTellings::planned)
        .not("the words of a line tell what it writes", "plan[].writes")
        .as("steps", "step/count")
        .is("steps[].name", "step/#", ConsoleTellings::step)
        .is("steps[].status", "step/#", ConsoleTellings::step)
        .is("steps[].detail", "step/#", ConsoleTellings::step)
        .is("steps[].tookMillis", "step/#", ConsoleTellings::step)
        .not("a log has times of its own", "steps[].startedAt");
  }

  private static String planned(JsonLeaf leaf) {
    return leaf.beside("step")
        + (leaf.beside("changes").equals("true") ? "" : "- ")
        + leaf.beside("says");
  }

  private static String step(JsonLeaf leaf) {
    String status = leaf.beside("status");
    return leaf.beside("name")
        + (status.equals("done") ? "" : status + ": ")
        + leaf.beside("detail")
        + " ("
        + Words.seconds(leaf)
        + ")";
  }

  private static void release(Tellings all) {
    all.in("release.deploymentName", "decision", Words::label)
        .in("release.buildId", "decision", Words::label)
        .in("release.previousBuildId", "before", leaf -> ":" + leaf.text())
        .is("release.functionArn", "function", JsonLeaf::text)
        .in("release.functionVersion", "function", leaf -> ":" + leaf.text())
        .not(
            "the run's beginning tells what it is about",
            "release.commit",
            "release.committedAt",
            "release.dirty",
            "release.artifact",
            "release.artifactBytes",
            "release.codeSha256",
            "release.contentDigest");
  }

  private static void routing(Tellings all) {
    all.is("routing.before.current", "before", JsonLeaf::text)
        .not(
            "the log tells what holds now",
            "routing.before.ramping",
            "routing.before.rampPercentage",
            "routing.before.propagated")
        .in("routing.after.current", ConsoleTellings::done, "current", JsonLeaf::text)
        .in(
            "routing.after.propagated",
            ConsoleTellings::done,
            "current",
            leaf -> Words.current(leaf, " (still on its way to the task queues, the server says)"))
        .in("routing.after.ramping", ConsoleTellings::done, "ramping", JsonLeaf::text)
        .in("routing.after.propagated", ConsoleTellings::done, "ramping", Words::ramping)
        .in("routing.after.rampPercentage", ConsoleTellings::done, "ramping", Words::ramping);
  }

  /** After a dry run all is as it was. */
  private static boolean done(JsonLeaf leaf) {
    return !leaf.elsewhere("/outcome").equals("planned");
  }

  private static void gate(Tellings all) {
    for (String count : new String[] {"passed", "inconclusive", "error", "failed"}) {
      all.is("gate." + count, "histories", ConsoleTellings::counts);
    }
    all.in("gate.caveats[]", "warnings", JsonLeaf::text)
        .not("the counts add up to it", "gate.histories")
        .not(
            "the step tells it, and what the goal fails with",
            "gate.outcome",
            "gate.tookMillis",
            "gate.polled[]*",
            "gate.selection.*",
            "gate.unanswered[]",
            "gate.causes[]*",
            "gate.verdicts[]*");
  }

  /** Nothing is said of no history. */
  private static String counts(JsonLeaf leaf) {
    return leaf.beside("histories").equals("0")
        ? ""
        : Stream.of("passed", "inconclusive", "error", "failed")
            .map(name -> leaf.beside(name) + " " + name)
            .collect(Collectors.joining(", "));
  }

  private static void rollback(Tellings all) {
    all.not("it is what the last line names", "rollback.target")
        .not("it was current before, or an earlier run left it", "rollback.left[]")
        .in("rollback.condemned[]", ConsoleTellings::done, "rollback", JsonLeaf::text)
        .in("rollback.passedOver[]", ConsoleTellings::done, "rollback", JsonLeaf::text)
        .in("rollback.moveCommand", ConsoleTellings::done, "rollback", JsonLeaf::text);
    for (String list : new String[] {"rescued", "movedUnreplayed", "stranded", "movedStranded"}) {
      for (String name : new String[] {"workflowType", "workflowId", "runId", "why"}) {
        all.in("rollback." + list + "[]." + name, ConsoleTellings::done, "rollback", Words::placed);
      }
      all.in(
          "rollback." + list + "[].on",
          ConsoleTellings::done,
          "rollback",
          leaf -> leaf.text() + ",");
    }
  }
}
