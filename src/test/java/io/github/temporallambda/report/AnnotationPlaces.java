package io.github.temporallambda.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Workflow commands by places: first those of the causes, then of the problems, then why it waits,
 * then the warnings.
 */
final class AnnotationPlaces {

  private static final Pattern COMMAND =
      Pattern.compile("::(\\w+) (?:file=(.*?),line=(\\d+),)?title=(.*?)::(.*)");

  private AnnotationPlaces() {}

  /** The commands, and the report that tells how many there are of each kind. */
  static Places of(String commands, JsonNode json) {
    List<String> names = new ArrayList<>();
    number(names, "cause", json.at("/gate/causes").size());
    number(names, "problem", json.at("/problems").size());
    number(names, "waits", json.path("outcome").asText().equals("waiting") ? 1 : 0);
    number(names, "warning", json.at("/warnings").size());
    List<String> lines = commands.lines().toList();
    Places places = new Places();
    lines.forEach(line -> places.count("count"));
    for (int i = 0; i < Math.min(lines.size(), names.size()); i++) {
      read(names.get(i), lines.get(i), places);
    }
    return places;
  }

  private static void number(List<String> names, String name, int count) {
    for (int i = 1; i <= count; i++) {
      names.add(name + "/" + i);
    }
  }

  private static void read(String name, String line, Places places) {
    Matcher command = COMMAND.matcher(line);
    if (!command.matches()) {
      throw new AssertionError("not a workflow command: " + line);
    }
    places.add(name + "/kind", command.group(1));
    String file = command.group(2);
    if (file != null) {
      places.add(name + "/file", property(file));
      places.add(name + "/line", command.group(3));
    }
    places.add(name + "/title", property(command.group(4)));
    places.add(name, data(command.group(5)));
  }

  private static String property(String escaped) {
    return data(escaped.replace("%3A", ":").replace("%2C", ","));
  }

  private static String data(String escaped) {
    return escaped.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
  }
}
