package io.github.temporallambda.report;

/** Where annotations tell what the JSON report tells: why it failed, and what to know. */
final class AnnotationTellings {

  private static final String WHY_ALONE = "annotations tell why, and what to know; no more";

  private AnnotationTellings() {}

  static Tellings all() {
    Tellings all = new Tellings();
    all.is("outcome", "count", AnnotationTellings::count)
        .in("goal", AnnotationTellings::hasProblems, "problem/1/title", JsonLeaf::text)
        .in(
            "release.deploymentName",
            AnnotationTellings::hasProblems,
            "problem/1/title",
            Words::label)
        .in("release.buildId", AnnotationTellings::hasProblems, "problem/1/title", Words::label)
        .in("waitUntil", "waits/1", JsonLeaf::text)
        .in("waitReason", "waits/1", JsonLeaf::text)
        .is("warnings[]", "warning/#", JsonLeaf::text)
        .is("warnings[]", "warning/#/kind", leaf -> "warning")
        .is("problems[].what", "problem/#/kind", leaf -> "error")
        .in("problems[].what", "problem/#", JsonLeaf::text)
        .in("problems[].evidence[]", "problem/#", JsonLeaf::text)
        .in("problems[].next[]", "problem/#", leaf -> "Next: " + leaf.text())
        .not("who has to act is in its words", "problems[].kind");
    causes(all);
    return untold(all);
  }

  private static boolean hasProblems(JsonLeaf leaf) {
    return !leaf.root().path("problems").isEmpty();
  }

  private static String count(JsonLeaf leaf) {
    int told =
        leaf.root().at("/gate/causes").size()
            + leaf.root().path("problems").size()
            + leaf.root().path("warnings").size()
            + (leaf.text().equals("waiting") ? 1 : 0);
    return told == 0 ? "" : String.valueOf(told);
  }

  private static void causes(Tellings all) {
    String cause = "gate.causes[].";
    all.is(cause + "outcome", "cause/#/kind", AnnotationTellings::kind)
        .is(cause + "workflowType", "cause/#/title", AnnotationTellings::title)
        .is(cause + "executions", "cause/#/title", AnnotationTellings::title)
        .in(cause + "says", "cause/#", JsonLeaf::text)
        .in(cause + "recorded", Words::understood, "cause/#", leaf -> "recorded " + leaf.text())
        .in(cause + "code", Words::understood, "cause/#", leaf -> "the code " + leaf.text())
        .in(
            cause + "sdkWords",
            leaf -> !Words.understood(leaf),
            "cause/#",
            leaf -> "the SDK " + leaf.text())
        .in(cause + "events[].id", "cause/#", Words::event)
        .in(cause + "events[].type", "cause/#", Words::event)
        .in(cause + "events[].name", "cause/#", Words::event)
        .in(cause + "codeAt[]", "cause/#", leaf -> "code at " + leaf.text())
        .is(cause + "source.file", "cause/#/file", JsonLeaf::text);
    examples(all, cause);
  }

  private static void examples(Tellings all, String cause) {
    all.is(cause + "source.line", "cause/#/line", JsonLeaf::text)
        .in(cause + "examples[].workflowId", "cause/#", leaf -> "example" + leaf.text())
        .in(cause + "fix[]", "cause/#", leaf -> "fix" + leaf.text())
        .not("a link is no link there", cause + "page")
        .not("for programs; 'says' has words for it", cause + "kind")
        .not("the events around it, where they are known", cause + "eventId")
        .not(
            "an example is named, no more",
            cause + "examples[].runId",
            cause + "examples[].origin",
            cause + "examples[].eventId");
  }

  private static String kind(JsonLeaf leaf) {
    return leaf.elsewhere("/outcome").equals("failed") ? "error" : "warning";
  }

  private static String title(JsonLeaf leaf) {
    return "Replay: " + leaf.beside("workflowType") + ", " + Words.executions(leaf);
  }

  private static Tellings untold(Tellings all) {
    return all.not(
        WHY_ALONE,
        "schema",
        "reportId",
        "startedAt",
        "tookMillis",
        "failedStep",
        "files.*",
        "release.*",
        "plan[]*",
        "steps[]*",
        "routing.*",
        "rollback.*",
        "rollbackCommand",
        "status.*",
        "recording.*",
        "packagedFile",
        "gate.outcome",
        "gate.tookMillis",
        "gate.histories",
        "gate.passed",
        "gate.inconclusive",
        "gate.error",
        "gate.failed",
        "gate.polled[]*",
        "gate.selection.*",
        "gate.unanswered[]",
        "gate.caveats[]",
        "gate.verdicts[]*");
  }
}
