package io.github.temporallambda.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The action does what the example workflows want of it, and the plugin knows what they hand on.
 */
class ExampleWorkflowsTest {

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *(\\S+) *\\}\\}");
  private static final Pattern PARAMETER = Pattern.compile("-Dtemporal-lambda\\.([^=]+)=.*");
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("vars.TEMPORAL_ADDRESS", "orders.a1b2c.tmprl.cloud:7233"),
          Map.entry("vars.TEMPORAL_NAMESPACE", "orders.a1b2c"),
          Map.entry("vars.AWS_REGION", "eu-central-1"),
          Map.entry("secrets.TEMPORAL_API_KEY", "not-a-key"),
          Map.entry("github.sha", "4204adc29eae7188e12543357c7760c3b38f8bc7"),
          Map.entry("inputs.leave", "4204adc29eae"),
          Map.entry("inputs.reason", "orders fail: \"$(id)\" `id` 'x'"),
          Map.entry("inputs.dry-run", "false"),
          Map.entry("needs.staging.outputs.build-id", "4204adc29eae"),
          Map.entry("needs.staging.outputs.committed-at", "2026-11-20T10:00:00+01:00"));
  private static final String PULL_REQUEST =
      """
      {"pull_request": {
        "head": {"sha": "4204adc29eae7188", "repo": {"full_name": "%s"}},
        "base": {"repo": {"full_name": "acme/orders"}}}}
      """;

  @TempDir Path temporary;

  @ParameterizedTest
  @MethodSource("all")
  void actionRunsTheGoalWithParametersThatItTakes(ExampleWorkflow example) throws IOException {
    ActionJob job = job(example, "acme/orders");

    ActionResult result = job.run();

    assertThat(result.errors()).as(result.log()).isEmpty();
    assertThat(result.output("outcome")).isEqualTo("succeeded");
    List<String> arguments = job.maven().arguments();
    assertThat(arguments)
        .contains(
            "-Dtemporal-lambda.deploymentName="
                + example.matrix().getOrDefault("deployment", "orders"))
        .last()
        .asString()
        .endsWith(":" + example.goal());
    assertThat(parametersOf(example.goal())).containsAll(parametersIn(arguments));
  }

  @Test
  void gateOnAPullRequestIsForForksAsWell() throws IOException {
    ExampleWorkflow gate =
        all().stream().filter(it -> it.file().equals("pull-request.yml")).findFirst().orElseThrow();

    ActionResult result = job(gate, "mallory/orders").run();

    assertThat(result.errors()).isEmpty();
    assertThat(result.output("outcome")).isEqualTo("succeeded");
  }

  static List<ExampleWorkflow> all() {
    List<ExampleWorkflow> all = ExampleWorkflow.all();
    assertThat(all).hasSizeGreaterThan(8);
    assertThat(all)
        .extracting(example -> example.matrix().getOrDefault("deployment", ""))
        .contains("", "orders", "billing");
    return all;
  }

  private ActionJob job(ExampleWorkflow example, String headRepository) throws IOException {
    ActionJob job = ActionJob.in(temporary);
    Files.createDirectories(job.workspace().resolve("promoted"));
    Files.createFile(job.workspace().resolve("promoted/order-worker-lambda.zip"));
    Files.createDirectories(job.workspace().resolve(example.matrix().getOrDefault("module", "")));
    job.maven().leaves(StubMaven.report(example.goal(), "succeeded"));
    Map<String, String> values = new HashMap<>(VALUES);
    values.putAll(example.matrixValues());
    example.inputs().forEach((name, value) -> job.action().with(name, evaluate(value, values)));
    example
        .environment()
        .forEach((name, text) -> job.action().environment(name, evaluate(text, values)));
    if (example.file().startsWith("pull-request")) {
      job.action().event("pull_request", PULL_REQUEST.formatted(headRepository));
    }
    return job;
  }

  private static String evaluate(String text, Map<String, String> values) {
    return EXPRESSION.matcher(text).replaceAll(found -> value(found, values));
  }

  private static String value(MatchResult expression, Map<String, String> values) {
    String name = expression.group(1);
    assertThat(values).containsKey(name);
    return Matcher.quoteReplacement(values.getOrDefault(name, ""));
  }

  private static List<String> parametersIn(List<String> arguments) {
    return arguments.stream()
        .map(PARAMETER::matcher)
        .filter(Matcher::matches)
        .map(parameter -> parameter.group(1))
        .toList();
  }

  /** As {@code docs/reference.md} says, which is held against the plugin's descriptor. */
  private static Set<String> parametersOf(String goal) throws IOException {
    return Files.readAllLines(Path.of("docs/reference.md")).stream()
        .filter(line -> line.startsWith("| `") && line.contains("`" + goal + "`"))
        .map(line -> line.split(" \\| ", 3)[1].replace("`", "").replace("temporal-lambda.", ""))
        .collect(Collectors.toSet());
  }
}
