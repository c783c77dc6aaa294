package io.github.temporallambda.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.report.LeftReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script of the stages for other CI systems, with a Maven that does what a test says. */
class StagesScriptTest {

  private static final Path SCRIPT = Path.of("docs/other-ci/temporal-lambda.sh").toAbsolutePath();
  private static final String REPORTS = "target/temporal-lambda/orders";
  private static final String LEAVES_REPORT =
      """
      mkdir -p %1$s
      echo 'Released orders:4204adc29eae' > %1$s/rollout-report.md
      sed "s/REPORT_ID/$id/" left.json > %1$s/rollout-report.json
      """
          .formatted(REPORTS);

  @TempDir Path directory;

  private Tool script;

  @BeforeEach
  void setUp() throws IOException {
    leaves(LeftReports.json("rollout", "succeeded"));
    script =
        Tool.of("bash", SCRIPT.toString())
            .in(directory)
            .with("DEPLOYMENT", "orders")
            .with("FUNCTION", "order-worker");
  }

  @Test
  void showsTheReportAndHandsEachArgumentToMavenAsItIs() throws IOException {
    maven(LEAVES_REPORT);
    String reason = "it's \"$(touch pwned)\" * `touch pwned`";

    String told =
        script
            .with("MAVEN_ARGUMENTS", "--settings=ci/my settings.xml\n\n-Dx=$HOME\n")
            .succeeds("rollback", "4204adc29eae", reason);

    assertThat(told).contains("Released orders:4204adc29eae");
    assertThat(arguments())
        .containsExactly(
            "-B",
            "-ntp",
            "--settings=ci/my settings.xml",
            "-Dx=$HOME",
            "-Dtemporal-lambda.from=4204adc29eae",
            "-Dtemporal-lambda.reason=" + reason,
            "-Dtemporal-lambda.deploymentName=orders",
            "-Dtemporal-lambda.functionName=order-worker",
            "io.github.temporal-lambda:temporal-lambda-maven-plugin:0.1.0-SNAPSHOT:rollback");
    assertThat(directory.resolve("pwned")).doesNotExist();
  }

  @Test
  void gatePackagesFirst() throws IOException {
    maven(LEAVES_REPORT);

    script.succeeds("gate");

    assertThat(arguments()).contains("package").last().asString().endsWith(":replay");
  }

  @Test
  void promotesUnderTheNameThatTheReportTells() throws IOException {
    maven(LEAVES_REPORT);
    Files.writeString(directory.resolve("worker.zip"), "zip");
    Files.writeString(
        directory.resolve("staging.json"),
        """
        {"release": {"buildId": "4204adc29eae", "commit": "4204adc29eae7188",
          "committedAt": "2026-11-20T09:00:00Z"}}
        """);

    script.succeeds("promote", "worker.zip", "staging.json");

    assertThat(arguments())
        .contains(
            "-Dtemporal-lambda.artifact=worker.zip",
            "-Dtemporal-lambda.buildId=4204adc29eae",
            "-Dtemporal-lambda.commit=4204adc29eae7188",
            "-Dtemporal-lambda.committedAt=2026-11-20T09:00:00Z");
  }

  @Test
  void doesNotPromoteWhatWasReleasedUnderNoName() throws IOException {
    maven(LEAVES_REPORT);
    Files.writeString(directory.resolve("worker.zip"), "zip");
    Files.writeString(directory.resolve("staging.json"), "{\"release\": {}}");

    assertThat(script.fails("promote", "worker.zip", "staging.json"))
        .contains("staging.json does not tell .release.buildId");
    assertThat(directory.resolve("arguments")).doesNotExist();
  }

  @Test
  void showsTheReportOfWhatFailedAndFails() throws IOException {
    maven(LEAVES_REPORT + "exit 3");

    assertThat(script.fails("release"))
        .contains("Released orders:4204adc29eae", "rollout failed; it is safe to run it again");
  }

  /** As with {@code -fn} among the options. */
  @Test
  void believesAReportThatSaysFailedThoughMavenEndedWell() throws IOException {
    maven(LEAVES_REPORT);
    leaves(LeftReports.json("rollout", "failed"));

    assertThat(script.fails("release"))
        .contains(
            "Released orders:4204adc29eae", "rollout failed (", "rollout-report.json is failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unchanged", "planned", "waiting"})
  void everyOutcomeThatIsNotFailedIsASuccess(String outcome) throws IOException {
    maven(LEAVES_REPORT);
    leaves(LeftReports.json("rollout", outcome));

    assertThat(script.succeeds("release")).contains("Released orders:4204adc29eae");
  }

  @Test
  void believesNoReportOfAnotherRun() throws IOException {
    maven(LEAVES_REPORT);
    leaves(LeftReports.json("rollout", "succeeded").replace("REPORT_ID", "another"));

    assertThat(script.fails("release")).contains("rollout-report.json is of another run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "BUILD SUCCESS", "[]", "{}", "{\"reportId\": \"REPORT_ID\"}"})
  void believesNoReportThatIsNone(String content) throws IOException {
    maven(LEAVES_REPORT);
    leaves(content);

    assertThat(script.fails("release")).contains("rollout failed (");
  }

  @Test
  void believesNoReportOfAnEarlierRun() throws IOException {
    Files.createDirectories(directory.resolve(REPORTS));
    Path earlier = directory.resolve(REPORTS).resolve("rollout-report.md");
    Files.writeString(earlier, "Released orders:earlier");
    maven("true");

    assertThat(script.fails("release"))
        .contains("rollout left no report")
        .doesNotContain("orders:earlier");
    assertThat(earlier).doesNotExist();
  }

  @Test
  void saysHowItIsUsed() {
    assertThat(script.fails("promote", "worker.zip")).contains("promote FILE REPORT");
  }

  @Test
  void mavenGetsTheSignalAndItsTimeToEnd() throws Exception {
    maven(
        """
        end() {
          %s
          exit 1
        }
        trap end TERM
        : > ready
        while :; do sleep 0.1; done
        """
            .formatted(LEAVES_REPORT));
    Path output = directory.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder("bash", SCRIPT.toString(), "release").directory(directory.toFile());
    builder.environment().put("DEPLOYMENT", "orders");
    builder.environment().put("FUNCTION", "order-worker");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    try {
      while (!Files.exists(directory.resolve("ready")) && process.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      process.destroy();

      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isOne();
      assertThat(Files.readString(output))
          .contains("Released orders:4204adc29eae", "rollout failed; it is safe to run it again");
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private void maven(String does) throws IOException {
    Path stub = directory.resolve("mvnw");
    Files.writeString(
        stub,
        """
        #!/usr/bin/env bash
        printf '%%s\\n' "$@" > arguments
        id=$(sed -n 's/^-Dtemporal-lambda.reportId=//p' arguments)
        %s
        """
            .formatted(does));
    assertThat(stub.toFile().setExecutable(true)).isTrue();
  }

  private List<String> arguments() throws IOException {
    return Files.readAllLines(directory.resolve("arguments")).stream()
        .filter(argument -> !argument.startsWith("-Dtemporal-lambda.reportId="))
        .toList();
  }

  private void leaves(String report) throws IOException {
    Files.writeString(directory.resolve("left.json"), report);
  }
}
