package io.github.temporallambda.report;

import java.util.Locale;

/** Where the JUnit XML tells what the JSON report tells of the gate. */
final class JUnitTellings {

  private static final String GATE_ALONE = "it is about the replay alone";

  private JUnitTellings() {}

  static Tellings all() {
    Tellings all = new Tellings();
    gate(all);
    causes(all);
    return all.not(
        GATE_ALONE,
        "schema",
        "reportId",
        "goal",
        "outcome",
        "waitUntil",
        "waitReason",
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
        "warnings[]",
        "problems[]*");
  }

  private static void gate(Tellings all) {
    all.is("gate.outcome", "outcome", Words::upper)
        .is("gate.tookMillis", "suite/time", JUnitTellings::time)
        .is("gate.histories", "case/count", Words::count)
        .is("gate.passed", "case/PASSED/count", Words::count)
        .is("gate.inconclusive", "case/INCONCLUSIVE/count", Words::count)
        .is("gate.error", "case/ERROR/count", Words::count)
        .is("gate.failed", "case/FAILED/count", Words::count)
        .is("gate.failed", "suite/failures", JsonLeaf::text)
        .is("gate.caveats[]", "caveat/#", JsonLeaf::text)
        .in("gate.unanswered[]", "artifact", JsonLeaf::text)
        .is("gate.verdicts[].workflowType", "case/#/classname", JsonLeaf::text)
        .is("gate.verdicts[].workflowId", "case/#/name", Words::execution)
        .is("gate.verdicts[].runId", "case/#/name", Words::execution)
        .is("gate.verdicts[].outcome", "case/#/type", Words::upper)
        .is("gate.verdicts[].outcome", "case/#/element", JUnitTellings::element)
        .in("gate.verdicts[].cause", "case/#", JsonLeaf::text)
        .not("no place in that form", "gate.verdicts[].origin", "gate.verdicts[].events")
        .not("no place in that form", "gate.polled[]*", "gate.selection.*");
  }

  private static String time(JsonLeaf leaf) {
    return String.format(Locale.ROOT, "%.3f", leaf.value().asLong() / 1000.0);
  }

  private static String element(JsonLeaf leaf) {
    return switch (leaf.text()) {
      case "passed" -> "";
      case "failed" -> "failure";
      default -> "error";
    };
  }

  /** Each history's case tells its own cause; somewhere among them stands the one that is shown. */
  private static void causes(Tellings all) {
    String cause = "gate.causes[].";
    all.in(cause + "says", "cases", JsonLeaf::text)
        .in(cause + "recorded", Words::understood, "cases", leaf -> "recorded " + leaf.text())
        .in(cause + "code", Words::understood, "cases", leaf -> "the code " + leaf.text())
        .in(
            cause + "sdkWords",
            leaf -> !Words.understood(leaf),
            "cases",
            leaf -> "the SDK " + leaf.text())
        .in(cause + "events[].id", "cases", Words::event)
        .in(cause + "events[].type", "cases", Words::event)
        .in(cause + "events[].name", "cases", Words::event)
        .in(cause + "codeAt[]", "cases", leaf -> "code at " + leaf.text())
        .in(cause + "fix[]", "cases", leaf -> "fix" + leaf.text())
        .in(cause + "page", "cases", leaf -> "see" + leaf.text())
        .not("no place in that form", cause + "source.*", cause + "eventId", cause + "kind")
        .not("each is a case", cause + "examples[]*")
        .not("the cases tell it", cause + "outcome", cause + "workflowType", cause + "executions");
  }
}
