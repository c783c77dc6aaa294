package io.github.temporallambda.history;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How many executions came since a {@link Selection}, and how many were selected of them.
 *
 * @param started of those that came since: how many there are, and how they were chosen
 * @param narrowedBy the parameters that leave executions out; empty where none does
 * @param narrowedOut how many move, whenever they started, and do not fit those parameters
 */
public record LaterFacts(SelectionFacts started, List<String> narrowedBy, long narrowedOut) {

  public LaterFacts {
    narrowedBy = List.copyOf(narrowedBy);
  }

  /** What to know of those that came since and were not selected; empty where all were. */
  public Optional<String> caveat() {
    return started.caveat("executions that started since the gate");
  }

  /**
   * What beside those that were looked at there is, each with a semicolon before it, as in {@code ;
   * of those that started 1,000 of 2,300, every workflow type, 3 bands} and {@code ; 12 that move
   * are left out by query}; nothing where there is nothing.
   */
  public String says() {
    String left =
        narrowedOut == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "; %,d that move are left out by %s",
                narrowedOut,
                String.join(" and ", narrowedBy));
    return started.leftOut() == 0 ? left : "; of those that started " + started.says() + left;
  }
}
