package io.github.temporallambda.mojo.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.SelectionFacts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Why no history was recorded. */
class HistoryRecordingTest {

  @Test
  void nothingRuns() {
    assertThat(HistoryRecording.nothing(facts(0, 0, 0)))
        .isEqualTo("Nothing runs that would move: no history was recorded");
  }

  @Test
  void nothingFits() {
    assertThat(HistoryRecording.nothing(facts(3, 0, 0, "workflowTypes", "since")))
        .isEqualTo(
            "None of 3 executions that would move fits workflowTypes and since: no history was"
                + " recorded");
  }

  @Test
  void allClosedMeanwhileWhetherNarrowedOrNot() {
    assertThat(HistoryRecording.nothing(facts(3, 3, 3)))
        .isEqualTo(
            "All of 3 executions that were to be recorded closed meanwhile: no history was"
                + " recorded; run it again, or take closed ones as well:"
                + " -Dtemporal-lambda.closed=10");
    assertThat(HistoryRecording.nothing(facts(3, 2, 2, "since"))).startsWith("All of 2 executions");
  }

  private static SelectionFacts facts(
      long moving, int fitting, int selected, String... narrowedBy) {
    return new SelectionFacts(moving, fitting, selected, List.of(narrowedBy), Optional.empty(), 0);
  }
}
