package io.github.temporallambda.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which goal takes which input: the script's table against the plugin's own. */
class GoalInputsTest {

  /** Inputs that are parameters of the plugin. */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "artifact", "artifact",
          "build-id", "buildId",
          "deployment-name", "deploymentName",
          "function-name", "functionName",
          "temporal-address", "address",
          "temporal-namespace", "namespace",
          "temporal-profile", "temporalProfile",
          "aws-region", "region",
          "dry-run", "dryRun",
          "on-inconclusive", "onInconclusive");

  /** The script's own function, asked about everything. */
  private static final String ASK =
      """
      . <(sed -n '/^readonly GOALS=/p; /^takes()/,/^}/p' action/*.sh)
      for input in %s; do
        for goal in $GOALS; do
          ! takes "$goal" "$input" || echo "$input $goal"
        done
      done
      """;

  @Test
  void goalTakesTheInputsThatThePluginTakesAsParameters() throws IOException {
    Map<String, Set<String>> byScript = new TreeMap<>();
    bash(ASK.formatted(String.join(" ", PARAMETERS.keySet()))).stream()
        .map(line -> line.split(" "))
        .forEach(pair -> byScript.computeIfAbsent(pair[0], any -> new TreeSet<>()).add(pair[1]));

    assertThat(byScript).isEqualTo(byPlugin());
  }

  @Test
  void goalsThatWriteAreThoseOfWritingGoals() throws IOException {
    String ask =
        """
        . <(sed -n '/^readonly GOALS=/p; /^writes()/,/^}/p' action/*.sh)
        input() { echo false; }
        for goal in $GOALS; do ! writes "$goal" || echo "$goal"; done
        """;

    assertThat(bash(ask))
        .containsExactlyInAnyOrder(
            "promote",
            "publish",
            "register",
            "rollback",
            "rollout",
            "rollout-no-fork",
            "set-current");
    assertThat(bash(ask.replace("echo false", "echo true"))).isEmpty();
  }

  private static List<String> bash(String script) throws IOException {
    Process bash =
        new ProcessBuilder("bash", "-euc", script)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
        .lines()
        .toList();
  }

  private static Map<String, Set<String>> byPlugin() throws IOException {
    Map<String, Set<String>> goals = new TreeMap<>();
    String reference = Files.readString(Path.of("docs/reference.md"));
    PARAMETERS.forEach(
        (input, parameter) -> {
          Matcher row =
              Pattern.compile("(?m)^\\| `%s` \\| .* \\| (.*) \\|$".formatted(parameter))
                  .matcher(reference);
          while (row.find()) {
            Matcher goal = Pattern.compile("`([a-z-]+)`").matcher(row.group(1));
            goal.results()
                .forEach(
                    it -> goals.computeIfAbsent(input, any -> new TreeSet<>()).add(it.group(1)));
          }
        });
    return goals;
  }
}
