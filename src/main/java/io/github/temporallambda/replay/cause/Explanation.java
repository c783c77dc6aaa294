package io.github.temporallambda.replay.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A cause with what stands around it. Nothing of a payload.
 *
 * @param cause why the history did not pass
 * @param around the event at which the replay stopped, with those before and after it; empty where
 *     it is not known
 * @param code the lines of the user's own code that the replay had come to, topmost first; empty
 *     where they are not known
 */
public record Explanation(ReplayCause cause, List<RecordedEvent> around, List<Frame> code) {

  private static final int MOST_FRAMES = 3;

  public Explanation {
    around = List.copyOf(around);
    code = List.copyOf(code).subList(0, Math.min(code.size(), MOST_FRAMES));
  }

  /** The cause alone, with the line of code that it tells itself. */
  public static Explanation of(ReplayCause cause) {
    return new Explanation(cause, List.of(), cause.at().stream().toList());
  }

  /** With what the history holds around the event at which the replay stopped. */
  public Explanation around(RecordedEvents history) {
    ReplayCause within = cause.within(history);
    OptionalLong eventId = within.eventId();
    return eventId.isPresent()
        ? new Explanation(within, history.around(eventId.orElseThrow()), code)
        : this;
  }

  /**
   * With the lines of the user's code that the worker told when it was asked; its own come first.
   */
  public Explanation at(List<Frame> told) {
    return code.isEmpty() ? new Explanation(cause, around, told) : this;
  }

  private Optional<RecordedEvent> here() {
    return around.stream()
        .filter(event -> cause.eventId().isPresent())
        .filter(event -> event.id() == cause.eventId().getAsLong())
        .findFirst();
  }

  /** As text, a line each: what was recorded, what the code did, where; not what mends it. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    if (cause instanceof NonDeterminism mismatch) {
      lines.addAll(ExplanationText.mismatch(mismatch, here()));
    }
    lines.addAll(ExplanationText.around(around, here()));
    code.forEach(frame -> lines.add("code at   " + frame));
    return lines;
  }
}
