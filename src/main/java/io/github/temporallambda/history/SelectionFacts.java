package io.github.temporallambda.history;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How many executions there are, and how many of them were selected.
 *
 * @param moving how many the scope holds
 * @param fitting how many of them fit what the user asked for; all where that is nothing
 * @param selected how many of those were selected
 * @param narrowedBy the parameters that left executions out; empty where none could
 * @param sample how they were chosen; empty where all that fit were
 * @param completed how many completed executions were selected on top
 */
public record SelectionFacts(
    long moving,
    int fitting,
    int selected,
    List<String> narrowedBy,
    Optional<SampleFacts> sample,
    int completed) {

  public SelectionFacts {
    narrowedBy = List.copyOf(narrowedBy);
  }

  /** The same with so many completed ones. */
  public SelectionFacts withCompleted(int executions) {
    return new SelectionFacts(moving, fitting, selected, narrowedBy, sample, executions);
  }

  /** How many move and were not selected. */
  public long leftOut() {
    return Math.max(0, moving - selected);
  }

  /**
   * As in {@code 412 of 412}, {@code 1,000 of 48,211, every workflow type, 17 bands}, or {@code 40
   * of 412, narrowed by workflowTypes}.
   */
  public String says() {
    String numbers =
        sample
            .map(SampleFacts::says)
            .orElseGet(() -> String.format(Locale.ROOT, "%,d of %,d", selected, moving));
    if (narrowedBy.isEmpty()) {
      return numbers;
    }
    String of =
        sample.map(it -> String.format(Locale.ROOT, " to %,d of %,d", fitting, moving)).orElse("");
    return numbers + ", narrowed by " + String.join(" and ", narrowedBy) + of;
  }

  /** What to know of those that were not selected; empty where all were. */
  public Optional<String> caveat() {
    return caveat("executions that move");
  }

  /**
   * The same of executions of some other kind.
   *
   * @param which as in {@code executions that move}
   */
  Optional<String> caveat(String which) {
    return leftOut() == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%,d %s were not replayed, and move all the same: %s%s",
                leftOut(),
                which,
                says(),
                sample.map(it -> " (" + it.how() + ")").orElse("")));
  }
}
