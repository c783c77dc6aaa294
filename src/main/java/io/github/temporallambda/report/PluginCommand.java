package io.github.temporallambda.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How this plugin is called from any directory, with or without a project: its full coordinates and
 * what tells deployment and services. Holds no secret: keys come from where they came from before.
 *
 * @param coordinates {@code groupId:artifactId:version}
 * @param properties names and values of the properties that every goal needs, in order
 */
public record PluginCommand(String coordinates, Map<String, String> properties) {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

  public PluginCommand {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  /** A copy that names {@code further} as well; what it named before stays where it was. */
  public PluginCommand with(Map<String, String> further) {
    Map<String, String> all = new LinkedHashMap<>(properties);
    all.putAll(further);
    return new PluginCommand(coordinates, all);
  }

  /** The command of a goal, on one line, ready to paste into a POSIX shell. */
  public String line(String goal, Map<String, String> further) {
    return with(further).properties().entrySet().stream()
        .map(property -> quoted("-D" + property.getKey() + "=" + property.getValue()))
        .collect(Collectors.joining(" ", "mvn " + coordinates + ":" + goal + " ", ""))
        .strip();
  }

  /** The same without further properties. */
  public String line(String goal) {
    return line(goal, Map.of());
  }

  /** An argument as a POSIX shell takes it whole. */
  public static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
