package io.github.temporallambda.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.action.ActionDefinition.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What GitHub demands of {@code action.yml}, and what nothing but a test holds together. */
class ActionDefinitionTest {

  private static final Path METADATA = Path.of("action.yml");

  private final ActionDefinition action = ActionDefinition.read(METADATA);
  private final String script = ActionDefinition.script();

  @Test
  void hasTheInputsAndOutputsThatWorkflowsName() {
    assertThat(action.inputs().keySet())
        .containsExactly(
            "goal",
            "plugin-version",
            "working-directory",
            "maven-executable",
            "module",
            "profiles",
            "deployment-name",
            "function-name",
            "artifact",
            "build-id",
            "temporal-address",
            "temporal-namespace",
            "temporal-profile",
            "aws-region",
            "dry-run",
            "on-inconclusive",
            "arguments",
            "summary",
            "annotations",
            "allow-pull-request");
    assertThat(action.outputs().keySet())
        .containsExactly(
            "outcome",
            "verdict",
            "build-id",
            "deployment-name",
            "function-version",
            "function-arn",
            "previous-build-id",
            "replayed",
            "replay-failures",
            "report",
            "junit-report",
            "rollback-command");
    assertThat(action.inputs().values()).allMatch(input -> input.description().length() > 30);
    assertThat(action.outputs().values()).allMatch(output -> !output.description().isBlank());
  }

  @Test
  void isACompositeActionThatTheMarketplaceTakes() {
    assertThat(action.root()).containsKeys("name", "description", "author", "branding");
    assertThat(action.root().get("runs"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("using", "composite");
    assertThat(action.steps())
        .allSatisfy(
            step -> {
              assertThat(List.of("name", "id", "if", "shell", "env", "run"))
                  .containsAll(step.keys());
              assertThat(step.shell()).isEqualTo("bash");
            });
  }

  @Test
  void noExpressionStandsInAScript() {
    assertThat(action.steps()).extracting(Step::run).noneMatch(run -> run.contains("${{"));
    assertThat(script.lines().filter(line -> line.contains("${{")))
        .as("one message tells the user what to write")
        .allMatch(line -> line.contains("Let actions/checkout take"));
  }

  @Test
  void everyInputReachesTheScriptUnderItsNameAndIsReadThere() {
    Map<String, String> environment = action.steps().get(0).environment();

    assertThat(environment).hasSameSizeAs(action.inputs());
    for (String input : action.inputs().keySet()) {
      String variable = "INPUT_" + input.toUpperCase(Locale.ROOT).replace('-', '_');
      assertThat(environment).containsEntry(variable, "${{ inputs." + input + " }}");
      assertThat(script).containsPattern("(input|add_parameter) " + input + "\\b|form " + input);
    }
    assertThat(environment).containsAllEntriesOf(onlyInputs(action.steps().get(1).environment()));
  }

  @Test
  void everyOutputIsOneThatTheReportStepWrites() {
    action
        .outputs()
        .forEach(
            (name, output) -> {
              assertThat(output.value()).isEqualTo("${{ steps.report.outputs." + name + " }}");
              assertThat(script).containsPattern("(output |in .*)\\b" + name + "\\b");
            });
    assertThat(action.steps()).extracting(Step::id).containsExactly("run", "report");
    assertThat(action.steps().get(1).condition()).contains("always()");
  }

  @Test
  void runsThePluginOfItsOwnCheckoutByDefault() {
    Matcher projectVersion =
        Pattern.compile(
                "<artifactId>temporal-lambda-maven-plugin</artifactId>\\s*<version>(.*?)</version>")
            .matcher(read(Path.of("pom.xml")));

    assertThat(projectVersion.find()).isTrue();
    assertThat(action.input("plugin-version").defaultValue()).isEqualTo(projectVersion.group(1));
  }

  @Test
  void knowsEveryGoalOfThePluginThatEndsWithAReport() {
    Set<String> goals = new HashSet<>(goalsOfThePlugin());
    goals.remove("help");
    Matcher known = Pattern.compile("GOALS='(.*)'").matcher(script);

    assertThat(known.find()).isTrue();
    assertThat(known.group(1).split(" ")).containsExactlyInAnyOrderElementsOf(goals);
    assertThat(action.input("goal").description()).contains(goals);
  }

  private static Set<String> goalsOfThePlugin() {
    String table = read(Path.of("docs/reference.md"));
    table = table.substring(table.indexOf("<!-- begin goals"), table.indexOf("<!-- end goals"));
    Matcher row = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|").matcher(table);
    return row.results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  private static Map<String, String> onlyInputs(Map<String, String> all) {
    return all.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("INPUT_"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
