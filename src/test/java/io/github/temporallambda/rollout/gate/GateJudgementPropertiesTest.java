package io.github.temporallambda.rollout.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.HistoryContent;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.problem.Problem;
import io.github.temporallambda.problem.ProblemException;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.rollout.plan.Worlds;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Which verdicts let a release go on, whatever was found. */
final class GateJudgementPropertiesTest {

  private static final Problem PROBLEM = Problem.gate("It never polled.", List.of(), "mend it");

  @Provide
  Arbitrary<GateVerdict> verdicts() {
    return Combinators.combine(
            Arbitraries.of(Outcome.class).list().ofMaxSize(5),
            Arbitraries.of(PROBLEM).list().ofMaxSize(1),
            Arbitraries.of(PROBLEM).list().ofMaxSize(1))
        .as(
            (outcomes, problems, unanswered) ->
                new GateVerdict(
                        outcomes.stream().map(GateJudgementPropertiesTest::history).toList(),
                        Set.of(),
                        problems,
                        Duration.ZERO)
                    .withUnanswered(unanswered));
  }

  private static HistoryVerdict history(Outcome outcome) {
    return new HistoryVerdict(
        new RecordedHistory("live", "o", "r", "Order", "orders", 3, HistoryContent.none()),
        outcome,
        outcome == Outcome.PASSED ? "" : "not replayed: for a reason",
        Duration.ZERO);
  }

  /** No release goes on with a build that was not replayed, but for what the user took on. */
  @Property(tries = 500)
  void releaseGoesOnExactlyWhereAllPassedOrTheUserWantsItAndNothingFails(
      @ForAll("verdicts") GateVerdict verdict, @ForAll OnInconclusive choice) {
    boolean taken = verdict.outcome() == Outcome.INCONCLUSIVE && choice == OnInconclusive.RELEASE;

    assertThat(goesOn(() -> GateJudgement.require(verdict, Worlds.OURS, Worlds.gate(choice))))
        .isEqualTo(verdict.outcome() == Outcome.PASSED || taken);
    assertThat(goesOn(() -> GateJudgement.require(verdict, Worlds.OURS)))
        .isEqualTo(verdict.outcome() == Outcome.PASSED);
  }

  /** What was not tried and moves all the same is always told. */
  @Property(tries = 500)
  void whatTheUserTookOnIsWarnedOf(
      @ForAll("verdicts") GateVerdict verdict, @ForAll OnInconclusive choice) {
    boolean open = verdict.count(Outcome.INCONCLUSIVE) > 0 || !verdict.unanswered().isEmpty();

    assertThat(Untried.warned(verdict, choice).caveats())
        .hasSize(open && choice == OnInconclusive.RELEASE ? 1 : 0);
    assertThat(Untried.warned(verdict, choice).outcome()).isEqualTo(verdict.outcome());
  }

  private static boolean goesOn(Runnable judgement) {
    try {
      judgement.run();
      return true;
    } catch (ProblemException stopped) {
      return false;
    }
  }
}
