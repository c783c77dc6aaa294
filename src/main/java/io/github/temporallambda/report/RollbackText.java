package io.github.temporallambda.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What holds after a rollback, for whoever is on call: what was rescued, what is stranded and how
 * it is moved, and what stays open. All wording of that is here.
 */
final class RollbackText {

  private static final int MOST_SHOWN = 10;
  private static final String INDENT = "               ";

  private RollbackText() {}

  /** The lines, without line ends; none where there is nothing to tell. */
  static List<String> lines(RollbackFacts facts) {
    List<String> lines = new ArrayList<>();
    if (!facts.left().isEmpty()) {
      lines.add(
          named("left")
              + facts.left().stream().map(Object::toString).collect(Collectors.joining(", ")));
    }
    facts.passedOver().forEach(it -> lines.add(named("passed over") + it));
    add(lines, "rescued", "pinned to", "they do not replay elsewhere", facts.rescued());
    add(lines, "open", "moved to", "they do not replay there", facts.movedUnreplayed());
    add(lines, "moved", "pinned to", "they replay there", facts.movedStranded());
    add(lines, "stranded", "stay on", "they are Pinned", facts.stranded());
    facts
        .moveCommand()
        .ifPresent(
            command -> {
              lines.add(INDENT + "those of them that replay are moved by");
              lines.add(INDENT + command);
            });
    return List.copyOf(lines);
  }

  private static void add(
      List<String> lines, String name, String verb, String why, List<PlacedExecution> executions) {
    Map<String, Long> byVersion =
        executions.stream()
            .collect(Collectors.groupingBy(it -> it.on().toString(), Collectors.counting()));
    byVersion.forEach(
        (on, count) ->
            lines.add(
                named(name) + count + " executions " + verb + " " + on + ", since " + why + ":"));
    executions.stream().limit(MOST_SHOWN).forEach(it -> lines.add(INDENT + it));
    if (executions.size() > MOST_SHOWN) {
      lines.add(INDENT + "and " + (executions.size() - MOST_SHOWN) + " more, in the report");
    }
  }

  private static String named(String name) {
    return "  " + (name + INDENT).substring(0, INDENT.length() - 2);
  }
}
