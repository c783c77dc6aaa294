package io.github.temporallambda.replay.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Parts of an explanation as lines. */
final class ExplanationText {

  private ExplanationText() {}

  static List<String> mismatch(NonDeterminism mismatch, Optional<RecordedEvent> here) {
    if (!mismatch.isUnderstood()) {
      return mismatch.words().isEmpty() ? List.of() : List.of("the SDK   " + mismatch.words());
    }
    String name =
        here.filter(event -> event.type().equals(mismatch.recorded()))
            .map(RecordedEvent::name)
            .filter(text -> !text.isEmpty())
            .map(text -> " '" + text + "'")
            .orElse("");
    return List.of("recorded  " + mismatch.recorded() + name, "the code  " + mismatch.code());
  }

  static List<String> around(List<RecordedEvent> events, Optional<RecordedEvent> here) {
    List<String> lines = new ArrayList<>();
    for (RecordedEvent event : events) {
      String label = lines.isEmpty() ? "events" : "";
      String mark = here.equals(Optional.of(event)) ? ">" : " ";
      lines.add(String.format(Locale.ROOT, "%-8s%s %s", label, mark, event));
    }
    return lines;
  }
}
