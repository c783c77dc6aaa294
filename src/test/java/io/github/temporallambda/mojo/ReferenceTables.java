package io.github.temporallambda.mojo;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** The tables of {@code docs/reference.md} as the plugin descriptor has them, in Markdown. */
final class ReferenceTables {

  private ReferenceTables() {}

  /** A row per goal. */
  static String goals(PluginDescriptor plugin) {
    return plugin.getMojos().stream()
        .sorted(Comparator.comparing(MojoDescriptor::getGoal))
        .map(ReferenceTables::row)
        .collect(
            table("goal", "default phase", "needs a project", "needs the network", "what it does"));
  }

  /** A row per parameter, with the goals that have it. */
  static String parameters(PluginDescriptor plugin) {
    Map<String, List<String>> goalsByRow = new TreeMap<>();
    for (MojoDescriptor goal : plugin.getMojos()) {
      for (Parameter parameter : editable(goal)) {
        goalsByRow.merge(
            row(goal, parameter),
            List.of("`" + goal.getGoal() + "`"),
            (some, more) -> Stream.concat(some.stream(), more.stream()).sorted().toList());
      }
    }
    return goalsByRow.entrySet().stream()
        .map(row -> row.getKey() + String.join(", ", row.getValue()) + " |")
        .collect(table("element", "property", "default", "meaning", "goals"));
  }

  private static Collector<CharSequence, ?, String> table(String... columns) {
    String head = "| " + String.join(" | ", columns) + " |\n" + "|---".repeat(columns.length);
    return Collectors.joining("\n", head + "|\n", "\n");
  }

  /** The parameters that users set. */
  static List<Parameter> editable(MojoDescriptor goal) {
    return goal.getParameters().stream().filter(Parameter::isEditable).toList();
  }

  /** The property that sets a parameter; empty where there is none. */
  static Optional<String> property(MojoDescriptor goal, Parameter parameter) {
    return Optional.ofNullable(
            goal.getMojoConfiguration().getChild(parameter.getName()).getValue(null))
        .map(expression -> expression.substring(2, expression.length() - 1));
  }

  private static String row(MojoDescriptor goal) {
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(
            goal.getGoal(),
            Optional.ofNullable(goal.getPhase())
                .or(() -> Optional.ofNullable(goal.getExecutePhase()).map(p -> "forks " + p))
                .orElse("–"),
            goal.isProjectRequired() ? "yes" : "no",
            goal.isOnlineRequired() ? "yes" : "no",
            escaped(goal.getDescription().lines().findFirst().orElse("")));
  }

  private static String row(MojoDescriptor goal, Parameter parameter) {
    return "| `%s` | %s | %s | %s | "
        .formatted(
            parameter.getName(),
            property(goal, parameter).map(name -> "`" + name + "`").orElse("–"),
            Optional.ofNullable(
                    goal.getMojoConfiguration()
                        .getChild(parameter.getName())
                        .getAttribute("default-value"))
                .map(value -> "`" + value + "`")
                .orElse("–"),
            escaped(parameter.getDescription()));
  }

  private static String escaped(String text) {
    return text.strip()
        .replaceAll("\\s+", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("|", "\\|")
        .replace("__", "\\_\\_");
  }
}
