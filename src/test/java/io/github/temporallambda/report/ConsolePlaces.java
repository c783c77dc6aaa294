package io.github.temporallambda.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The narration of a run by places: its plan, its steps, and what is told at its end. */
final class ConsolePlaces {

  private static final Set<String> LABELS =
      Set.of("before", "function", "histories", "warning", "waits");

  private final Places places = new Places();
  private boolean decided;
  private int warnings;

  private ConsolePlaces() {}

  static Places of(RolloutReport report) {
    ConsolePlaces reading = new ConsolePlaces();
    List<String> lines = new ArrayList<>();
    ConsoleNarration narration = new ConsoleNarration(lines::add);
    narration.planned(report.work().plan());
    reading.numbered("plan", lines.stream().filter(line -> line.startsWith("  ")).toList());
    lines.clear();
    report.steps().forEach(narration::stepEnds);
    reading.numbered("step", lines);
    lines.clear();
    narration.ends(report);
    lines.forEach(reading::read);
    return reading.places;
  }

  private void numbered(String name, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      places.count(name + "/count");
      places.add(name + "/" + (i + 1), lines.get(i));
    }
  }

  private void read(String line) {
    String label = line.strip().split(" ", 2)[0];
    if (!decided && line.startsWith("  ")) {
      places.add(label.matches("current|ramping") ? label : "rollback", line);
    } else if (!decided && LABELS.contains(label)) {
      labelled(label, line);
    } else if (decided) {
      places.add(line.startsWith("Undo   ") ? "undo" : "problems", line);
    } else if (!line.isEmpty() && !line.equals("Routing read back")) {
      decided = true;
      places.add("decision", line);
    }
  }

  private void labelled(String label, String line) {
    boolean many = label.equals("warning");
    warnings += many ? 1 : 0;
    places.count(label + "/count");
    places.add(many ? label + "/" + warnings : label, line.substring(label.length()));
    places.add(label + "s", line.substring(label.length()));
  }
}
