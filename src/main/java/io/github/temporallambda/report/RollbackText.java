package io.github.temporallambda.report;

import io.github.temporallambda.buildid.DeploymentVersionId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What holds after a rollback, for whoever is on call: what was rescued, what is stranded and how
 * it is moved, and what stays open. All wording of that is here.
 */
final class RollbackText {

  private static final int MOST_SHOWN = 10;
  private static final String INDENT = " ".repeat(15);

  private RollbackText() {}

  /** The lines, without line ends; none where there is nothing to tell. */
  static List<String> lines(RollbackFacts facts) {
    List<String> lines = new ArrayList<>();
    facts.course().passedOver().forEach(it -> lines.add(named("passed over", it)));
    if (!facts.course().condemned().isEmpty()) {
      lines.add(
          named(
              "condemned",
              facts.course().condemned().stream()
                  .map(Object::toString)
                  .collect(Collectors.joining(", "))));
    }
    add(lines, "rescued", "pinned to %s, where they go on: elsewhere they fail", facts.rescued());
    add(lines, "at risk", "moved to %s, where they do not replay", facts.movedUnreplayed());
    add(lines, "moved", "pinned to %s, where they replay", facts.movedStranded());
    add(lines, "stranded", "Pinned to %s, which still runs them", facts.stranded());
    facts
        .moveCommand()
        .ifPresent(
            command -> {
              lines.add(INDENT + "what of that replays elsewhere is moved by");
              lines.add(INDENT + command);
            });
    return List.copyOf(lines);
  }

  private static void add(
      List<String> lines, String name, String fate, List<PlacedExecution> executions) {
    Map<DeploymentVersionId, List<PlacedExecution>> byVersion =
        executions.stream()
            .collect(
                Collectors.groupingBy(
                    PlacedExecution::on, LinkedHashMap::new, Collectors.toList()));
    byVersion.forEach(
        (on, ones) -> {
          String count = ones.size() + (ones.size() == 1 ? " execution " : " executions ");
          lines.add(named(name, count + String.format(Locale.ROOT, fate, on)));
          ones.stream().limit(MOST_SHOWN).forEach(one -> lines.add(INDENT + one));
          if (ones.size() > MOST_SHOWN) {
            lines.add(INDENT + "and " + (ones.size() - MOST_SHOWN) + " more, in the report");
          }
        });
  }

  private static String named(String name, String value) {
    return String.format(Locale.ROOT, "  %-12s %s", name, value);
  }
}
