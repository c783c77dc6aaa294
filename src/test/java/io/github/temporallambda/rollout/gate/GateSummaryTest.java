package io.github.temporallambda.rollout.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.HistoryContent;
import io.github.temporallambda.history.RecordedHistory;
import io.github.temporallambda.history.SampleFacts;
import io.github.temporallambda.history.SelectionFacts;
import io.github.temporallambda.replay.GateVerdict;
import io.github.temporallambda.replay.HistoryVerdict;
import io.github.temporallambda.replay.Outcome;
import io.github.temporallambda.replay.PolledTaskQueue;
import io.github.temporallambda.replay.TaskQueueType;
import io.github.temporallambda.rollout.gate.MovingExecutions.Replayed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class GateSummaryTest {

  @Test
  void nothingThatMovesIsSaidSo() {
    assertThat(GateSummary.of(replayed(passed(0), passed(0), 0)))
        .isEqualTo("no committed histories; 0 executions move; polls orders (workflow)");
  }

  @Test
  void countsTellReplayedOfAll() {
    assertThat(GateSummary.of(replayed(passed(4), passed(412), 20)))
        .isEqualTo(
            "4 of 4 committed histories replayed; 412 of 412 executions that move replayed;"
                + " 20 of 20 completed executions replayed; polls orders (workflow)");
  }

  @Test
  void sampleIsSaidWithWhatItIsTakenOf() {
    SelectionFacts facts =
        new SelectionFacts(
            48211,
            48211,
            1000,
            List.of(),
            Optional.of(new SampleFacts(1000, 1000, 48211, 3, 17, 4000, 7)),
            0);
    GateVerdict moving = passed(1000).withSelection(Optional.of(facts));

    assertThat(GateSummary.of(replayed(passed(0), moving, 0)))
        .contains(
            "1000 of 1000 replayed of the executions that move: 1,000 of 48,211, every workflow"
                + " type, 17 bands;");
    assertThat(moving.caveats())
        .containsExactly(
            "47,211 executions that move were not replayed, and move all the same: 1,000 of"
                + " 48,211, every workflow type, 17 bands (sample of 4,000 looked at, sampleSeed"
                + " 7)");
  }

  @Test
  void narrowingIsACaveat() {
    SelectionFacts facts =
        new SelectionFacts(412, 40, 40, List.of("workflowTypes"), Optional.empty(), 0);

    assertThat(passed(40).withSelection(Optional.of(facts)).caveats())
        .containsExactly(
            "372 executions that move were not replayed, and move all the same: 40 of 412, narrowed"
                + " by workflowTypes");
  }

  @Test
  void allIsNoCaveat() {
    SelectionFacts facts = new SelectionFacts(40, 40, 40, List.of(), Optional.empty(), 0);

    assertThat(passed(40).withSelection(Optional.of(facts)).caveats()).isEmpty();
  }

  private static Replayed replayed(GateVerdict committed, GateVerdict moving, int completed) {
    return new Replayed(committed.and(moving), committed, moving, passed(completed));
  }

  private static GateVerdict passed(int count) {
    return new GateVerdict(
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new HistoryVerdict(
                        new RecordedHistory(
                            "o",
                            "o-" + i,
                            "run-" + i,
                            "Order",
                            "orders",
                            1,
                            HistoryContent.in(Path.of("none"))),
                        Outcome.PASSED,
                        "",
                        Duration.ZERO))
            .toList(),
        Set.of(new PolledTaskQueue("orders", TaskQueueType.WORKFLOW)),
        List.of(),
        Duration.ZERO);
  }
}
