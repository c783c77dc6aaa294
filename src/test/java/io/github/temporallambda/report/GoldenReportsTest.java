package io.github.temporallambda.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs of every kind in every rendering, against golden files in {@code golden/<run>/}. */
final class GoldenReportsTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/io/github/temporallambda/report/golden");
  private static final Map<String, String> FILES = Map.of("json", ReportFiles.ROLLOUT_REPORT);

  static Stream<Arguments> runs() {
    return ReportCases.golden().entrySet().stream()
        .map(run -> Arguments.of(run.getKey(), run.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void everyRenderingReadsLikeItsGoldenFile(String run, RolloutReport report) throws IOException {
    Map<String, String> golden = new TreeMap<>();
    for (Path file : files(GOLDEN.resolve(run))) {
      golden.put(file.getFileName().toString(), Files.readString(file));
    }

    Map<String, String> rendered = rendered(report);
    if (!rendered.equals(golden)) {
      propose(run, rendered);
    }
    assertThat(rendered).isEqualTo(golden);
  }

  /** To be read, and copied where the new words are better. */
  private static void propose(String run, Map<String, String> rendered) throws IOException {
    Path directory = Files.createDirectories(Path.of("target", "golden-reports", run));
    for (Map.Entry<String, String> file : rendered.entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
  }

  @Test
  void everyDirectoryOfGoldenFilesIsOfARun() throws IOException {
    assertThat(files(GOLDEN))
        .extracting(directory -> directory.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(ReportCases.golden().keySet());
  }

  /** By file name. Goals that take no steps narrate nothing. */
  static Map<String, String> rendered(RolloutReport report) {
    Map<String, String> rendered = new TreeMap<>();
    if (!report.steps().isEmpty()) {
      rendered.put("console.txt", narrated(report));
    }
    rendered.put("rollout-report.json", JsonReport.render(report, FILES));
    rendered.put("rollout-report.md", MarkdownReport.render(report));
    rendered.put("github-annotations.txt", Annotations.render(report));
    report
        .gate()
        .ifPresent(gate -> rendered.put("junit.xml", ReplayJUnitXml.render("suite", gate)));
    return rendered;
  }

  private static String narrated(RolloutReport report) {
    List<String> console = new ArrayList<>();
    ConsoleNarration narration = new ConsoleNarration(console::add);
    narration.begins(report.goal(), List.of(new Fact("version", report.release().label())));
    if (!report.work().plan().isEmpty()) {
      narration.planned(report.work().plan());
    }
    report.steps().forEach(narration::stepEnds);
    narration.ends(report);
    return String.join("\n", console) + "\n";
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
