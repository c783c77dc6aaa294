package io.github.temporallambda.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.temporallambda.action.ActionResult.Conclusion;
import io.github.temporallambda.report.LeftReports;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the action makes of the plugin's reports; Maven is a stand-in. */
class ActionReportTest {

  /** A file of 65 MiB, which takes no room. */
  private static final String LARGER = "truncate -s 65M \"$reports/large/rollout-report.json\"";

  @TempDir Path temporary;

  @Test
  void succeededRunIsToldInFull() {
    ActionJob job = ActionJob.in(temporary);
    job.maven().leaves(StubMaven.report("rollout", "succeeded").put("rollbackCommand", "mvn undo"));

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.SUCCESS);
    assertThat(result.outputs())
        .containsEntry("outcome", "succeeded")
        .containsEntry("verdict", "passed")
        .containsEntry("build-id", LeftReports.BUILD_ID)
        .containsEntry("deployment-name", "orders")
        .containsEntry("function-version", "5")
        .containsEntry(
            "function-arn", "arn:aws:lambda:eu-west-1:123456789012:function:order-worker:5")
        .containsEntry("previous-build-id", LeftReports.PREVIOUS_BUILD_ID)
        .containsEntry("replayed", "4")
        .containsEntry("replay-failures", "0")
        .containsEntry("rollback-command", "mvn undo");
    assertThat(Path.of(result.output("report"))).isRegularFile().hasFileName("rollout-report.json");
    assertThat(Path.of(result.output("junit-report"))).isRegularFile();
    assertThat(result.summary()).contains("### The report of orders");
    assertThat(result.annotations()).isEmpty();
  }

  @Test
  void reportThatFailedFailsTheStepThoughMavenEndedWell() {
    ActionJob job = ActionJob.in(temporary);
    job.maven().leaves(StubMaven.report("rollout", "failed")).exits(0);

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.output("outcome")).isEqualTo("failed");
  }

  /** In a reactor a module that does not compile leaves no report of its release. */
  @ParameterizedTest
  @ValueSource(strings = {"succeeded", "unchanged", "planned"})
  void buildThatFailedWithoutAReportThatTellsWhyFailsTheStepAndTheReportIsToldAllTheSame(
      String reported) {
    ActionJob job = ActionJob.in(temporary);
    job.maven()
        .leaves(StubMaven.report("rollout", reported).put("rollbackCommand", "mvn undo"))
        .exits(1);

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.outputs())
        .containsEntry("outcome", "failed")
        .containsEntry("build-id", LeftReports.BUILD_ID)
        .containsEntry("function-version", "5")
        .containsEntry("rollback-command", "mvn undo");
    assertThat(result.errors())
        .singleElement()
        .asString()
        .contains("Maven ended with 1 although the plugin reports " + reported, "another module");
    assertThat(result.summary())
        .contains("Maven ended with 1", "### The report of orders")
        .startsWith("### Temporal Lambda: failed");
  }

  @Test
  void inconclusiveVerdictIsToldBesideTheOutcome() {
    ActionJob job = ActionJob.in(temporary);
    ObjectNode report = StubMaven.report("rollout", "succeeded");
    report.withObject("/gate").put("outcome", "inconclusive");
    job.maven().leaves(report);

    ActionResult result = job.action().with("on-inconclusive", "release").run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.SUCCESS);
    assertThat(result.outputs())
        .containsEntry("outcome", "succeeded")
        .containsEntry("verdict", "inconclusive");
  }

  @Test
  void noReportFailsTheStepAlsoWhereMavenEndedWell() {
    ActionJob job = ActionJob.in(temporary);

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.output("outcome")).isEqualTo("failed");
    assertThat(result.output("report")).isEmpty();
    assertThat(result.errors())
        .singleElement()
        .asString()
        .contains("Maven ended with 0 and left no report of rollout");
    assertThat(result.summary()).contains("left no report of rollout");
  }

  @Test
  void outcomeIsFailedWhereTheFirstStepFailsItself() {
    ActionJob job = ActionJob.in(temporary);
    job.maven()
        .leaves(StubMaven.report("rollout", "succeeded"))
        .file("script", "rm \"$reports/../run.log\"; sleep 1");

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.output("outcome")).isEqualTo("failed");
    assertThat(result.errors()).singleElement().asString().contains("failed itself");
  }

  @Test
  void waitingIsASuccessThatSaysWhenToRunAgain() {
    ActionJob job = ActionJob.in(temporary);
    ObjectNode waiting = StubMaven.report("rollout", "waiting");
    job.maven().leaves(waiting.put("waitUntil", "2026-11-23T08:00:00Z"));

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.SUCCESS);
    assertThat(result.output("outcome")).isEqualTo("waiting");
    assertThat(result.messages("notice"))
        .containsExactly(
            "orders waits: run rollout again at 2026-11-23T08:00:00Z or later, with the same commit"
                + " checked out.");
  }

  @Test
  void reportsThatAreNoneOrOfAnotherRunFailTheStepAndEachIsTold() {
    ActionJob job = ActionJob.in(temporary);
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("", "is not one JSON object");
    bad.put("\u0000\u0001\u0002", "is not one JSON object");
    bad.put("BUILD SUCCESS", "is not JSON of its schema");
    bad.put("[]", "is not one JSON object");
    bad.put("{} {}", "is not one JSON object");
    bad.put("{}", "is not of the schema temporal-lambda/rollout-report/1");
    bad.put("{\"schema\": \"temporal-lambda/rollout-report/2\"}", "is not of the schema");
    bad.put(without("reportId"), "is of another run");
    bad.put(with("reportId", "other"), "is of another run");
    bad.put(without("goal"), "does not name its goal");
    bad.put(without("outcome"), "has no outcome that is known");
    bad.put(with("outcome", "fail"), "has no outcome that is known");
    bad.put(with("outcome", "waiting"), "does not say until when to wait");
    bad.put(with("waitUntil", "soon").replace("succeeded", "waiting"), "does not say until when");
    bad.put(with("gate", "passed"), "is not JSON of its schema");
    List<String> contents = List.copyOf(bad.keySet());
    for (int i = 0; i < contents.size(); i++) {
      job.maven().file("reports/" + i + "/rollout-report.json", contents.get(i));
    }
    job.maven().leaves("large", StubMaven.report("rollout", "succeeded")).file("script", LARGER);

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.output("outcome")).isEqualTo("failed");
    for (int i = 0; i < contents.size(); i++) {
      assertThat(result.summary())
          .contains("The report " + i + "/rollout-report.json " + bad.get(contents.get(i)));
    }
    assertThat(result.summary())
        .contains("The report large/rollout-report.json is larger than 64 MiB and was not read");
  }

  @Test
  void reportOfAnotherGoalIsNotEnough() {
    ActionJob job = ActionJob.in(temporary);
    job.maven().leaves(StubMaven.report("build-id", "succeeded"));

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.errors()).singleElement().asString().contains("left no report of rollout");
  }

  @Test
  void worstOfSeveralReportsDecidesAndAllAreTold() {
    ActionJob job = ActionJob.in(temporary);
    ObjectNode waiting = StubMaven.report("rollout", "waiting");
    waiting.put("waitUntil", "2026-11-23T08:00:00Z").withObject("/release").put("buildId", "two");
    job.maven()
        .leaves("a/one", StubMaven.report("rollout", "succeeded"))
        .leaves("two", waiting)
        .leaves("a/three", StubMaven.report("rollout", "unchanged"));

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.SUCCESS);
    assertThat(result.outputs())
        .containsEntry("outcome", "waiting")
        .containsEntry("build-id", "two");
    assertThat(result.output("report")).endsWith("/two/rollout-report.json");
    assertThat(result.summary())
        .contains("The report of a/one", "The report of two", "The report of a/three");
  }

  @Test
  void oneReportThatIsNotBelievedFailsTheStep() {
    ActionJob job = ActionJob.in(temporary);
    job.maven()
        .leaves("one", StubMaven.report("rollout", "succeeded"))
        .leaves("two", StubMaven.report("rollout", "succeeded").put("reportId", "other"));

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.output("outcome")).isEqualTo("failed");
    assertThat(result.errors())
        .containsExactly(
            "The report two/rollout-report.json is of another run; it is not believed.");
    assertThat(result.summary()).contains("The report of one").doesNotContain("The report of two");
  }

  @Test
  void summaryStaysBelowTheLimitHoweverManyReportsThereAre() {
    ActionJob job = ActionJob.in(temporary);
    String large = "x".repeat(600_000) + "\n";
    for (String name : List.of("one", "two", "three")) {
      job.maven().leaves(name, StubMaven.report("rollout", "succeeded"));
    }
    job.maven()
        .file("reports/one/rollout-report.md", large)
        .file("reports/three/rollout-report.md", large);

    ActionResult result = job.run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.SUCCESS);
    assertThat(result.summary())
        .contains(large)
        .contains("The report of two")
        .contains("The summary of <code>three/rollout-report.json</code> is left out")
        .hasSizeLessThan(1024 * 1024);
  }

  @Test
  void summaryAndAnnotationsAreLeftOutOnRequest() {
    ActionJob job = ActionJob.in(temporary);
    job.maven()
        .leaves(StubMaven.report("rollout", "failed"))
        .file("reports/orders/github-annotations.txt", "::error::no\n");

    ActionResult result = job.action().with("summary", "false").with("annotations", "false").run();

    assertThat(result.conclusion()).isEqualTo(Conclusion.FAILURE);
    assertThat(result.summary()).isEmpty();
    assertThat(result.errors()).isEmpty();
  }

  @Test
  void annotationsOfThePluginAreShownTenOfAKindAtMost() {
    ActionJob job = ActionJob.in(temporary);
    job.maven()
        .leaves("one", StubMaven.report("rollout", "failed"))
        .leaves("two", StubMaven.report("rollout", "failed"))
        .file(
            "reports/one/github-annotations.txt",
            """
            ::error file=src/Order.java,line=33,title=Does not replay::code 50%25%0Adone
            ::warning title=shallow::clone
            """)
        .file("reports/two/github-annotations.txt", "::error::more\n".repeat(20));

    ActionResult result = job.run();

    assertThat(result.errors()).hasSize(10);
    assertThat(result.messages("warning")).containsExactly("clone");
    assertThat(result.annotations().get(0))
        .isEqualTo(
            new Annotation(
                "error",
                Map.of("file", "src/Order.java", "line", "33", "title", "Does not replay"),
                "code 50%\ndone"));
  }

  /** Most of what can be wrong is; the causes of the replay are what somebody has to look at. */
  @Test
  void causesOfTheReplayComeBeforeTheActionsOwnFaultsAndLeaveThemRoom() {
    ActionJob job = ActionJob.in(temporary);
    job.maven()
        .leaves("one", StubMaven.report("rollout", "failed"))
        .leaves("two", StubMaven.report("rollout", "succeeded").put("reportId", "other"))
        .file("reports/one/github-annotations.txt", "::error title=Replay::cause\n".repeat(10));

    ActionResult result = job.run();

    assertThat(result.errors())
        .hasSize(10)
        .startsWith("cause", "cause", "cause", "cause", "cause", "cause", "cause", "cause", "cause")
        .last()
        .isEqualTo("The report two/rollout-report.json is of another run; it is not believed.");
  }

  @Test
  void allTenAreTheCausesWhereTheActionHasNoFaultToTell() {
    ActionJob job = ActionJob.in(temporary);
    job.maven()
        .leaves(StubMaven.report("rollout", "failed"))
        .file("reports/orders/github-annotations.txt", "::error title=Replay::cause\n".repeat(12));

    assertThat(job.run().errors()).hasSize(10).containsOnly("cause");
  }

  private static String with(String field, String value) {
    return StubMaven.report("rollout", "succeeded").put(field, value).toString();
  }

  private static String without(String field) {
    ObjectNode report = StubMaven.report("rollout", "succeeded");
    report.remove(field);
    return report.toString();
  }
}
