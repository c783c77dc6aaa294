package io.github.temporallambda.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.temporallambda.buildid.BuildId;
import io.github.temporallambda.buildid.DeploymentVersionId;
import io.github.temporallambda.lambda.FunctionArn;
import io.github.temporallambda.lambda.FunctionName;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemKind;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.node.Node;

/** No rendering of a report tells a fact otherwise than another one does. */
final class RenderingsAgreeTest {

  private static final Map<String, String> FILES = Map.of("json", ReportFiles.ROLLOUT_REPORT);

  @Provide
  Arbitrary<RolloutReport> reports() {
    return Combinators.combine(
            Arbitraries.of(RunOutcome.class).filter(it -> it != RunOutcome.WAITING),
            versions(),
            versions().optional(),
            Arbitraries.longs().between(1, 99_999),
            Arbitraries.of(Outcome.class).list().ofMaxSize(6),
            texts().list().ofMinSize(1).ofMaxSize(3),
            texts().list().ofMaxSize(3),
            texts().optional(0.5))
        .as(RenderingsAgreeTest::report);
  }

  private static Arbitrary<DeploymentVersionId> versions() {
    return Arbitraries.strings()
        .withChars("abcdef0123456789_-.")
        .ofMinLength(1)
        .ofMaxLength(20)
        .map(tail -> new DeploymentVersionId(Reports.ID.deploymentName(), new BuildId("b" + tail)));
  }

  /** With something to see in each, so that a rendering that leaves one out differs. */
  private static Arbitrary<String> texts() {
    return Arbitraries.of(
            "|", "`", "@alice", "\n", "::error::", "<b>", "\\", " ", "%0A", "é", "##[")
        .list()
        .ofMaxSize(6)
        .map(pieces -> "t " + String.join("", pieces) + " e");
  }

  private static RolloutReport report(
      RunOutcome outcome,
      DeploymentVersionId id,
      Optional<DeploymentVersionId> previous,
      long functionVersion,
      List<Outcome> outcomes,
      List<String> problems,
      List<String> warnings,
      Optional<String> command) {
    RolloutReport base = Reports.succeeded();
    Ending ending =
        outcome == RunOutcome.FAILED
            ? Ending.failed(problems.stream().map(RenderingsAgreeTest::problem).toList())
            : Ending.well(outcome);
    return new RolloutReport(
        base.run(),
        ending.withWarnings(warnings),
        ReleaseFacts.of(id, base.release().commit(), base.release().artifact().orElseThrow())
            .withFunctionArn(
                new FunctionArn(
                    "aws", "eu-west-1", "123456789012", new FunctionName("w"), functionVersion)),
        Optional.of(gate(outcomes)),
        base.work(),
        new RoutingFacts(
            previous.map(Reports::routing),
            Optional.of(Reports.routing(id)),
            Optional.empty(),
            command.map(text -> "mvn '" + text.replace("\n", "") + "'")),
        Optional.empty(),
        Map.of());
  }

  private static Problem problem(String text) {
    return new Problem(ProblemKind.INTERRUPTED, text, List.of(), List.of());
  }

  private static GateVerdict gate(List<Outcome> outcomes) {
    List<HistoryVerdict> verdicts = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      String cause = outcome == Outcome.PASSED ? "" : "cause " + verdicts.size() % 2;
      verdicts.add(
          new HistoryVerdict(
              Reports.history("order-" + verdicts.size()), outcome, cause, Duration.ZERO));
    }
    return new GateVerdict(verdicts, Set.of(), List.of(), Duration.ZERO);
  }

  @Property(tries = 500)
  void markdownTellsWhatTheJsonTells(@ForAll("reports") RolloutReport report) {
    JsonNode json = ReportChecks.read(JsonReport.render(report, FILES));
    Node markdown = MarkdownReading.parse(MarkdownReport.render(report));
    Map<String, List<String>> rows = MarkdownReading.rows(markdown);

    assertThat(MarkdownReading.shown(markdown.getFirstChild())).contains(decision(json));
    assertThat(rows.get("Build ID")).containsExactly(json.at("/release/buildId").asText());
    assertThat(rows.get("Lambda version"))
        .containsExactly(json.at("/release/functionVersion").asText());
    assertThat(Objects.requireNonNull(rows.get("Current")).get(0))
        .endsWith(
            json.at("/release")
                .path("previousBuildId")
                .asText(json.at("/release/buildId").asText()));
    assertThat(rows.get("All")).isEqualTo(counts(json));
    String shown = MarkdownReading.shown(markdown).replaceAll("\\s+", "");
    texts(json).forEach(text -> assertThat(shown).contains(text.replaceAll("\\s+", "")));
  }

  @Property(tries = 500)
  void consoleTellsWhatTheJsonTells(@ForAll("reports") RolloutReport report) {
    JsonNode json = ReportChecks.read(JsonReport.render(report, FILES));
    List<String> console = new ArrayList<>();
    new ConsoleNarration(console::add).ends(report);
    String text = String.join("\n", console);

    assertThat(text)
        .contains(decision(json))
        .containsPattern("function +\\S+:" + json.at("/release/functionVersion").asText() + "\n");
    assertThat(first("before +orders:(\\S+)", text))
        .isEqualTo(json.at("/release").path("previousBuildId").asText(""));
    String counts = first("histories +(\\d.*)", text).replaceAll("[^\\d ]", "").strip();
    assertThat(counts.isEmpty() ? List.of("0", "0", "0", "0") : List.of(counts.split(" +", -1)))
        .isEqualTo(counts(json).subList(1, 5));
    String shown = text.replaceAll("\\s+", "");
    texts(json).forEach(each -> assertThat(shown).contains(each.replaceAll("\\s+", "")));
  }

  @Property(tries = 500)
  void junitXmlTellsTheCountsOfTheJson(@ForAll("reports") RolloutReport report) {
    JsonNode json = ReportChecks.read(JsonReport.render(report, FILES));
    String xml = ReplayJUnitXml.render("suite", report.gate().orElseThrow());

    ReportChecks.requireJUnit(xml);
    List<String> counts = counts(json);
    assertThat(first(" tests=\"(\\d+)\"", xml)).isEqualTo(counts.get(0));
    assertThat(first(" failures=\"(\\d+)\"", xml)).isEqualTo(counts.get(4));
    assertThat(Integer.parseInt(first(" errors=\"(\\d+)\"", xml)))
        .isEqualTo(Integer.parseInt(counts.get(2)) + Integer.parseInt(counts.get(3)));
  }

  @Property(tries = 500)
  void annotationsAreThoseOfTheJson(@ForAll("reports") RolloutReport report) {
    JsonNode json = ReportChecks.read(JsonReport.render(report, FILES));
    String annotations = Annotations.render(report);

    ReportChecks.requireCommands(annotations);
    int told =
        json.at("/gate/causes").size() + json.at("/problems").size() + json.at("/warnings").size();
    assertThat(annotations.lines()).hasSize(told);
    assertThat(annotations.lines().anyMatch(line -> line.startsWith("::error ")))
        .isEqualTo(json.path("outcome").asText().equals("failed"));
    String shown = annotations.replace("%0A", " ").replace("%25", "%").replaceAll("\\s+", "");
    Stream.concat(stream(json.at("/problems"), "/what"), stream(json.at("/warnings"), ""))
        .forEach(each -> assertThat(shown).contains(each.replaceAll("\\s+", "")));
  }

  private static String decision(JsonNode json) {
    String version = "orders:" + json.at("/release/buildId").asText();
    return switch (json.path("outcome").asText()) {
      case "succeeded" -> version + " succeeded";
      case "unchanged" -> version + ": nothing was left to do";
      case "planned" -> version + ": nothing was written";
      default -> version + " was stopped by a signal";
    };
  }

  /** All, passed, inconclusive, error, failed. */
  private static List<String> counts(JsonNode json) {
    return Stream.of("histories", "passed", "inconclusive", "error", "failed")
        .map(name -> json.path("gate").path(name).asText())
        .collect(Collectors.toList());
  }

  /** Problems, warnings and the way back, without what cannot be seen. */
  private static List<String> texts(JsonNode json) {
    return Stream.of(
            stream(json.at("/problems"), "/what"),
            stream(json.at("/warnings"), ""),
            Stream.of(json.path("rollbackCommand").asText()))
        .flatMap(each -> each)
        .map(ForeignText::line)
        .toList();
  }

  private static Stream<String> stream(JsonNode array, String pointer) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.at(pointer).asText()));
    return texts.stream();
  }

  private static String first(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }
}
