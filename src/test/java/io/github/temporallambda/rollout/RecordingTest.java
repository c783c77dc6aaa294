package io.github.temporallambda.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.temporallambda.history.AffectedExecution;
import io.github.temporallambda.history.Selection;
import io.github.temporallambda.history.SelectionFacts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordingTest {

  @Test
  void fileOfAnExecutionThatRunsIsNotTakenByOneOfItsCompletedRuns() {
    Selection selected =
        new Selection(
            List.of(run("a", "a3")),
            List.of(run("b", "b2"), run("a", "a2"), run("b", "b1"), run("c", "c1")),
            new SelectionFacts(1, 1, 1, List.of(), Optional.empty(), 4));

    assertThat(Recording.material(selected)).containsExactly(run("b", "b2"), run("c", "c1"));
  }

  private static AffectedExecution run(String workflowId, String runId) {
    return new AffectedExecution(workflowId, runId, "Order");
  }
}
