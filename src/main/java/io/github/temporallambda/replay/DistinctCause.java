package io.github.temporallambda.replay;

import io.github.temporallambda.replay.cause.Explanation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All histories of one workflow type that did not pass for one and the same cause.
 *
 * @param outcome theirs
 * @param workflowType theirs
 * @param count how many there are
 * @param examples up to three of them
 * @param explanation of the first that could be explained best
 */
public record DistinctCause(
    Outcome outcome,
    String workflowType,
    int count,
    List<HistoryVerdict> examples,
    Explanation explanation) {

  /** So many examples are shown. */
  public static final int MOST_EXAMPLES = 3;

  /**
   * FAILED comes first: it is certain, and would break in production. What could not be tried comes
   * after it. Within both, what most executions have.
   */
  private static final Comparator<DistinctCause> WORST_FIRST =
      Comparator.comparing(DistinctCause::outcome, Comparator.reverseOrder())
          .thenComparing(DistinctCause::count, Comparator.reverseOrder())
          .thenComparing(DistinctCause::workflowType)
          .thenComparing(cause -> cause.explanation().cause().says());

  public DistinctCause {
    examples = List.copyOf(examples);
  }

  /** What makes two histories fail for the same cause. */
  record Likeness(Outcome outcome, String workflowType, Object cause) {

    static Optional<Likeness> of(HistoryVerdict verdict) {
      return verdict
          .explanation()
          .map(
              explanation ->
                  new Likeness(
                      verdict.outcome(),
                      verdict.history().workflowType(),
                      explanation.cause().likeness()));
    }
  }

  /** The causes of all that did not pass, worst first. */
  static List<DistinctCause> among(List<HistoryVerdict> verdicts) {
    Map<Likeness, List<HistoryVerdict>> alike = new LinkedHashMap<>();
    for (HistoryVerdict verdict : verdicts) {
      Likeness.of(verdict)
          .ifPresent(
              likeness -> alike.computeIfAbsent(likeness, key -> new ArrayList<>()).add(verdict));
    }
    return alike.values().stream().map(DistinctCause::of).sorted(WORST_FIRST).toList();
  }

  private static DistinctCause of(List<HistoryVerdict> alike) {
    HistoryVerdict first = alike.get(0);
    return new DistinctCause(
        first.outcome(),
        first.history().workflowType(),
        alike.size(),
        alike.stream().limit(MOST_EXAMPLES).toList(),
        alike.stream()
            .flatMap(verdict -> verdict.explanation().stream())
            .max(Comparator.comparingInt(each -> each.code().size() + each.around().size()))
            .orElseThrow());
  }
}
