package io.github.temporallambda.rollout.gate;

import io.github.temporallambda.history.LaterFacts;
import io.github.temporallambda.history.SampleFacts;
import io.github.temporallambda.history.SelectionFacts;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.PolledTaskQueue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a gate that passed has seen, on one line. */
public final class GateSummary {

  private GateSummary() {}

  /** How many replayed of which kind, and what the artifact polls. */
  public static String of(MovingExecutions.Replayed replayed) {
    return committed(replayed.committed())
        + "; "
        + moving(replayed.moving())
        + completed(replayed.completed())
        + "; "
        + polls(replayed.all());
  }

  /** How many committed histories replayed, and what the artifact polls. */
  public static String ofCommitted(GateVerdict verdict) {
    return committed(verdict) + "; " + polls(verdict);
  }

  /** What the artifact polls. */
  public static String polls(GateVerdict verdict) {
    return verdict.polled().stream()
        .map(PolledTaskQueue::toString)
        .collect(Collectors.joining(", ", "polls ", ""));
  }

  /**
   * How many started or grew since, of what was looked at again.
   *
   * @param before all that was found until then
   */
  public static String of(MovingExecutions.Since since, GateVerdict before) {
    if (!since.verdict().unanswered().isEmpty()) {
      return "what started or grew since the gate is not known";
    }
    long fresh = Untried.fresh(before, since.verdict());
    Optional<SampleFacts> sample = before.selection().flatMap(SelectionFacts::sample);
    String grew =
        sample
            .map(
                it ->
                    String.format(
                        Locale.ROOT, ", or grew of the %,d sampled of %,d", it.chosen(), it.of()))
            .map(of -> " executions started since the gate" + of)
            .orElse(" executions started or grew since the gate");
    return fresh + grew + since.facts().map(LaterFacts::says).orElse("");
  }

  private static String committed(GateVerdict verdict) {
    return verdict.histories().isEmpty()
        ? "no committed histories"
        : passed(verdict) + " committed histories replayed";
  }

  private static String moving(GateVerdict live) {
    Optional<SelectionFacts> chosen = live.selection().filter(facts -> facts.leftOut() > 0);
    if (chosen.isPresent()) {
      return passed(live) + " replayed of the executions that move: " + chosen.get().says();
    }
    if (live.histories().isEmpty() && !live.unanswered().isEmpty()) {
      return "which executions move is not known";
    }
    return live.histories().isEmpty()
        ? "0 executions move"
        : passed(live) + " executions that move replayed";
  }

  private static String completed(GateVerdict completed) {
    return completed.histories().isEmpty()
        ? ""
        : "; " + passed(completed) + " completed executions replayed";
  }

  private static String passed(GateVerdict verdict) {
    return verdict.count(Outcome.PASSED) + " of " + verdict.histories().size();
  }
}
